"""What honest people wrote with an earlier program raises no doubt about them at the city of today."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk_app.domain.actors.chain import ChainState
from desk_app.domain.facts.wire import fact_or_none
from desk_app.domain.journal.entry import Entry
from desk_app.gateway.front.gateway import Gateway
from desk_app.storage.opening import open_database
from desk_app.storage.unit_of_work import SqliteUnitOfWorks
from tests.fakes import FakeIds
from tests.old_versions.archives import HERE, KEYS, unpack
from tests.old_versions.conftest import versions_of

ARCHIVES = [(kind, version) for kind in ("practice_desk", "ward") for version in versions_of(kind)]


class KeyFiles:
    """The keys of the desks of an archive."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def store(self, instance_id: str, key: bytes) -> None:
        raise AssertionError("old data is only read")

    def load(self, instance_id: str) -> bytes:
        return bytes.fromhex((self._place / KEYS / instance_id).read_text(encoding="ascii"))


def journal(folder: Path, keys: KeyFiles) -> list[Entry]:
    """Give the own chain of a desk."""
    database = open_database(folder, keys)
    try:
        with SqliteUnitOfWorks(database, FakeIds())(write=False) as work:
            return list(work.journal.entries())
    finally:
        database.close()


@pytest.mark.parametrize(("kind", "version"), ARCHIVES)
def test_an_honest_journal_of_an_earlier_program_raises_no_doubt(
    kind: str, version: str, tmp_path: Path
) -> None:
    place = unpack(HERE / kind / f"{version}.tar.xz", tmp_path / kind)
    keys = KeyFiles(place)
    chains = [journal(one.parent, keys) for one in sorted(place.rglob("desk.db"))]
    assert chains
    for entries in chains:
        assert len(entries) > 10
        state = ChainState()
        doubts = [one for entry in entries for one in state.go_on(entry, fact_or_none(entry))]
        # A clerk's settlements are doubtful only until it is known what they settled.
        assert [one for one in doubts if not one.settles] == []
        assert {"clerk", "supervisor"} <= state.users.keys()
    if kind == "ward":
        gateway = Gateway(str(place / "city.db"))
        with gateway.database.read() as connection:
            told = connection.exec_driver_sql("SELECT detail FROM exceptions WHERE about = 'no_right'").all()
        gateway.close()
        assert told == []
