"""Stories of the use cases run on a desk in memory and on a real, encrypted one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk_app.bootstrap.open_desk import Chosen
from desk_app.storage.folder.creating import create_desk
from desk_app.storage.journal.look_up_book import SqliteLookUpBook
from desk_app.storage.opening import open_database
from desk_app.storage.unit_of_work import SqliteUnitOfWorks
from tests.builders import IDENTITY, MORNING, FakeDesk, StoryDesk
from tests.fakes import FakeClock, FakeIds
from tests.services.ward_at_work import MadeDesks, Ward
from tests.storage.desk_builders import KeysInMemory


@pytest.fixture(params=["memory", "sqlite"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[StoryDesk]:
    """Give one desk after the other; modules that need only the one in memory have a fixture of their own."""
    if request.param == "memory":
        yield FakeDesk()
        return
    keys, ids = KeysInMemory(), FakeIds()
    create_desk(tmp_path / "desk", IDENTITY, keys)
    database = open_database(tmp_path / "desk", keys)
    yield StoryDesk(
        SqliteUnitOfWorks(database, ids), FakeClock(MORNING), ids, SqliteLookUpBook(database, ids)
    )
    database.close()


@pytest.fixture(scope="session")
def made_desks(tmp_path_factory: pytest.TempPathFactory) -> MadeDesks:
    """Give desks that are made once."""
    return MadeDesks(tmp_path_factory.mktemp("made"), Chosen(clock=FakeClock(MORNING)))


@pytest.fixture
def ward(made_desks: MadeDesks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ward]:
    """Give a city and, when they are asked for, real desks enrolled in one of its wards."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    made = Ward(tmp_path, tmp_path / "state", made_desks)
    yield made
    made.close()
