"""The day is closed in the window: all sent, a silent desk, a difference, offline; never closed in silence."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from desk_app.errors import PrintTrouble
from desk_app.screens.prints.printer_choice import PrinterChoice
from tests.screens.city.conftest import Open
from tests.screens.city.ward_in_window import WardProgram
from tests.services.ward_at_work import PIN, SUPERVISOR, Ward, one_result_returned_to_two


@pytest.fixture
def busy(ward: Ward) -> Ward:
    """Give a ward after a day's work at two desks, all of it sent, with a printer for A4 sheets."""
    ward.desk(1).reference.change_settings({"print.printer.02": "Laser"}, SUPERVISOR)
    for number in (1, 2):
        ward.receive(number)
        ward.sync(number)
    ward.sync(1)
    return ward


def look(program: WardProgram) -> WardProgram:
    program.press("Ctrl+6")
    program.bot.waitUntil(lambda: program.page.picture is not None, timeout=20_000)
    program.settle()
    return program


def sign(program: WardProgram, pin: str = PIN) -> None:
    program.press("F9")
    program.settle()
    assert program.page.signing.pin.hasFocus()
    program.hands.type(pin)
    program.press("F9")
    program.settle()


def give_reasons(program: WardProgram, reason: str) -> None:
    for edit in program.page.reasons.editors:
        edit.setFocus()
        program.hands.type(reason)


def test_a_day_with_two_collectors_is_never_said_to_agree(ward: Ward, open_desk_1: Open) -> None:
    ward.desk(1).reference.change_settings({"print.printer.02": "Laser"}, SUPERVISOR)
    code = one_result_returned_to_two(ward)
    program = look(open_desk_1().begin())
    page = program.page
    assert "khớp" not in page.state.text()
    assert code in program.words()
    give_reasons(program, "Dang hoi hai nguoi")
    sign(program)
    program.settle()
    assert "khớp" not in page.state.text()
    assert page.state.text().startswith("Ngày 20/11/2026 chốt lúc")


def test_a_day_with_everything_sent_is_closed_with_the_pin_alone(busy: Ward, open_desk_1: Open) -> None:
    program = look(open_desk_1().begin())
    page = program.page
    assert page.state.text().startswith("Hai bên khớp")
    rows = page.desks.rows
    assert [row["Quầy"] for row in rows] == ["Quầy 1 (máy này)", "Quầy 2"]
    assert [(row["Nhận"], row["Chờ gửi"]) for row in rows] == [("1", "0"), ("1", "0")]
    assert all(row["Máy quầy"] == row["Thành phố"] for row in rows)
    sign(program)
    program.settle()
    assert page.state.text() == "Ngày 20/11/2026 đã chốt lúc 09:30: hai bên khớp."
    assert "Tờ chốt ngày 20/11/2026 đã chuyển ra máy in Laser." in program.notice


def test_heads_and_the_answer_are_read_whole(busy: Ward, open_desk_1: Open) -> None:
    program = look(open_desk_1().begin())
    page = program.page
    program.window.resize(910, 512)
    program.settle()
    heads = page.desks.horizontalHeader()
    for at in range(heads.count()):
        if not heads.isSectionHidden(at):
            words = page.desks.model().headerData(at, Qt.Orientation.Horizontal)
            assert heads.fontMetrics().horizontalAdvance(words) < heads.sectionSize(at), words
    program.window.resize(1366, 768)
    program.settle()
    page.state.setText("CHƯA đối chiếu được với thành phố. 2 điểm cần ghi lý do.")
    program.settle()
    assert page.state.heightForWidth(page.state.width()) < 2 * page.state.fontMetrics().lineSpacing()


def test_a_wrong_pin_closes_nothing_and_says_so_in_the_dialog(busy: Ward, open_desk_1: Open) -> None:
    program = look(open_desk_1().begin())
    sign(program, "111111")
    assert "PIN" in program.page.signing.fault.text()
    assert program.page.signing.pin.text() == ""
    assert program.page.closing is None
    assert "đã chốt" not in program.page.state.text()


def test_a_silent_desk_needs_a_reason_before_anything_is_signed(busy: Ward, open_desk_1: Open) -> None:
    busy.clock.pass_time(hours=4)
    program = look(open_desk_1().begin())
    assert "mất liên lạc" in program.page.desks.rows[1]["Ghi chú"]
    program.press("F9")
    assert program.page.reasons.editors[0].hasFocus()
    assert program.words().count("Cần ghi lý do") == 1
    assert program.page.state.text() == "Chưa chốt. 1 điểm cần ghi lý do rồi mới chốt được."
    give_reasons(program, "Quay 2 nghi chieu")
    assert program.page.state.text() == "Chưa chốt. Đã ghi đủ lý do, có thể chốt ngày."
    sign(program)
    assert program.page.state.text() == "Ngày 20/11/2026 chốt lúc 13:30, có 1 điểm chênh lệch đã nêu lý do."


