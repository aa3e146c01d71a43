"""What the desk found at its start is shown before the first citizen, each thing with what can be done about it."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QLabel

from desk_app.screens.requests import OpenStart
from desk_app.services.printing.print_form import Paper
from tests.builders import CLERK, MORNING, OTHER_CLERK, PIN, SUPERVISOR, kept_drafts
from tests.screens.program import Program


def words(program: Program) -> list[str]:
    return [
        label.text() for card in program.page.cards for label in card.findChildren(QLabel) if label.text()
    ]


def consent(program: Program) -> None:
    dialog = program.dialog()
    program.bot.waitUntil(dialog.pin.hasFocus)
    program.hands.type(PIN)
    program.press("Return")


def test_a_desk_with_nothing_left_over_opens_the_day(at_work: Program) -> None:
    assert at_work.page.NAME == "today"


def test_a_slip_saved_but_not_printed_is_named_first_thing(program: Program) -> None:
    code = program.memory.receive()
    program.sign_in()
    assert program.page.NAME == "start"
    assert any(code in text and "ĐÃ lưu nhưng chưa in" in text for text in words(program))
    program.press("F9")
    assert program.page.NAME == "today"


def test_a_print_in_doubt_is_asked_about_and_never_repeated_by_itself(program: Program) -> None:
    code = program.memory.receive()
    program.memory.desk.printing.print(code, "01", CLERK, Paper("Laser"))
    jobs = len(program.memory.printer.jobs)
    program.sign_in()
    assert any(code in text and "có thể đã in" in text for text in words(program))
    assert len(program.memory.printer.jobs) == jobs
    program.click("Đã có giấy")
    assert not any(code in text for text in words(program))
    assert program.memory.story.show(code).prints[0].state == "confirmed"


def test_a_half_typed_dossier_is_offered_back_to_its_own_clerk_only(program: Program) -> None:
    program.memory.desk.reception.keep_draft("form-1", OTHER_CLERK.user, "{}")
    program.sign_in(CLERK.user)
    assert program.page.NAME == "today"
    program.memory.desk.reception.keep_draft("form-2", CLERK.user, "{}")
    program.frame.workplace.open_page(OpenStart())
    program.settle()
    assert any("CHƯA lưu" in text for text in words(program))


def test_throwing_a_kept_text_away_is_asked_about(program: Program) -> None:
    program.memory.desk.reception.keep_draft("form-1", CLERK.user, "{}")
    program.sign_in()
    program.click("Bỏ đi")
    program.press("Return")
    assert len(kept_drafts(program.memory.desk.context)) == 1
    program.click("Bỏ đi")
    program.click("Bỏ đi", program.dialog())
    assert kept_drafts(program.memory.desk.context) == ()


def test_a_wrong_clock_blocks_until_a_supervisor_confirms_it(program: Program) -> None:
    program.memory.receive()
    program.memory.clock.set_to(MORNING + timedelta(days=400))
    program.sign_in()
    assert program.page.NAME == "start"
    assert program.status == "Giờ máy sai · dừng tiếp nhận"
    program.click("Xác nhận giờ máy")
    consent(program)
    assert "clock_confirmed" in program.memory.story.kinds()
    assert not any("Giờ máy" in text for text in words(program))


def test_a_clerk_cannot_confirm_the_clock_with_the_own_pin(program: Program) -> None:
    program.memory.receive()
    program.memory.clock.set_to(MORNING + timedelta(days=400))
    program.sign_in()
    program.click("Xác nhận giờ máy")
    dialog = program.dialog()
    assert [dialog.who.itemText(at) for at in range(dialog.who.count())] == [SUPERVISOR.full_name]
    program.hands.type("135791")
    program.press("Return")
    assert dialog.isVisible()
    assert "clock_confirmed" not in program.memory.story.kinds()
    dialog.reject()


def test_numbers_the_witness_has_seen_and_the_desk_has_not_are_named(program: Program) -> None:
    story = program.memory.story
    program.memory.receive()
    witness = story.witness.mark
    assert witness is not None
    from dataclasses import replace

    story.witness.mark = replace(witness, number=witness.number + 4)
    program.sign_in()
    assert any("1002" in text and "1005" in text for text in words(program))
    assert "numbers_missing" in story.kinds()


def test_with_no_witness_the_newest_slip_is_asked_for_and_numbers_go_on_above_it(program: Program) -> None:
    program.memory.story.witness.mark = None
    program.sign_in()
    program.click("Nhập mã giấy mới nhất")
    program.dialog()
    program.hands.type("H26.99.01-261120-1007")
    program.press("Return")
    consent(program)
    assert program.memory.receive().endswith("-1008")


def test_a_full_disk_and_an_unconfirmed_year_are_remarks_that_do_not_stop_work(program: Program) -> None:
    program.memory.disk.free = 300
    program.sign_in()
    assert program.page.NAME == "today"
    assert program.notice
    assert program.status == "Ổ đĩa sắp đầy (còn 300 MB) · báo quản trị"
    program.click("Xem tất cả")
    assert program.page.NAME == "start"
