"""A desk in memory and a program that shows it, for every story told through the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.screens.desk_in_memory import DeskInMemory
from tests.screens.program import MemoryOpening, Program


@pytest.fixture
def memory() -> DeskInMemory:
    """Give a desk in memory on a Friday morning."""
    return DeskInMemory()


@pytest.fixture
def opening(memory: DeskInMemory, tmp_path: Path) -> MemoryOpening:
    """Give the door to that desk."""
    return MemoryOpening(memory, tmp_path / "desk")


@pytest.fixture
def program(qtbot: QtBot, opening: MemoryOpening) -> Iterator[Program]:
    """Give the program with its window shown and the desk open."""
    running = Program(qtbot, opening).start()
    yield running
    running.end()


@pytest.fixture
def at_work(program: Program) -> Program:
    """Give the program with a clerk signed in."""
    return program.sign_in()
