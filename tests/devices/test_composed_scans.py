"""An input method that composes talks to the box with the cursor, past every window: its scans are caught there."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk_app.devices.event_times import EventTimes
from tests.devices.setups import Arriving, composing_telex
from tests.devices.test_setups import ScannedWindow

CODE = "H26.99.01-261120-1001"


@pytest.fixture
def counter(qtbot: QtBot, qapp: QApplication) -> Iterator[ScannedWindow]:
    window = ScannedWindow(qtbot, qapp)
    yield window
    window.wedge.unwatch(qapp)


def shows(counter: ScannedWindow, *words: str, gap: int = 120) -> None:
    """Let a person compose a word, letter by letter."""
    counter.keys.play([Arriving(composed=True, shown=word, after=gap) for word in words], ends="")


def test_a_composed_word_and_its_enter_stay_typed(counter: ScannedWindow, qtbot: QtBot) -> None:
    shows(counter, "n", "ng", "ngu", "nguy", "nguye", "nguyê", "nguyên", "nguyễn")
    counter.keys.play([Arriving("nguyễn", composed=True, after=90), Arriving(composed=True, after=0)], "")
    counter.keys.press("\r", 1)
    qtbot.waitUntil(lambda: counter.name.text() == "nguyễn")
    assert counter.pressed == 1
    assert counter.heard == []


def test_a_word_composed_while_the_program_was_busy_is_no_scan(counter: ScannedWindow, qtbot: QtBot) -> None:
    """The keys come late and all at once; only the release of each tells when it was pressed."""
    now = counter.keys.now + 5_000
    steady = [now / 1000]
    counter.wedge._times = EventTimes(lambda: steady[0])
    handle = counter.window.windowHandle()
    assert handle is not None
    for place, word in enumerate(("0", "09", "091", "0912", "09123", "091234", "0912345")):
        counter.keys.play([Arriving(composed=True, shown=word)], "")
        release = QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_0, Qt.KeyboardModifier.NoModifier, word[-1])
        release.setTimestamp(now - 2_000 + place * 130)
        QApplication.sendEvent(handle, release)
        steady[0] += 0.002
    counter.keys.play([Arriving("0912345", composed=True), Arriving(composed=True, after=0)], "")
    qtbot.waitUntil(lambda: counter.name.text() == "0912345")
    assert counter.heard == []


def test_letters_a_person_was_composing_stay_in_their_box_and_out_of_the_scan(
    counter: ScannedWindow, qtbot: QtBot
) -> None:
    counter.name.setText("Nguyễn Thị ")
    shows(counter, "H")
    qtbot.waitUntil(lambda: not counter.wedge.holding)
    grown = [
        Arriving(each.text and "H" + each.text, each.after, each.composed, each.shown and "H" + each.shown)
        if place < CODE.index(".") + 1
        else each
        for place, each in enumerate(composing_telex(CODE, random.Random(1)))
    ]
    counter.keys.play(grown)
    assert [one.text for one in counter.heard] == [CODE]
    assert counter.name.text() == "Nguyễn Thị H"
    assert counter.pressed == 0


def test_a_composed_scan_reaches_no_box_even_without_a_closing_key(
    counter: ScannedWindow, qtbot: QtBot
) -> None:
    counter.keys.play(composing_telex(CODE, random.Random(1)), ends="")
    qtbot.waitUntil(lambda: bool(counter.heard))
    assert counter.heard[0].text == CODE
    assert counter.name.text() == ""
