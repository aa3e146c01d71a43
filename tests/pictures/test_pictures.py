"""Looks at every page, dialog and state of a practice day; `make pictures` does so at all sizes, looks and languages.

`PICTURES` names the folder for the pictures; with it every combination is looked at, else a sample.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk_app.qt.look import Look
from desk_app.qt.tokens import Theme
from tests.pictures.combinations import Combination, at_scale
from tests.pictures.faults import faults_of
from tests.pictures.sheet import write_sheet
from tests.pictures.walk import walk
from tests.screens.program import MemoryOpening, Program

FOLDER = os.environ.get("PICTURES", "")
SAMPLE = (
    Combination((1366, 768), 1.0, Theme.LIGHT, "vi"),
    Combination((910, 512), 1.0, Theme.DARK, "vi"),
)
CHOSEN = at_scale(float(os.environ.get("QT_SCALE_FACTOR", "1"))) if FOLDER else SAMPLE

pytestmark = pytest.mark.timeout(600)


@pytest.fixture(params=CHOSEN, ids=lambda one: one.name)
def combination(request: pytest.FixtureRequest) -> Combination:
    """Give one way of looking."""
    found: Combination = request.param
    return found


@pytest.fixture
def looked_at(qtbot: QtBot, opening: MemoryOpening, combination: Combination) -> Iterator[Program]:
    """Give the program in that look and size."""
    running = Program(qtbot, opening, combination.language).start()
    dress(running.application.look, combination)
    running.window.resize(QSize(*combination.size))
    yield running
    running.end()
    Look(QApplication.instance()).dress()  # type: ignore[arg-type]


def dress(look: Look, combination: Combination) -> None:
    """Put a look on."""
    look.zoom = combination.zoom
    look._strong = combination.theme == "high contrast"
    look.theme = Theme.LIGHT if look._strong else Theme(combination.theme)
    look.dress()


def shown(window: QWidget) -> QImage:
    """Take a picture of a window."""
    return window.grab().toImage()


def test_nothing_is_cut_covered_or_pale(looked_at: Program, combination: Combination) -> None:
    found: list[str] = []
    taken: list[tuple[str, QImage]] = []
    for state in walk(looked_at):
        looked_at.settle()
        for window in (looked_at.window, QApplication.activeModalWidget()):
            if window is not None:
                picture = shown(window)
                taken.append((state, picture))
                found += [f"{state}: {fault}" for fault in faults_of(window, picture)]
    if FOLDER:
        write_sheet(Path(FOLDER) / combination.name, taken)
    assert found == [], "\n".join(["", *found])
