"""Text and borders can be told from their ground, by numbers and not by taste."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication, QLabel, QListWidget
from pytestqt.qtbot import QtBot

from desk_app.qt.look import HIGH_CONTRAST, Colours, Look, TextSizes


def luminance(colour: str) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [Colours(), HIGH_CONTRAST], ids=["usual", "high contrast"])
def test_text_keeps_four_and_a_half_to_one_on_every_ground_it_stands_on(colours: Colours) -> None:
    inks = ("ink", "hint_ink", "accent", "green", "grey", "orange", "red")
    for ground in ("ground", "paper", "rail", "card"):
        for ink in inks:
            assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5, (ink, ground)
    for ink in ("ink", "hint_ink"):
        assert contrast(getattr(colours, ink), colours.chosen) >= 4.5
    assert contrast(colours.yellow_ink, colours.yellow) >= 4.5
    assert contrast("#FFFFFF", colours.accent) >= 4.5
    assert contrast("#FFFFFF", colours.accent_deep) >= 4.5


def test_borders_of_controls_and_the_focus_ring_keep_three_to_one() -> None:
    colours = Colours()
    for line in (colours.control, colours.accent):
        for ground in (colours.ground, colours.paper, colours.rail):
            assert contrast(line, ground) >= 3


def test_body_text_is_never_under_ten_and_a_half_points() -> None:
    sizes = TextSizes()
    assert min(sizes.body, sizes.hint) >= 10.5
    assert sizes.title > sizes.section > sizes.body


def test_the_style_sheet_is_filled_without_a_gap_and_understood_by_qt(qapp: QApplication) -> None:
    look = Look(qapp)
    sheet = look.style_sheet()
    assert "$" not in sheet
    look.dress()
    assert qapp.styleSheet() == sheet


def test_lists_are_in_the_font_of_the_rest_where_the_system_has_one_of_its_own_for_them(
    qtbot: QtBot, qapp: QApplication
) -> None:
    Look(qapp).dress()
    qapp.setFont(QFont("Liberation Mono"), "QAbstractItemView")
    rows, label = QListWidget(), QLabel()
    for widget in (rows, label):
        qtbot.addWidget(widget)
        widget.ensurePolished()
    assert rows.font().family() == label.font().family() != "Liberation Mono"
    Look(qapp).dress()


def test_zoom_stays_within_its_limits(qapp: QApplication) -> None:
    look = Look(qapp)
    for _ in range(40):
        look.zoom_by(0.1)
    assert look.zoom == 2.0
    for _ in range(40):
        look.zoom_by(-0.1)
    assert look.zoom == 0.9
    look.zoom_by(0.1)
