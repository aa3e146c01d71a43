"""Text, edges and focus can be told from their ground in every look, by numbers and not by taste."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desk_app.qt.look import Look, edge_pen, present
from desk_app.qt.tokens import DARK, HIGH_CONTRAST, LIGHT, CitizenSize, Colours, TextSizes, Theme
from desk_app.resources import resource
from desk_app.screens.widgets.key_button import KeyButton

STATES = ("green", "blue", "grey", "yellow", "orange", "red")
TEXT = (
    *((ink, ground) for ink in ("ink", "hint") for ground in ("ground", "paper", "chosen", "sunken", "card")),
    *(("link", ground) for ground in ("ground", "paper", "sunken", "card")),
    ("accent_ink", "accent"),
    ("accent_ink", "accent_deep"),
    *((ink, ground) for ink in ("rail_ink", "rail_hint") for ground in ("rail", "rail_on")),
    ("rail_ink", "rail_count"),
    ("badge_ink", "badge"),
    *((state, f"{state}_bg") for state in STATES),
    *(("ink", f"{state}_bg") for state in STATES),
    *((state, ground) for state in STATES for ground in ("paper", "ground")),
)
"""What is written on what."""
LINES = (
    *((line, ground) for line in ("control", "focus") for ground in ("paper", "ground")),
    ("rail_mark", "rail"),
    ("rail_mark", "rail_on"),
    *(("paper", state) for state in ("green", "orange", "yellow")),
    ("stamp", "paper"),
)
"""Edges, icons and rings on what they stand on."""
CITIZEN = (
    *(("ink", ground) for ground in ("paper", "ground")),
    ("citizen_hint", "paper"),
    ("rail_ink", "rail"),
    ("rail", "paper"),
)
"""What the citizens' screen writes and draws, always by day."""
LOOKS = pytest.mark.parametrize(
    "colours", [LIGHT, DARK, HIGH_CONTRAST], ids=["light", "dark", "high contrast"]
)


def luminance(colour: str) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def below(colours: Colours, pairs: tuple[tuple[str, str], ...], least: float) -> list[tuple[str, str]]:
    return [pair for pair in pairs if contrast(getattr(colours, pair[0]), getattr(colours, pair[1])) < least]


@LOOKS
def test_text_keeps_four_and_a_half_to_one_on_every_ground_it_stands_on(colours: Colours) -> None:
    assert below(colours, TEXT, 4.5) == []


@LOOKS
def test_edges_icons_and_the_focus_ring_keep_three_to_one(colours: Colours) -> None:
    assert below(colours, LINES, 3) == []


def test_the_citizens_screen_keeps_seven_to_one() -> None:
    assert below(LIGHT, CITIZEN, 7) == []


def test_a_pair_too_close_is_found() -> None:
    assert below(LIGHT, (("control", "hairline"),), 4.5) == [("control", "hairline")]


def test_body_text_is_never_under_ten_and_a_half_points() -> None:
    sizes = TextSizes()
    assert min(sizes.body, sizes.hint) >= 10.5
    assert sizes.number > sizes.figure > sizes.title > sizes.section > sizes.body


def test_a_citizen_reads_nothing_under_twenty_eight_pixels() -> None:
    assert CitizenSize.LEAST >= 28
    assert (CitizenSize.DATE, CitizenSize.NUMBER) == (64, 92)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_the_style_sheet_is_filled_without_a_gap_and_understood_by_qt(
    qapp: QApplication, theme: Theme
) -> None:
    look = Look(qapp, theme=theme)
    sheet = look.style_sheet()
    assert "$" not in sheet
    look.dress()
    assert qapp.styleSheet() == sheet
    assert present() is look.colours
    Look(qapp).dress()


