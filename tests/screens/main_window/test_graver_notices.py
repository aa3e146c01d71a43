"""A lighter notice never makes a graver one lost, and a notice of several lines stays in the header."""

from __future__ import annotations

import pytest

from desk_app.screens.notice import Notice, Tone, deed_done
from tests.screens.program import Program

FULL = Notice(Tone.TROUBLE, "Hồ sơ CHƯA lưu: đĩa đầy.", "MM-01")
CLOCK = Notice(Tone.WARNING, "Đồng hồ máy chạy sai.", by_itself=True)
READ = Notice(Tone.GOOD, "Đã đọc thẻ.", seconds=12)
SENT = Notice(Tone.GOOD, "Đã gửi xong.", seconds=8, by_itself=True)
LONG = (
    "Hồ sơ ĐÃ lưu, số H26.99.01-261120-1001, chưa in: máy in Laser hết giấy. "
    "Nạp giấy rồi bấm In lại, hoặc chọn máy in khác."
)


def test_a_graver_one_comes_back_after_the_answer_to_a_deed(at_work: Program) -> None:
    workplace = at_work.frame.workplace
    workplace.say(FULL)
    workplace.say(READ)
    assert at_work.notice == READ.text
    at_work.press("Esc")
    assert at_work.notice == FULL.text
    at_work.press("Esc")
    assert at_work.notice == ""


def test_what_the_program_says_by_itself_waits_until_the_graver_one_is_read(at_work: Program) -> None:
    workplace = at_work.frame.workplace
    workplace.say(FULL)
    workplace.say(CLOCK)
    workplace.say(SENT)
    assert at_work.notice == FULL.text
    at_work.press("Esc")
    assert at_work.notice == CLOCK.text
    at_work.press("Esc")
    assert at_work.notice == SENT.text


def test_a_deed_that_is_done_ends_the_trouble_told_on_the_way_to_it(at_work: Program) -> None:
    workplace = at_work.frame.workplace
    workplace.say(FULL)
    workplace.say(READ)
    workplace.say(deed_done("Đã lưu."))
    assert at_work.notice == "Đã lưu."
    at_work.press("Esc")
    assert at_work.notice == ""


def test_another_page_ends_what_the_page_before_had_to_say(at_work: Program) -> None:
    workplace = at_work.frame.workplace
    workplace.say(FULL)
    workplace.say(READ)
    at_work.press("F2")
    assert at_work.notice == ""


@pytest.mark.parametrize(("wide", "high"), [(1366, 768), (1366, 690), (910, 512)])
def test_one_of_three_lines_stays_in_the_header(at_work: Program, wide: int, high: int) -> None:
    at_work.window.resize(wide, high)
    at_work.press("F2")
    at_work.frame.workplace.say(Notice(Tone.TROUBLE, LONG, "IN-03", "In lại", lambda: None))
    at_work.settle()
    frame = at_work.frame
    assert frame.notice.geometry().bottom() < frame.stack.geometry().top() + 2
    assert frame.notice.geometry().top() >= frame.header.geometry().top()


def test_a_long_title_has_the_room_of_the_notice_until_there_is_one(at_work: Program) -> None:
    header = at_work.frame.header
    header.set_title("Đăng ký khai sinh có yếu tố nước ngoài kết hợp đăng ký nhận cha, mẹ, con")
    label = header._title
    assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())
    at_work.frame.workplace.say(READ)
    at_work.settle()
    assert label.width() <= header.width() * 4 // 10
    at_work.press("Esc")
    assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())
