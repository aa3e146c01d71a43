"""Scans through every set-up of keyboard and input method: read rightly or refused with the cause, never in a box."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desk_app.devices.wedge_filter import WedgeFilter
from desk_app.domain.codes.arrivals import Arrival
from tests.devices.counter_window import CounterWindow
from tests.devices.drawn_scans import draw_card, draw_code
from tests.devices.scan_count import ScanCount
from tests.devices.setups import SETUPS

CODES, CARDS = (500, 200) if "FAULT_SCANS" in os.environ else (60, 40)
SEED = 20261130


class ScannedWindow(CounterWindow):
    """The window with the scanner watched by the clock of its keyboard."""

    def __init__(self, qtbot: QtBot, app: QApplication) -> None:
        super().__init__(qtbot, QDialog())
        self.heard: list[Arrival] = []
        self.wedge = WedgeFilter(lambda: self.keys.now / 1000)
        self.wedge.scanned.connect(self.heard.append)
        self.wedge.watch(app)


@pytest.fixture
def counter(qtbot: QtBot, qapp: QApplication) -> Iterator[ScannedWindow]:
    window = ScannedWindow(qtbot, qapp)
    yield window
    window.wedge.unwatch(qapp)


def drawn() -> list[str]:
    chance = random.Random(SEED)
    return [*(draw_code(chance) for _ in range(CODES)), *(draw_card(chance) for _ in range(CARDS))]


@pytest.mark.fault("B14")
@pytest.mark.parametrize("setup", SETUPS)
def test_scans_are_read_rightly_or_refused_with_their_cause_and_never_land_in_a_box(
    counter: ScannedWindow, setup: str
) -> None:
    count = ScanCount(setup)
    for text in drawn():
        counter.heard.clear()
        counter.keys.play(SETUPS[setup](text, random.Random(text)))
        count.judge(text, counter.heard)
        if counter.name.text() or counter.pressed or counter.wedge.holding:
            count.wrong.append(f"{text}: in the box {counter.name.text()!r}, pressed {counter.pressed}")
            break
    assert count.wrong == []
    assert count.ended.total() == CODES + CARDS