def test_the_style_sheet_names_no_colour_and_no_size_of_its_own() -> None:
    source = resource("style", "desk.qss").read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    rules = re.sub(r"Widget#\w+|Frame#\w+|Label#\w+|Button#\w+", "", rules)
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b|rgba?\(", rules) == []
    assert re.findall(r"font-size:(?! \$)[^;]*", rules) == []


@pytest.mark.parametrize(("strong", "edge"), [(True, "dashed"), (False, "solid")])
def test_in_high_contrast_what_is_at_fault_is_told_without_colour(
    qapp: QApplication, strong: bool, edge: str
) -> None:
    look = Look(qapp)
    look._strong = strong
    look.dress()
    for state, colour in (("fault", look.colours.red), ("warn", look.colours.orange)):
        assert re.search(
            rf'QLineEdit\[state="{state}"\][^{{]*{{ border: 2px {edge} {colour};', look.style_sheet()
        )
    assert edge_pen(look.colours.red, 2, doubtful=True).dashPattern() == ([3.0, 2.0] if strong else [])
    assert edge_pen(look.colours.red, 2).dashPattern() == []
    Look(qapp).dress()


def test_the_arrows_are_drawn_in_the_ink_of_their_look() -> None:
    for name, colours in (("down", LIGHT), ("up", LIGHT), ("down_light", DARK), ("up_light", DARK)):
        assert colours.ink in resource("icons", f"{name}.svg").read_text(encoding="utf-8")


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


class Styled(QObject):
    """Counts how often a widget is told of a change of style."""

    times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.times += event.type() is QEvent.Type.StyleChange
        return False


def test_a_change_of_look_styles_a_widget_no_oftener_for_what_is_around_it(
    qtbot: QtBot, qapp: QApplication
) -> None:
    look = Look(qapp, theme=Theme.LIGHT)
    look.dress()
    outermost = inner = QWidget()
    qtbot.addWidget(outermost)
    for _ in range(12):
        column = QVBoxLayout(inner)
        inner = QWidget()
        column.addWidget(inner)
    label = QLabel("0123", inner)
    outermost.show()
    counted = Styled()
    label.installEventFilter(counted)
    look.wear(Theme.DARK)
    assert label.palette().windowText().color() == QColor(DARK.ink)
    assert 1 <= counted.times <= 3
    look.wear(Theme.LIGHT)
    assert label.palette().windowText().color() == QColor(LIGHT.ink)


@pytest.mark.parametrize("role", ["", "card", "subjects"])
def test_a_change_of_look_moves_nothing_that_scrolls_on_a_page_behind(
    qtbot: QtBot, qapp: QApplication, role: str
) -> None:
    look = Look(qapp, theme=Theme.LIGHT)
    look.dress()
    top = QWidget()
    qtbot.addWidget(top)
    column = QVBoxLayout(top)
    scrolled = (QScrollArea(), QListWidget())
    for one in scrolled:
        one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        one.setProperty("role", role)
        column.addWidget(one)
    top.show()
    qapp.processEvents()
    before = [(one.geometry(), one.viewport().geometry()) for one in scrolled]
    for theme in (Theme.DARK, Theme.LIGHT):
        top.hide()
        look.wear(theme)
        top.show()
        qapp.processEvents()
        assert [(one.geometry(), one.viewport().geometry()) for one in scrolled] == before


def test_zoom_goes_by_steps_within_its_limits_and_back(qapp: QApplication) -> None:
    look = Look(qapp)
    seen = []
    for _ in range(9):
        look.zoom_by(1)
        seen.append(look.zoom)
    assert seen[:5] == [1.1, 1.25, 1.5, 1.75, 2.0]
    assert look.zoom == 2.0
    for _ in range(9):
        look.zoom_by(-1)
    assert look.zoom == 0.9
    look.zoom_back()
    assert look.zoom == 1.0


@pytest.mark.parametrize(("room", "most"), [(1366, 1.5), (1920, 2.0), (910, 1.0)])
def test_zoom_stops_where_the_window_would_hold_too_few_letters(
    qapp: QApplication, room: int, most: float
) -> None:
    look = Look(qapp)
    for _ in range(9):
        look.zoom_by(1, room)
    assert look.zoom == most
    look.zoom_back()


def test_in_high_contrast_edges_tell_what_fills_cannot(qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    look = Look(app)
    button, off = KeyButton("Lưu", "F9"), KeyButton("Lưu", "F9")
    off.setEnabled(False)
    for one in (button, off):
        qtbot.addWidget(one)
        one.resize(one.sizeHint())
    try:
        look._strong = True
        look.dress()
        assert "QFrame#notice { border-radius: 6px; border: 1px solid #000000; }" in look.style_sheet()
        assert 'QFrame[role="band"] { border: 1px solid #000000;' in look.style_sheet()
        assert [darkest_edge(one) for one in (button, off)] == ["#000000", "#ffffff"]
    finally:
        look._strong = False
        look.dress()
    assert "QFrame#notice { border-radius: 6px; border: 1px solid transparent; }" in look.style_sheet()


def darkest_edge(button: KeyButton) -> str:
    """Give the colour of the left edge in the middle of the height."""
    picture = button.grab().toImage()
    colours = [picture.pixelColor(x, picture.height() // 2) for x in range(3, 9)]
    return min(colours, key=lambda one: one.lightness()).name()
