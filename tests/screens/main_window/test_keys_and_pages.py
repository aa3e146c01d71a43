"""The window by keyboard: pages under their keys, Esc, help, zoom, and no key that hands or input methods press."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from desk_app.screens.main_window.help_sheet import HelpSheet
from desk_app.screens.main_window.rail import RailButton
from desk_app.screens.notice import Notice, Tone
from desk_app.screens.pages import PAGES
from desk_app.screens.widgets.buttons import key_text
from tests.builders import SUPERVISOR
from tests.screens.program import Program

IN_RAIL = [entry for entry in PAGES if entry.key]


@pytest.fixture
def sees_all(program: Program) -> Program:
    """Give the program with somebody signed in who has every page in the rail."""
    return program.sign_in(SUPERVISOR.user)


def test_every_page_of_the_rail_opens_under_the_key_shown_beside_it(sees_all: Program) -> None:
    for entry in IN_RAIL:
        sees_all.press(entry.key)
        assert entry.name == sees_all.page.NAME
        (line,) = [one for one in sees_all.frame.rail.findChildren(RailButton) if one.isChecked()]
        assert line.action.text() == entry.word()
        assert key_text(line.action) == entry.key
        assert line.width() >= line.sizeHint().width()


def test_no_key_is_one_that_unikey_or_typing_uses(sees_all: Program) -> None:
    for entry in IN_RAIL:
        sees_all.press(entry.key)
    found = [action.shortcuts() for action in sees_all.window.findChildren(QAction)]
    found += [shortcut.keys() for shortcut in sees_all.window.findChildren(QShortcut)]
    for keys in found:
        for key in keys:
            text = key.toString()
            assert "Ctrl+Shift" not in text
            assert text.upper() != "ALT+Z"
            assert len(text) > 1, f"{text} is a letter people type"


def test_a_key_held_down_acts_once(sees_all: Program) -> None:
    for entry in IN_RAIL:
        sees_all.press(entry.key)
    own = [action for action in sees_all.frame.findChildren(QAction) if action.shortcut().toString()]
    assert own
    assert [action.text() for action in own if action.autoRepeat()] == []


def test_access_keys_are_unique_on_every_page(sees_all: Program) -> None:
    for entry in IN_RAIL:
        sees_all.press(entry.key)
        texts = [one.text() for one in sees_all.page.findChildren(QLabel) if one.buddy() and one.isVisible()]
        texts += [one.text() for one in sees_all.page.findChildren(QAbstractButton) if one.isVisible()]
        letters = [text[at + 1].lower() for text in texts for at in range(len(text) - 1) if text[at] == "&"]
        assert sorted(letters) == sorted(set(letters)), f"{entry.name}: {sorted(letters)}"


def test_esc_takes_the_message_away_first_and_then_goes_back(at_work: Program) -> None:
    at_work.press("Ctrl+1")
    at_work.frame.workplace.say(Notice(Tone.WARNING, "Máy in hết giấy."))
    assert at_work.notice == "Máy in hết giấy."
    at_work.press("Esc")
    assert at_work.notice == ""
    assert at_work.page.NAME == "queue"
    at_work.press("Esc")
    assert at_work.page.NAME == "today"


def test_a_message_never_moves_what_is_on_the_page(at_work: Program) -> None:
    before = at_work.page.geometry(), at_work.page.list.table.geometry()
    at_work.frame.workplace.say(Notice(Tone.TROUBLE, "Hồ sơ CHƯA lưu. Ổ đĩa đầy.", "DL-04"))
    assert (at_work.page.geometry(), at_work.page.list.table.geometry()) == before


def test_f1_lists_the_keys_of_the_page_and_of_everywhere(at_work: Program) -> None:
    at_work.press("Ctrl+1", "F1")
    sheet = at_work.dialog()
    assert isinstance(sheet, HelpSheet)
    words = [label.text() for label in sheet.findChildren(QLabel)]
    for expected in ("Ctrl+G", "Mở hồ sơ", "F12", "Khóa máy", "F3"):
        assert expected in words
    at_work.press("Esc")
    assert QApplication.activeModalWidget() is None


def test_text_grows_and_shrinks_and_never_below_a_readable_size(at_work: Program) -> None:
    look = at_work.frame.workplace.look
    at_work.window.resize(1366, 768)
    at_work.press("Ctrl++", "Ctrl++")
    assert look.zoom == pytest.approx(1.25)
    for _ in range(9):
        at_work.press("Ctrl++")
    assert look.zoom == pytest.approx(1.5), "more would leave too few letters in a line"
    for _ in range(9):
        at_work.press("Ctrl+-")
    assert look.sizes.body >= 9.9
    at_work.press("Ctrl+0")
    assert look.zoom == pytest.approx(1.0)


def test_the_title_names_the_page_and_the_rail_the_person(at_work: Program) -> None:
    at_work.press("F3")
    assert at_work.frame.header.title == "Tìm hồ sơ"
    assert at_work.frame.rail.foot.who == "Quầy 1 · Cán bộ · Trần Thị Thu"


@pytest.mark.parametrize("size", [(1366, 768), (910, 512)], ids=["1366x768", "the same at 150 %"])
def test_status_stands_bottom_left_and_the_next_step_bottom_right_uncut(
    at_work: Program, size: tuple[int, int]
) -> None:
    at_work.window.resize(*size)
    for entry in IN_RAIL:
        at_work.press(entry.key)
        frame, bottom = at_work.frame, at_work.frame.bottom
        assert (frame.width(), frame.height()) == size
        status = bottom.status.mapTo(frame, bottom.status.rect().bottomLeft())
        assert status.x() < 20
        assert status.y() > frame.height() - 60
        button = bottom.next_button
        assert button is not None
        corner = button.mapTo(frame, button.rect().bottomRight())
        assert frame.width() - 24 <= corner.x() < frame.width()
        assert frame.height() - 20 <= corner.y() < frame.height()
        assert button.width() >= button.minimumSizeHint().width()
        for line in frame.rail.findChildren(RailButton):
            place = line.mapTo(frame, line.rect().bottomRight())
            assert place.y() < frame.height() - bottom.height() + 1, f"{line.action.text()} is cut"


def test_the_body_text_is_large_enough_and_in_a_font_with_vietnamese(at_work: Program) -> None:
    assert at_work.page.font().pointSizeF() >= 10.5
    label = at_work.page.list.table
    assert label.fontMetrics().inFontUcs4(ord("Ặ"))
    assert label.fontMetrics().inFontUcs4(ord("Đ"))
    assert at_work.window.layoutDirection() is Qt.LayoutDirection.LeftToRight
