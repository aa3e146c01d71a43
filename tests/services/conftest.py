"""Stories of the use cases run on a desk in memory and on a real, encrypted one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk_app.storage.creating import create_desk
from desk_app.storage.database import open_database
from desk_app.storage.unit_of_work import SqliteUnitOfWorks
from tests.builders import IDENTITY, MORNING, FakeDesk, StoryDesk
from tests.fakes import FakeClock, FakeIds
from tests.services.ward_at_work import Ward
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
    yield StoryDesk(SqliteUnitOfWorks(database, ids), FakeClock(MORNING), ids)
    database.close()


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[Ward]:
    """Give a city and, when they are asked for, real desks enrolled in one of its wards."""
    made = Ward(tmp_path)
    yield made
    made.close()
