"""Scans are caught in every window before a field or a button gets a key of them."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desk_app.devices.wedge import StrokeKind
from desk_app.devices.wedge_filter import WedgeFilter
from desk_app.devices.wedge_keys import stroke_kind
from desk_app.domain.codes.arrivals import Arrival
from tests.devices.counter_window import CounterWindow

CODE = "H26.118-261122-0001"


@pytest.fixture
def scans(qapp: QApplication) -> Iterator[list[str]]:
    heard: list[str] = []
    wedge = WedgeFilter(time.monotonic)

    def hear(arrival: Arrival) -> None:
        heard.append(arrival.text)

    wedge.scanned.connect(hear)
    wedge.watch(qapp)
    yield heard
    wedge.unwatch(qapp)


@pytest.fixture
def counter(qtbot: QtBot, scans: list[str]) -> CounterWindow:
    return CounterWindow(qtbot, QDialog())


def test_a_scan_into_a_name_field_leaves_the_name_and_the_default_button_alone(
    counter: CounterWindow, scans: list[str]
) -> None:
    counter.name.setText("Ngô")
    counter.keys.scan(CODE)
    assert scans == [CODE]
    assert counter.name.text() == "Ngô"
    assert counter.pressed == 0


def test_typed_vietnamese_arrives_complete_and_enter_still_presses_the_default_button(
    counter: CounterWindow, scans: list[str], qtbot: QtBot
) -> None:
    counter.keys.type("Đặng Thị Ước")
    counter.keys.press("\r", 200)
    qtbot.waitUntil(lambda: counter.name.text() == "Đặng Thị Ước")
    assert counter.pressed == 1
    assert scans == []


def test_the_last_typed_letter_arrives_without_another_key(counter: CounterWindow, qtbot: QtBot) -> None:
    counter.keys.type("Lê")
    qtbot.waitUntil(lambda: counter.name.text() == "Lê")


def test_a_busy_moment_of_the_program_does_not_turn_typing_into_a_scan(
    counter: CounterWindow, scans: list[str], qtbot: QtBot
) -> None:
    counter.keys.type("Nguyễn Văn An")
    counter.keys.press("\r", 150)
    assert scans == []
    assert counter.name.text() == "Nguyễn Văn An"


def test_a_scan_in_a_dialog_that_opened_by_itself_is_heard(
    counter: CounterWindow, scans: list[str], qtbot: QtBot
) -> None:
    dialog = CounterWindow(qtbot, QDialog(counter.window))
    dialog.keys.scan(CODE)
    assert scans == [CODE]
    assert dialog.pressed == 0
    assert dialog.window.isVisible()


def test_a_pasted_code_is_text_and_no_scan(counter: CounterWindow, scans: list[str], qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(CODE)
    handle = counter.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert counter.name.text() == CODE
    assert scans == []


def test_letters_held_back_are_in_their_field_before_focus_moves_on(
    counter: CounterWindow, scans: list[str], qtbot: QtBot
) -> None:
    counter.keys.press("a", 500)
    counter.keys.press("\t", 30)
    assert counter.name.text() == "a"
    assert not counter.name.hasFocus()
    assert scans == []


def test_a_scan_through_an_input_method_is_put_together(counter: CounterWindow, scans: list[str]) -> None:
    counter.keys.press("0", 900)
    counter.keys.compose("H", commit=False)
    counter.keys.compose("H", commit=True)
    for char in "26.118-261122\r":
        counter.keys.press(char, 3)
    assert scans == ["0H26.118-261122"]
    assert counter.name.text() == ""


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "kind"),
    [
        (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", StrokeKind.TEXT),
        (Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier, "A", StrokeKind.TEXT),
        (Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier, "\x13", StrokeKind.OTHER),
        (Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier, "n", StrokeKind.OTHER),
        (
            Qt.Key.Key_2,
            Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.KeypadModifier,
            "",
            StrokeKind.SILENT,
        ),
        (Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier, "", StrokeKind.SILENT),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", StrokeKind.END),
        (Qt.Key(10), Qt.KeyboardModifier.NoModifier, "\n", StrokeKind.END),
        (Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier, "\n", StrokeKind.END),
        (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier, "", StrokeKind.OTHER),
        (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier, "", StrokeKind.OTHER),
        (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier, "\b", StrokeKind.BACKSPACE),
    ],
)
def test_keys_mean_what_they_do(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str, kind: StrokeKind
) -> None:
    assert stroke_kind(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)) is kind


def test_the_filter_lets_windows_come_and_go(qtbot: QtBot, scans: list[str], counter: CounterWindow) -> None:
    extra = QWidget()
    qtbot.addWidget(extra)
    extra.show()
    extra.close()
    counter.keys.scan(CODE)
    assert scans == [CODE]
