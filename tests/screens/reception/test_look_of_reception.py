"""What the reception page shows by its look: groups that are only seen, days, the strip of a narrow window, what to say."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desk_app.screens.reception.persons.marked_text import marked
from desk_app.screens.widgets.fields.card_line_edit import CardLineEdit
from desk_app.screens.widgets.fields.grouped_line_edit import (
    GroupedLineEdit,
    as_phone,
    as_tax_code,
    every_three,
    in_groups,
)
from tests.screens.reception.counter import CARD, ID_NUMBER, OTHER_CARD, ReceptionCounter


@pytest.mark.parametrize(
    ("bare", "grouped"),
    [
        (ID_NUMBER, "001 190 123 456"),
        ("0911", "091 1"),
        ("B1234567", "B1234567"),
    ],
)
def test_an_identity_number_is_read_in_threes(bare: str, grouped: str) -> None:
    assert in_groups(bare, every_three) == grouped


def test_phones_and_tax_codes_have_groups_of_their_own() -> None:
    assert in_groups("0912345678", as_phone) == "0912 345 678"
    assert in_groups("02438561234", as_phone) == "024 3856 1234"
    assert in_groups("0100109106", as_tax_code) == "0100 109 106"


def test_groups_are_only_seen_and_a_copy_is_bare(counter: ReceptionCounter) -> None:
    counter.type(ID_NUMBER)
    box = QApplication.focusWidget()
    assert isinstance(box, QLineEdit)
    plain = box.fontMetrics().horizontalAdvance(ID_NUMBER)
    assert box.cursorRect().left() > plain, "the groups stand apart"
    counter.press("Ctrl+A", "Ctrl+C")
    assert QApplication.clipboard().text() == ID_NUMBER
    assert counter.applicant().id_number == ID_NUMBER


def test_a_box_filled_from_a_card_carries_its_tag_until_it_is_changed(counter: ReceptionCounter) -> None:
    counter.scan(CARD)
    counter.page.form.applicant.focus("name")
    box = QApplication.focusWidget()
    assert isinstance(box, CardLineEdit)
    assert box.tag == "thẻ"
    counter.type("Hoà")
    assert box.tag == ""


@pytest.mark.parametrize("word", ["thẻ", "card", "from the card read a moment ago"])
@pytest.mark.parametrize("text", ["", "001190012345", "01/05/1990", "0241234567"])
@pytest.mark.parametrize("width", [90, 122, 150, 190])
def test_a_tag_hides_no_sign_of_a_number(qtbot: QtBot, word: str, text: str, width: int) -> None:
    box = GroupedLineEdit(width=width)
    qtbot.addWidget(box)
    box.setText(text)
    box.set_origin(word)
    box.resize(box.sizeHint())
    box.grab()
    left = box.width() - box.textMargins().right() - 2 * 10
    assert left >= box.text_width() or box.tag_shown == ("", "")
    assert box.tag == word


def test_only_what_differs_is_strong() -> None:
    runs = marked("Số 1, ngõ 12 phố Khương Đình", "Số 1, ngõ 12 Khương Đình")
    assert "".join(run.text for run in runs if run.strong).strip() == "phố"


def test_a_difference_far_back_in_a_long_text_is_still_in_sight() -> None:
    long = "Số 1, ngách 12/34, ngõ 56, phố Khương Đình, phường Khương Đình, Hà Nội"
    runs = marked(f"{long} 1", f"{long} 2")
    assert runs[0].text.startswith("…")
    assert len("".join(run.text for run in runs)) < 30


def test_the_ticket_keeps_its_size_when_the_promise_comes(counter: ReceptionCounter) -> None:
    ticket = counter.page.promise.ticket
    before = ticket.sizeHint().height(), ticket.geometry().height()
    counter.fill()
    assert (ticket.sizeHint().height(), ticket.geometry().height()) == before
    assert ticket.fee_state.word == "chưa thu"


def test_a_narrow_window_has_the_promise_in_a_strip_and_the_rest_under_a_key(
    counter: ReceptionCounter,
) -> None:
    counter.program.window.resize(910, 512)
    counter.fill()
    page = counter.page
    assert not page.promise.isVisible()
    assert "26/11/2026" in page.strip.due.text
    assert page.strip.fee.text == "8.000 đồng"
    counter.press("Alt+L")
    assert page.promise.isVisible()
    page.workplace.hush()
    counter.press("Esc")
    assert not page.promise.isVisible()
    assert counter.program.page is page


def test_a_question_is_answered_from_the_strip(counter: ReceptionCounter) -> None:
    counter.program.window.resize(910, 512)
    counter.page.form.applicant.focus("name")
    counter.type("Nguyễn Thị Hoa")
    counter.scan(CARD)
    assert counter.page.strip.first.text == "Thẻ khác 1 ô"
    counter.press("Alt+1")
    assert counter.applicant().name == "NGUYỄN THỊ HÒA"
    assert "Thẻ khác" not in counter.page.strip.first.text


def test_the_saved_page_says_what_to_hand_over_and_what_to_say(counter: ReceptionCounter) -> None:
    counter.fill()
    counter.save()
    saved = counter.page.saved
    assert counter.program.frame.header.title == "Đã tiếp nhận"
    assert saved.say.text == (
        "“Mời bà trở lại từ 9 giờ 30 sáng thứ Năm, ngày 26 tháng 11. Bà mang theo giấy này và căn cước.”"
    )
    assert saved.fee.title.text() == "Thu 8.000 đồng"
    assert saved.back.title.text() == "Trả lại căn cước"
    assert saved.ticket.ribbon.days == counter.page.promise.ticket.ribbon.days
    counter.press("Ctrl+O")
    assert counter.program.page.NAME == "dossier"


def test_the_dossier_a_remark_names_opens_by_its_key(counter: ReceptionCounter) -> None:
    counter.fill()
    first = counter.save()
    counter.memory.clock.pass_time(seconds=5)
    counter.press("F2")
    counter.fill()
    assert counter.page.promise.remarks.first_code == first
    counter.press("Ctrl+O")
    assert counter.program.page.NAME == "dossier"


def test_what_a_card_says_otherwise_stands_below_its_box_until_it_is_decided(
    counter: ReceptionCounter,
) -> None:
    counter.page.form.applicant.focus("name")
    counter.type("Nguyễn Thị Hoa")
    counter.scan(CARD)
    counter.choose("xntthn")
    counter.checked()
    applicant = counter.page.form.applicant
    assert applicant.remark_of("name") == "Trên thẻ: NGUYỄN THỊ HÒA"
    counter.press("Alt+2")
    counter.checked()
    assert applicant.remark_of("name") == ""


def test_the_column_at_the_right_keeps_its_width_when_it_rolls(counter: ReceptionCounter) -> None:
    counter.program.window.resize(1366, 690)
    counter.fill(CARD)
    panel = counter.page.promise
    before = panel.viewport().width()
    counter.scan(OTHER_CARD)
    assert panel.verticalScrollBar().maximum() > 0
    assert panel.viewport().width() == before
    assert panel.ticket.width() <= before
    assert panel.widget().width() <= before


@pytest.mark.parametrize("height", [690, 768])
def test_why_this_day_shows_every_day_to_the_due_one_with_its_reason(
    counter: ReceptionCounter, height: int
) -> None:
    counter.program.window.resize(1366, height)
    counter.fill(CARD)
    counter.press("Alt+V")
    table = counter.program.dialog().table
    last = table.visualItemRect(table.item(table.rowCount() - 1, 0))
    assert table.viewport().rect().contains(last)
    for row in range(table.rowCount()):
        item = table.item(row, 2)
        assert table.fontMetrics().horizontalAdvance(item.text()) < table.visualItemRect(item).width()
    counter.press("Esc")


def test_numbers_that_differ_are_read_in_groups(counter: ReceptionCounter) -> None:
    counter.fill(CARD)
    counter.scan(OTHER_CARD)
    said = counter.page.differences.at_boxes("applicant")
    assert said["applicant.id_number"] == "Trên thẻ: 001 085 000 001"
