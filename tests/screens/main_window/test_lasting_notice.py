"""A notice of what no page in front shows is not lost under the next one, nor by going to another page."""

from __future__ import annotations

import pytest

from desk_app.errors import PrintTrouble
from desk_app.screens.notice import Notice, Tone
from desk_app.screens.prints.print_flow import Sheet, print_flow_of
from tests.screens.program import Program
from tests.screens.reception.counter import CARD, ReceptionCounter

NOT_OUT = "Giấy của hồ sơ H26.99.01-261120-1001 chưa ra cho chắc."


@pytest.fixture
def told(at_work: Program) -> Program:
    """Give a desk whose last slip did not come out while the next citizen is served."""
    counter = ReceptionCounter(at_work)
    code = at_work.memory.receive()
    trouble = PrintTrouble("printing.paper_out", printer="Laser")
    print_flow_of(at_work.frame.workplace).troubled.emit(Sheet(code, "01"), trouble)
    assert at_work.notice.startswith(NOT_OUT)
    counter.scan(CARD)
    return at_work


def test_it_comes_back_after_a_lighter_one_and_over_other_pages(told: Program) -> None:
    assert told.notice.startswith("Đã đọc thẻ")
    told.press("Esc")
    assert told.notice.startswith(NOT_OUT)
    told.press("F5", "F2")
    assert told.notice.startswith(NOT_OUT)


def test_esc_puts_it_away_for_good(told: Program) -> None:
    told.press("Esc", "Esc")
    assert told.notice == ""
    told.frame.workplace.say(Notice(Tone.GOOD, "Đã lưu."))
    told.press("Esc")
    assert told.notice == ""


def test_the_list_of_such_papers_answers_it(told: Program) -> None:
    told.press("Shift+F8", "Esc")
    assert NOT_OUT not in told.notice
    told.press("Esc")
    assert told.notice == ""
