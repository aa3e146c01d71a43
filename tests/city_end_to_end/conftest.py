"""Gives the rough day a database of each kind."""

from __future__ import annotations

import pytest

from tests.gateway.conftest import NewAddress, new_address, postgres

__all__ = ["city_database", "new_address", "postgres"]


@pytest.fixture
def city_database(new_address: NewAddress) -> str:
    """Give the address of an empty database."""
    return new_address()
