"""Gives the stories of the city a database of each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desk_app.domain.actors.chain import ChainState
from desk_app.domain.people.roles import template
from desk_app.domain.people.user_fold import UserLine
from desk_app.gateway.database import postgres as postgres_module
from desk_app.gateway.front.gateway import Gateway
from desk_app.gateway.projector import actor_check
from tests.gateway.database.private_postgres import PrivatePostgres, private_postgres
from tests.gateway.desks import CityClock, Randomness

NewAddress = Callable[[], str]


@pytest.fixture(scope="session")
def postgres() -> Iterator[PrivatePostgres]:
    """One private server for all tests of a process; two parts of a table are as good as many, and quicker to make."""
    with private_postgres() as running, pytest.MonkeyPatch.context() as few:
        few.setattr(postgres_module, "PARTITIONS", 2)
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def new_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewAddress]:
    """Give addresses of empty databases."""
    if request.param == "postgresql":
        running: PrivatePostgres = request.getfixturevalue("postgres")
        given: list[str] = []

        def on_server() -> str:
            given.append(running.new_database())
            return given[-1]

        yield on_server
        for address in given:
            running.give_back(address)
        return
    made: list[Path] = []

    def in_file() -> str:
        made.append(tmp_path / f"city-{len(made)}.db")
        return f"sqlite:///{made[-1]}"

    yield in_file


@pytest.fixture(autouse=True)
def known_from_the_start() -> Iterator[None]:
    """Let "thu" be a supervisor at every desk before its first entry, so that stories begin with what they are about."""
    role = "supervisor"
    thu = UserLine("thu", "Trần Thị Thu", role, active=True, rights=template(role))
    # Not the test's own patches: those must be undone before the city is closed.
    with pytest.MonkeyPatch.context() as known:
        known.setattr(actor_check, "ChainState", lambda: ChainState({"thu": thu}))
        yield


@pytest.fixture
def city_clock() -> CityClock:
    """The city's clock."""
    return CityClock()


@pytest.fixture
def gateway(new_address: NewAddress, city_clock: CityClock) -> Iterator[Gateway]:
    """A city nobody has joined yet."""
    opened = Gateway(new_address(), now=city_clock, random_bytes=Randomness())
    yield opened
    opened.close()
