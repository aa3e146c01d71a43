"""Letters of access keys are underlined only while Alt is held; the keys themselves work as before."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desk_app.qt.alt_watch import AltWatch, HasAccessKey, access_keys_shown, without_key
from desk_app.qt.look import Look
from desk_app.screens.widgets.fields.field import Field
from desk_app.screens.widgets.fields.ticks import RoundChoice, TickBox
from desk_app.screens.widgets.labels import FieldLabel
from tests.screens.program import Program


@pytest.fixture
def alt(qtbot: QtBot) -> Iterator[QWidget]:
    """Give a window whose Alt is watched."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    Look(app).dress()
    watch, window = AltWatch(app), QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window)
    yield window
    app.focusWindowChanged.disconnect(watch._watch)
    watch._show(held=False)


def shown(qtbot: QtBot, window: QWidget, *parts: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    for part in parts:
        layout.addWidget(part)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def hold(window: QWidget) -> None:
    QTest.keyPress(window.windowHandle(), Qt.Key.Key_Alt)


def let_go(window: QWidget) -> None:
    QTest.keyRelease(window.windowHandle(), Qt.Key.Key_Alt)


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def field_label() -> QWidget:
    label = FieldLabel("Họ &tên")
    label.setBuddy(QLineEdit(label.parentWidget()))
    return label


@pytest.mark.parametrize("make", [field_label, lambda: TickBox("&Khác"), lambda: RoundChoice("Cô&ng dân")])
def test_the_letter_is_underlined_while_alt_is_held(
    qtbot: QtBot, alt: QWidget, make: Callable[[], QWidget]
) -> None:
    part = make()
    shown(qtbot, alt, QLineEdit(), part)
    before = picture(part)
    hold(alt)
    assert access_keys_shown()
    held = picture(part)
    assert held != before
    let_go(alt)
    assert picture(part) == before


def test_nothing_but_the_line_differs(qtbot: QtBot, alt: QWidget) -> None:
    with_key, plain = field_label(), QLabel("Họ tên")
    shown(qtbot, alt, with_key, plain)
    assert picture(with_key) == picture(plain), "drawn as a label without a key"


def test_another_window_in_front_lets_alt_go(qtbot: QtBot, alt: QWidget) -> None:
    shown(qtbot, alt, field_label())
    hold(alt)
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    assert not access_keys_shown()


def test_the_key_still_goes_to_its_field(qtbot: QtBot, alt: QWidget) -> None:
    first, field = QLineEdit(), Field("Họ &tên", QLineEdit())
    shown(qtbot, alt, first, field)
    first.setFocus()
    hold(alt)
    QTest.keyClick(first, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    let_go(alt)
    assert field.editor.hasFocus()


@pytest.mark.parametrize(("text", "bare"), [("Họ &tên", "Họ tên"), ("A && B", "A && B"), ("", "")])
def test_a_label_without_its_mark(text: str, bare: str) -> None:
    assert without_key(text) == bare


def test_every_label_with_a_key_on_the_form_hides_it_without_alt(at_work: Program) -> None:
    at_work.press("F2")
    marked = [
        one
        for one in at_work.page.findChildren(QWidget)
        if "&" in str(one.property("text") or "").replace("&&", "")
        and (not isinstance(one, QLabel) or one.buddy() is not None)
    ]
    assert len(marked) > 8
    own = {type(one).__name__ for one in marked if not isinstance(one, HasAccessKey)}
    assert own <= {"KeyButton", "RailButton"}, "those paint themselves"
