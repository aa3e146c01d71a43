"""A program whose desk has joined a city in memory."""

from __future__ import annotations

import pytest

from tests.screens.city_in_memory import CityInMemory
from tests.screens.desk_in_memory import DeskInMemory


@pytest.fixture
def city(memory: DeskInMemory) -> CityInMemory:
    """Give the city; asked for before the program, so that the desk has joined when it opens."""
    return CityInMemory(memory).join()
