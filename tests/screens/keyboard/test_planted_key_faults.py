"""Each look at the keyboard finds the fault it is for, planted on purpose, and nothing where there is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desk_app.qt.seen_order import go_on, stops_of
from desk_app.screens.widgets.key_button import KeyButton
from tests.screens.keyboard.key_table import belongs_to_others, faults_of_keys
from tests.screens.keyboard.rounds import faults_of_round, out_of_order, rings_beside


class Seen(QWidget):
    """A window whose Tab follows the eye."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        return go_on(self, forward=forward)


def shown(qtbot: QtBot, window: QWidget, *parts: QWidget) -> QWidget:
    column = QVBoxLayout(window)
    for part in parts:
        column.addWidget(part)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    parts[0].setFocus()
    return window


def kinds(faults: list[object]) -> set[str]:
    return {str(one).partition(":")[0] for one in faults}


def test_a_window_without_a_fault_has_none(qtbot: QtBot) -> None:
    window = shown(qtbot, Seen(), QLineEdit(), QLineEdit(), KeyButton("Lưu", "F9"))
    assert faults_of_round(window) + rings_beside(window) + faults_of_keys(window) == []


def test_a_text_area_that_eats_tab_is_found(qtbot: QtBot) -> None:
    window = shown(qtbot, Seen(), QLineEdit(), QPlainTextEdit(), QLineEdit())
    assert "Tab goes no further" in kinds(faults_of_round(window))


class Trap(QLineEdit):
    """Gives the focus back to the one before it, whatever Tab says."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        self.previousInFocusChain().setFocus()
        return True


def test_a_trap_is_found(qtbot: QtBot) -> None:
    window = shown(qtbot, Seen(), QLineEdit(), QLineEdit(), Trap(), QLineEdit())
    assert kinds(faults_of_round(window)) & {"Tab never comes back", "never reached"}


def test_a_control_left_out_is_found(qtbot: QtBot) -> None:
    class Forgets(Seen):
        def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
            stops = stops_of(self)[:2]
            now = stops.index(self.focusWidget()) if self.focusWidget() in stops else 0
            stops[(now + (1 if forward else -1)) % 2].setFocus()
            return True

    window = shown(qtbot, Forgets(), QLineEdit(), QLineEdit(), QLineEdit())
    assert "never reached" in kinds(faults_of_round(window))


def test_another_way_back_is_found(qtbot: QtBot) -> None:
    class OneWay(Seen):
        def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
            return go_on(self, forward=True)

    window = shown(qtbot, OneWay(), QLineEdit(), QLineEdit(), QLineEdit())
    assert "another way back" in kinds(faults_of_round(window))


def two_columns(qtbot: QtBot) -> tuple[QWidget, list[QWidget]]:
    window = QWidget()
    row, boxes = QHBoxLayout(), [QLineEdit() for _ in range(4)]
    for first in (0, 2):
        column = QWidget()
        inside = QVBoxLayout(column)
        for box in boxes[first : first + 2]:
            inside.addWidget(box)
        row.addWidget(column)
    holder = QWidget()
    holder.setLayout(row)
    shown(qtbot, window, holder)
    return window, list(boxes)


def test_columns_go_from_left_to_right_and_each_downwards(qtbot: QtBot) -> None:
    _, (a, b, c, d) = two_columns(qtbot)
    assert out_of_order([a, b, c, d]) == []
    assert out_of_order([c, d, a, b]) == [], "a round may begin anywhere"
    for wrong in ([b, a, c, d], [a, c, b, d], [a, b, d, c]):
        assert kinds(list(out_of_order(wrong))) == {"out of order"}


def test_rows_go_from_left_to_right(qtbot: QtBot) -> None:
    window, boxes = QWidget(), [QLineEdit() for _ in range(4)]
    holder = QWidget()
    grid = QGridLayout(holder)
    for at, box in enumerate(boxes):
        grid.addWidget(box, *divmod(at, 2))
    shown(qtbot, window, holder)
    a, b, c, d = boxes
    assert out_of_order([a, b, c, d]) == []
    assert out_of_order([b, a, d, c]) != []
    assert stops_of(window) == [a, b, c, d]


def test_a_control_that_shows_no_ring_is_found(qtbot: QtBot) -> None:
    class Bare(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setMinimumHeight(30)

    window = shown(qtbot, Seen(), QLineEdit(), Bare(), QLineEdit())
    assert kinds(faults_of_round(window)) == {"no ring"}


def test_a_second_ring_is_found(qtbot: QtBot) -> None:
    follower = QLabel("Hồ sơ")
    window = shown(qtbot, Seen(), QLineEdit(), QLineEdit(), follower)
    app = QApplication.instance()
    assert isinstance(app, QApplication)

    def frame(_before: QWidget | None, now: QWidget | None) -> None:
        follower.setText("Hồ sơ" if now is window.layout().itemAt(0).widget() else "Hồ sơ này")

    app.focusChanged.connect(frame)
    try:
        assert kinds(list(rings_beside(window))) == {"a second ring"}
    finally:
        app.focusChanged.disconnect(frame)


def with_key(key: str, word: str = "") -> Callable[[QWidget], object]:
    def plant(window: QWidget) -> None:
        action = QAction(word, window)
        action.setShortcut(key)
        window.addAction(action)

    return plant


def twice(window: QWidget) -> None:
    with_key("Ctrl+J")(window)
    QShortcut("Ctrl+J", window)


def letter_and_key(window: QWidget) -> None:
    with_key("Alt+L")(window)
    button = QPushButton("&Lưu", window)
    button.show()


@pytest.mark.parametrize(
    ("plant", "kind"),
    [
        (with_key("Alt+Z"), "key of others"),
        (with_key("Ctrl+Shift+S"), "key of others"),
        (with_key("Alt+F4"), "key of others"),
        (with_key("K"), "key of others"),
        (with_key("F3", "Lưu"), "another deed"),
        (twice, "two for one key"),
        (letter_and_key, "two for one key"),
    ],
)
def test_a_key_that_is_somebody_elses_or_taken_is_found(
    qtbot: QtBot, plant: Callable[[QWidget], object], kind: str
) -> None:
    window = shown(qtbot, Seen(), QLineEdit(), QLineEdit())
    plant(window)
    assert kinds(list(faults_of_keys(window))) == {kind}


@pytest.mark.parametrize("key", ["F10", "Alt+1", "Ctrl+K", "Alt+V", "Shift+F8"])
def test_keys_of_the_program_belong_to_nobody_else(key: str) -> None:
    assert belongs_to_others(key) == ""
