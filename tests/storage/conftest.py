"""A fresh encrypted desk for every test of this room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.desk_builders import OpenDesk, new_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenDesk]:
    opened = new_desk(tmp_path / "desk")
    yield opened
    opened.close()
