"""A journal taken over in bulk gives the very desk that wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from desk_app.domain.dossier.dossier import CollectorKind
from desk_app.domain.facts import facts
from desk_app.domain.journal.entry import Entry, seal
from desk_app.errors import StorageTrouble
from desk_app.storage.database import schema
from desk_app.storage.journal import bulk_import
from desk_app.storage.journal.bulk_import import import_entries
from desk_app.storage.verifying import verify
from tests.storage.desk_builders import TODAY, OpenDesk, code_of, new_desk, person

COPIED = (
    "entries",
    "dossiers",
    "dossier_codes",
    "persons",
    "procedure_usage",
    "users",
    "settings",
    "desk_state",
)


@pytest.fixture
def journal(desk: OpenDesk) -> list[Entry]:
    """The journal of a desk that did a bit of everything."""
    desk.add(facts.UserSaved("hoa", "Nguyễn Thị Hòa", "clerk"))
    for number in range(1, 31):
        desk.receive(number, person(f"Nguyễn Văn {number}", f"{number:012d}"))
        if number % 3 == 0:
            desk.add(facts.DossierForwarded("Phòng Tư pháp"), code_of(number))
        if number % 6 == 0:
            desk.add(facts.ResultRecorded("Giấy xác nhận"), code_of(number))
            desk.add(facts.ResultReturned(CollectorKind.APPLICANT, "Nguyễn"), code_of(number))
    desk.add(facts.SettingChanged("place", "Hà Nội", TODAY))
    with desk.work(write=False) as work:
        return list(work.journal.entries())


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[OpenDesk]:
    opened = new_desk(tmp_path / "empty", seed=5)
    yield opened
    opened.close()


def rows(desk: OpenDesk, table: str) -> list[tuple[object, ...]]:
    with desk.database.begin(write=False) as connection:
        return sorted(tuple(row) for row in connection.execute(select(schema.metadata.tables[table])))


@pytest.mark.parametrize("batch", [1, 7, 5_000])
def test_every_table_is_equal_however_the_journal_is_cut(
    desk: OpenDesk, journal: list[Entry], empty: OpenDesk, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(bulk_import, "BATCH", batch)
    assert import_entries(empty.database, empty.work, iter(journal)) == len(journal)
    assert verify(empty.database).ok
    for table in COPIED:
        assert rows(empty, table) == rows(desk, table), table
    with empty.work(write=False) as taken, desk.work(write=False) as original:
        assert taken.dossiers.find("nguyen van 1") == original.dossiers.find("nguyen van 1") != ()


def test_the_desk_goes_on_after_an_import_where_the_journal_ended(
    journal: list[Entry], empty: OpenDesk
) -> None:
    import_entries(empty.database, empty.work, journal)
    empty.receive(31)
    assert verify(empty.database).ok


def gap(journal: list[Entry]) -> list[Entry]:
    return journal[:5] + journal[6:]


def forged_header(journal: list[Entry]) -> list[Entry]:
    forged = replace(journal[5], hash="00" * 32)
    return [*journal[:5], forged, *journal[6:]]


def forged_body(journal: list[Entry]) -> list[Entry]:
    return [*journal[:5], replace(journal[5], body_bytes=b"{}"), *journal[6:]]


def foreign(journal: list[Entry]) -> list[Entry]:
    entry = seal(replace(journal[5].header, desk_id="H26.99.01-2"), journal[5].body_bytes or b"")
    return [*journal[:5], entry, *journal[6:]]


@pytest.mark.parametrize("spoil", [gap, forged_header, forged_body, foreign])
def test_an_entry_that_does_not_belong_stops_the_import_with_nothing_of_its_batch_taken(
    journal: list[Entry], empty: OpenDesk, spoil: object
) -> None:
    with pytest.raises(StorageTrouble) as trouble:
        import_entries(empty.database, empty.work, spoil(journal))  # type: ignore[operator]
    assert trouble.value.key == "storage.chain_broken"
    with empty.work(write=False) as work:
        assert work.journal.head().seq == 0
