"""A program whose desk has joined a city: one in memory, or a real one in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from desk_app.ports.clock import Clock
from tests.screens.city.ward_in_window import WardProgram
from tests.screens.city_in_memory import CityInMemory
from tests.screens.desk_in_memory import DeskInMemory
from tests.services.conftest import made_desks, ward
from tests.services.ward_at_work import Ward

__all__ = ["made_desks", "ward"]

Open = Callable[..., WardProgram]


@pytest.fixture
def city(memory: DeskInMemory) -> CityInMemory:
    """Give the city; asked for before the program, so that the desk has joined when it opens."""
    return CityInMemory(memory).join()


@pytest.fixture
def open_desk_1(ward: Ward, qtbot: QtBot) -> Iterator[Open]:
    """Give the way to open the window on desk 1, which is ended afterwards."""
    running: list[WardProgram] = []

    def begin(clock: Clock | None = None) -> WardProgram:
        running.append(WardProgram(qtbot, ward, clock))
        return running[-1]

    yield begin
    for program in running:
        program.end()
