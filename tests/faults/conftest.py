"""Faults are injected into a practice desk of their own: a copy of one made once, with its own memory outside the folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk_app.messages import Messages
from tests.cli.calls import DRAFT, ScriptDesk
from tests.cli.practice_desks import desk, made_once, state_home
from tests.faults.real_window import WindowOnFolder
from tests.screens.conftest import at_work, memory, opening, program
from tests.screens.reception.conftest import counter

__all__ = ["at_work", "counter", "desk", "made_once", "memory", "opening", "program", "state_home"]


@pytest.fixture
def draft_file(tmp_path: Path) -> Path:
    """Give the draft of the contract as a file."""
    file = tmp_path / "draft.json"
    file.write_text(json.dumps(DRAFT, ensure_ascii=False), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def words() -> Messages:
    """Give the Vietnamese sentences of the desk."""
    return Messages("vi")


@pytest.fixture
def window(qtbot: QtBot, desk: ScriptDesk) -> Iterator[WindowOnFolder]:
    """Give the program on the practice desk's folder, not started yet."""
    program = WindowOnFolder(qtbot, desk.folder)
    yield program
    program.end()
