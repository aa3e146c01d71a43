"""Taking a dossier in on one page, by keyboard and scanner."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desk_app.domain.codes.scans import read_scan
from desk_app.domain.dossier.dossier import PrintState, Status
from tests.builders import CLERK
from tests.screens.reception.counter import CARD, ID_NUMBER, ReceptionCounter


def test_a_card_a_phone_a_procedure_and_f9_give_a_printed_slip(counter: ReceptionCounter) -> None:
    counter.scan(CARD)
    assert counter.focus == "Điện thoại"
    counter.type("0912345678")
    counter.choose("xntthn")
    counter.checked()
    ticket = counter.page.promise.ticket
    assert (ticket.day.text(), ticket.hour.text()) == ("Thứ Năm 26/11/2026", "09:30")
    assert (ticket.term.text(), ticket.fee.text()) == ("3 ngày làm việc", "8.000 đồng")
    assert "Thứ Ba 24/11/2026 nghỉ Ngày Văn hóa Việt Nam" in ticket.ribbon.accessibleName()

    code = counter.save()
    dossier = counter.dossier(code)
    assert (dossier.status, dossier.applicant.phone) == (Status.RECEIVED, "0912345678")
    assert counter.page.saved.code.code == code
    assert read_scan(counter.page.saved.code.text).value == code
    counter.program.bot.waitUntil(lambda: counter.dossier(code).prints[-1].state is PrintState.CONFIRMED)
    assert [(job.title, job.printer) for job in counter.memory.printer.jobs] == [(code, "Laser")]


def test_enter_walks_every_field_and_stops_at_the_save_button(counter: ReceptionCounter) -> None:
    counter.scan(CARD)
    counter.page.form.applicant.focus()
    walked = []
    for _ in range(7):
        walked.append(counter.focus.split(" ·")[0])
        counter.press("Return")
    assert walked == [
        "Số định danh", "Họ và tên", "Giới tính", "Ngày sinh", "Điện thoại", "E-mail", "Địa chỉ",
    ]  # fmt: skip
    counter.type("xntthn")
    counter.program.bot.waitUntil(lambda: counter.page.form.procedure.edit.is_open)
    counter.press("Return")
    assert counter.focus == "Giấy tờ"
    counter.press("Return", "Return", "Return", "Return", "Return")
    assert counter.focus == "Lưu và in"
    assert not counter.page.presenter.is_saved
    counter.press("Return")
    assert counter.page.presenter.is_saved


def test_f9_twice_and_a_held_enter_make_one_dossier(counter: ReceptionCounter) -> None:
    counter.fill()
    counter.program.hands.press("F9", "F9")
    counter.program.settle()
    counter.program.hands.hold(Qt.Key.Key_Return)
    counter.program.settle()
    counter.press("F9")
    assert len(counter.memory.desk.dossier.find(ID_NUMBER, CLERK)) == 1
    assert counter.page.presenter.is_saved


def test_a_second_enter_right_after_saving_leaves_the_number_on_the_screen(counter: ReceptionCounter) -> None:
    counter.fill()
    counter.save()
    assert counter.focus == "Người tiếp theo"
    counter.press("Return")
    assert counter.page.presenter.is_saved
    counter.memory.clock.pass_time(seconds=2)
    counter.press("Return")
    assert counter.page.form.state().is_empty


def test_save_without_printing_leaves_the_slip_to_f8(counter: ReceptionCounter) -> None:
    counter.fill()
    code = counter.save("Ctrl+S")
    assert counter.memory.printer.jobs == []
    counter.press("F8")
    assert [job.title for job in counter.memory.printer.jobs] == [code]


def test_the_next_citizen_begins_with_an_empty_form(counter: ReceptionCounter) -> None:
    counter.fill()
    counter.save()
    counter.press("F2")
    assert counter.page.form.state().is_empty
    assert counter.page.promise.isVisible()
    assert counter.focus == "Số định danh"


def test_a_card_scanned_after_saving_begins_the_next_citizen(counter: ReceptionCounter) -> None:
    counter.fill()
    counter.save()
    counter.scan("001085000001||TRẦN VĂN BA|05061985|Nam|Số 9, Hà Nội|15042021")
    assert counter.applicant().name == "TRẦN VĂN BA"
    assert not counter.page.presenter.is_saved


def test_f2_on_a_half_typed_form_can_be_undone(counter: ReceptionCounter) -> None:
    counter.type("001190123456")
    counter.press("F2")
    assert counter.page.form.state().is_empty
    counter.program.click("Lấy lại")
    assert counter.applicant().id_number == "001190123456"


def test_escape_leaves_the_page_and_keeps_what_is_typed(counter: ReceptionCounter) -> None:
    counter.type("001190123456")
    counter.press("Esc")
    assert counter.program.page.NAME == "today"
    counter.press("F2")
    assert counter.applicant().id_number == "001190123456"


def test_what_is_missing_is_told_at_the_field_and_in_the_summary(counter: ReceptionCounter) -> None:
    counter.type("00119012345")
    counter.press("Return")
    counter.checked()
    words = "Số căn cước có 12 chữ số; đang có 11."
    assert counter.page.form.applicant.remark_of("id_number") == words
    assert words in counter.remarks
    counter.choose("xntthn")
    counter.press("F9")
    assert not counter.page.presenter.is_saved
    assert counter.program.notice.startswith("Hồ sơ CHƯA lưu")
    assert counter.focus == "Số định danh"


def test_a_field_still_being_typed_is_not_judged(counter: ReceptionCounter) -> None:
    counter.type("00119")
    counter.checked()
    assert counter.remarks == []


def test_a_birth_date_is_echoed_and_an_impossible_one_is_not_saved(counter: ReceptionCounter) -> None:
    counter.page.form.applicant.focus("birth_date")
    counter.type("5/1/90")
    counter.press("Return")
    assert counter.applicant().birth_date == "05/01/1990"
    counter.fill()
    counter.page.form.applicant.focus("birth_date")
    counter.type("31/02/1990")
    counter.press("F9")
    assert not counter.page.presenter.is_saved
    assert "CHƯA lưu" in counter.program.notice
    assert counter.applicant().birth_date == "31/02/1990"


def test_a_procedure_not_chosen_is_asked_for_and_not_called_unknown(counter: ReceptionCounter) -> None:
    counter.scan(CARD)
    counter.press("F9")
    assert counter.program.notice.startswith("Hồ sơ CHƯA lưu: chưa chọn thủ tục.")
    assert counter.focus == "Thủ tục"


def test_f9_on_an_empty_form_speaks_of_all_that_is_missing_and_begins_above(
    counter: ReceptionCounter,
) -> None:
    counter.press("F9")
    assert counter.program.notice.startswith("Hồ sơ CHƯA lưu: còn 2 ô cần sửa.")
    assert counter.focus == "Họ và tên"


def test_the_cursor_goes_to_what_the_notice_speaks_of(counter: ReceptionCounter) -> None:
    counter.page.form.procedure.edit.setFocus()
    counter.type("thủ tục không có")
    counter.press("F9")
    assert counter.program.notice.startswith("Hồ sơ CHƯA lưu: không có thủ tục")
    assert counter.focus == "Thủ tục"


def test_an_unknown_procedure_keeps_everything_typed(counter: ReceptionCounter) -> None:
    counter.scan(CARD)
    counter.page.form.procedure.edit.setFocus()
    counter.type("thủ tục không có")
    counter.press("F9")
    assert not counter.page.presenter.is_saved
    assert counter.page.form.procedure.text() == "thủ tục không có"
    assert counter.program.notice


def test_a_name_with_bidirectional_marks_and_markup_is_shown_as_text(counter: ReceptionCounter) -> None:
    counter.fill()
    counter.page.form.applicant.focus("name")
    counter.type("<b>Nguyễn</b>\u202eAn")
    counter.press("F9")
    assert not counter.page.presenter.is_saved
    assert counter.applicant().name == "<b>Nguyễn</b>\u202eAn"
    counter.page.form.applicant.focus("name")
    counter.type("<b>Nguyễn</b> An")
    counter.press("Alt+2")
    code = counter.save()
    counter.program.scan(code)
    assert counter.program.page.title() == "<b>Nguyễn</b> An"


def test_the_reasons_of_the_due_date_are_shown_day_by_day(counter: ReceptionCounter) -> None:
    counter.fill()
    counter.press("Alt+V")
    counter.program.bot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = counter.program.dialog()
    days = [dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())]  # type: ignore[attr-defined]
    assert days[0] == "Thứ Sáu 20/11/2026"
    assert days[-1] == "Thứ Năm 26/11/2026"