def test_what_another_desk_still_holds_is_a_difference(busy: Ward, open_desk_1: Open) -> None:
    busy.receive(2)
    held = busy.unsent(2)
    with pytest.raises(Exception, match="cut_off"):
        _greet_only(busy, 2)
    program = look(open_desk_1().begin())
    assert program.page.desks.rows[1]["Chờ gửi"] == f"{held} việc", (
        "the city knows no dossiers of another desk"
    )
    give_reasons(program, "May 2 se gui toi nay")
    sign(program)
    assert "chênh lệch đã nêu lý do" in program.page.state.text()


def test_what_waits_here_is_counted_in_dossiers(busy: Ward, open_desk_1: Open) -> None:
    busy.line.down = True
    for _ in range(2):
        busy.receive(1)
    program = look(open_desk_1().begin())
    assert program.page.picture.desks[0].figures.unsent > 2, "signing in was noted too"
    assert program.page.desks.rows[0]["Chờ gửi"] == "2"


@pytest.mark.fault("O2")
def test_offline_the_day_is_closed_with_that_named_and_not_called_compared(
    busy: Ward, open_desk_1: Open
) -> None:
    program = open_desk_1().begin()
    busy.line.down = True
    look(program)
    page = program.page
    assert page.state.text().startswith("CHƯA đối chiếu được với thành phố.")
    assert [row["Thành phố"] for row in page.desks.rows] == ["?", "?"]
    give_reasons(program, "Mat mang toan phuong")
    assert page.state.text() == "CHƯA đối chiếu được với thành phố. Đã ghi đủ lý do, có thể chốt ngày."
    sign(program)
    assert page.state.text() == ("Ngày 20/11/2026 chốt ngoại tuyến lúc 09:30, CHƯA đối chiếu với thành phố.")
    assert page.closing.offline
    assert not page.closing.agreed


def test_reasons_typed_stay_when_both_sides_are_compared_again(busy: Ward, open_desk_1: Open) -> None:
    busy.clock.pass_time(hours=4)
    program = look(open_desk_1().begin())
    give_reasons(program, "Da hoi")
    first = program.page.picture
    program.press("Ctrl+G")
    program.bot.waitUntil(lambda: program.page.picture is not first, timeout=20_000)
    program.settle()
    assert [edit.text() for edit in program.page.reasons.editors] == ["Da hoi"]
    assert program.page.holds_unsaved()
    program.page.reasons.forget()


def test_a_closed_day_is_shown_as_closed_and_its_sheet_printed_again(busy: Ward, open_desk_1: Open) -> None:
    program = look(open_desk_1().begin())
    sign(program)
    program.settle()
    program.press("F8")
    program.bot.waitUntil(lambda: "đã chuyển ra máy in Laser" in program.notice)
    program.frame.deck.clear()
    program.press("Ctrl+6")
    program.settle()
    assert program.page.closing is not None
    assert "đã chốt lúc" in program.page.state.text()


def test_no_printer_and_a_jam_change_nothing_of_the_close(ward: Ward, open_desk_1: Open) -> None:
    ward.receive(1)
    program = look(open_desk_1().begin())
    sign(program)
    program.settle()
    choice = program.dialog()
    assert isinstance(choice, PrinterChoice)
    program.bot.waitUntil(lambda: choice.findChild(QListWidget).count() == 1)
    printer = program.frame.workplace.desk.printer
    printer.trouble = PrintTrouble("printing.paper_jam", printer="Laser")
    program.click("In tại đây")
    program.settle()
    assert "ĐÃ chốt" in program.notice
    assert program.page.closing is not None
    printer.trouble = None
    program.press("F8")
    program.bot.waitUntil(lambda: "đã chuyển ra máy in Laser" in program.notice)


def test_a_clerk_may_look_and_a_supervisor_signs_beside(busy: Ward, open_desk_1: Open) -> None:
    program = look(open_desk_1().begin("clerk"))
    who = program.page.signing.who
    assert [who.itemData(at) for at in range(who.count())] == ["head", "supervisor"]
    sign(program)
    assert program.page.closing is not None


def test_the_pages_of_the_sheet_are_shown_before_they_are_printed(busy: Ward, open_desk_1: Open) -> None:
    program = look(open_desk_1().begin())
    sign(program)
    program.settle()
    program.press("Ctrl+P")
    assert program.dialog().pages == 1
    program.press("Return")


def _greet_only(ward: Ward, number: int) -> None:
    """Let a desk greet the city and lose the line before it sends anything."""
    from desk_app.errors import NoConnection
    from desk_app.services.exchange.conversation import drive

    class Cut:
        def send(self, call: object) -> object:
            if getattr(call, "path", "") == "/v1/push":
                raise NoConnection("city.cut_off")
            return ward.line.send(call)  # type: ignore[arg-type]

    drive(ward.desk(number).exchange.sync(), Cut())  # type: ignore[arg-type]
