"""Each look at a picture finds the fault it is for, planted on purpose, and nothing where there is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desk_app.screens.widgets.key_button import KeyButton
from desk_app.screens.widgets.labels import CutLabel, PlainLabel
from tests.pictures.faults import faults_of

CODE = "H26.99.01-261120-1001"


def window(qtbot: QtBot, *parts: QWidget) -> QWidget:
    shown = QWidget()
    column = QVBoxLayout(shown)
    for part in parts:
        column.addWidget(part)
    qtbot.addWidget(shown)
    shown.resize(400, 300)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def found(shown: QWidget) -> list[str]:
    return sorted({fault.kind.split(" ")[0] for fault in faults_of(shown, shown.grab().toImage())})


def test_a_window_without_a_fault_has_none(qtbot: QtBot) -> None:
    parts = (
        PlainLabel(CODE),
        PlainLabel("Hồ sơ ĐÃ lưu. " * 8, wrap=True),
        KeyButton("Lưu và in", "F9", "next"),
    )
    assert found(window(qtbot, *parts)) == []


def narrow_label() -> QWidget:
    label = PlainLabel(CODE)
    label.setFixedWidth(80)
    return label


def low_label() -> QWidget:
    label = PlainLabel("Hồ sơ ĐÃ lưu. " * 20, wrap=True)
    label.setFixedHeight(20)
    return label


def narrow_button() -> QWidget:
    button = KeyButton("Lưu và in", "F9")
    button.setFixedWidth(70)
    return button


def narrow_plain_button() -> QWidget:
    button = QPushButton("Không tiếp nhận hồ sơ này")
    button.setFixedWidth(70)
    return button


@pytest.mark.parametrize("made", [narrow_label, low_label, narrow_button, narrow_plain_button])
def test_words_larger_than_their_room_are_found(qtbot: QtBot, made: Callable[[], QWidget]) -> None:
    assert "cut" in found(window(qtbot, made()))


def test_an_elided_name_may_lose_letters_but_no_digits(qtbot: QtBot) -> None:
    name, code = CutLabel("Công ty trách nhiệm hữu hạn một thành viên"), CutLabel(CODE)
    for label in (name, code):
        label.setFixedWidth(90)
    assert found(window(qtbot, name)) == []
    assert found(window(qtbot, code)) == ["cut"]


def test_what_lies_over_something_else_is_found(qtbot: QtBot) -> None:
    holder = QWidget()
    for left in (0, 40):
        label = QLabel("Đang xử lý", holder)
        label.move(left, 0)
    assert "over" in found(window(qtbot, holder))


def test_what_no_scrolling_brings_into_sight_is_found(qtbot: QtBot) -> None:
    holder, beside = QWidget(), QWidget()
    QLabel("Hẹn trả 26/11/2026", holder).move(360, 0)
    assert "out" in found(window(qtbot, holder))
    row = QHBoxLayout(beside)
    row.addWidget(QLabel("dòng\n" * 60))
    rolling = QScrollArea()
    rolling.setWidget(beside)
    assert found(window(qtbot, rolling)) == []


def test_what_cannot_be_rolled_sideways_must_not_reach_beyond(qtbot: QtBot) -> None:
    rolling = QScrollArea()
    rolling.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    holder = QWidget()
    holder.setFixedSize(900, 40)
    QLabel("Giấy tờ chưa ra khỏi máy in", holder).move(340, 0)
    rolling.setWidget(holder)
    assert "out" in found(window(qtbot, rolling))


def test_words_too_pale_for_their_ground_are_found(qtbot: QtBot) -> None:
    pale = QLabel("Chưa đặt mức thu")
    pale.setStyleSheet("color: #B9B9B9; background: #FFFFFF;")
    assert "pale" in found(window(qtbot, pale))
    disabled = QLabel("Chưa đặt mức thu")
    disabled.setAlignment(Qt.AlignmentFlag.AlignCenter)
    disabled.setStyleSheet("color: #535A63; background: #ECE9E1;")
    assert found(window(qtbot, disabled)) == []
