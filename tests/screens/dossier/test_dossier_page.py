"""One dossier on its page: its state in words, only legal deeds, each followed by its paper."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desk_app.domain.dossier.dossier import PrintState, Status
from desk_app.domain.steps.deeds import Deed
from desk_app.ports.printer import JobState
from desk_app.screens.prints.print_flow import Sheet
from desk_app.screens.prints.printer_choice import PrinterChoice
from desk_app.screens.prints.reason_dialog import ReasonDialog
from desk_app.screens.prints.reprint import reprint
from desk_app.screens.requests import OpenDossier
from desk_app.services.printing.print_form import Paper
from tests.builders import CLERK, PIN, SUPERVISOR, a_person
from tests.screens.dossier.dossier_desk import DossierDesk
from tests.strange_entries import BROKEN, NEWER_SCHEMA, strange


def test_a_scanned_slip_opens_with_the_next_deed_under_the_finger(on_page: DossierDesk) -> None:
    head = on_page.page.head
    assert head.code.code == "H26.99.01-261120-1001"
    assert head.status.word == "Được tiếp nhận"
    assert head.left_over.word == "Còn 3 ngày làm việc"
    widget = QApplication.focusWidget()
    assert widget is not None
    assert widget.accessibleName() == "Chuyển xử lý…"


def test_a_disputed_dossier_says_why_it_has_no_next_deed(on_page: DossierDesk) -> None:
    home, kept = on_page.program.memory.story.uow, on_page.dossier
    disputed = {kept.dossier_id: replace(kept, disputed=True)}
    home.memory = replace(home.memory, dossiers={**home.memory.dossiers, **disputed})
    on_page.open()
    why = on_page.page.deed_list._why
    assert why.isVisible()
    assert "Cần xử lý (Ctrl+5)" in why.text()


def test_no_empty_line_stands_where_no_reason_is(on_page: DossierDesk) -> None:
    assert not on_page.page.deed_list._why.isVisible()
    on_page.program.press("F9", "Return")
    assert not on_page.page.deed_list._why.isVisible()


def test_forward_result_return_by_keyboard_only(on_page: DossierDesk) -> None:
    program = on_page.program
    program.press("F9", "Return")
    assert on_page.dossier.status is Status.PROCESSING
    program.press("F9")
    on_page.type("15/XN-UBND")
    program.press("Return")
    on_page.type("Khay 3")
    program.press("Return", "Return")
    assert on_page.dossier.result.place == "Khay 3"
    program.press("F9")
    assert program.page.NAME == "returns"
    program.press("1", "F9")
    assert on_page.dossier.status is Status.RETURNED
    program.bot.waitUntil(lambda: on_page.dossier.prints[-1].state is PrintState.CONFIRMED)
    assert on_page.dossier.prints[-1].form == "return"


def test_what_a_newer_program_did_stands_in_the_history_as_such(on_page: DossierDesk) -> None:
    for what in (NEWER_SCHEMA, BROKEN):
        strange(on_page.program.memory.story, what, on_page.code)
    on_page.open()
    assert "| Tiếp nhận hồ sơ ·" in on_page.texts
    assert "| Việc của bản chương trình mới hơn ·" in on_page.texts
    assert "| Việc không đọc được ·" in on_page.texts


def test_a_jam_of_another_dossier_names_that_one_and_no_key_of_this_page(on_page: DossierDesk) -> None:
    printer, first = on_page.program.memory.printer, on_page.code
    printer.says = JobState.PRINTING
    on_page.page.deed_list.form_wanted.emit("01")
    on_page.program.settle()
    on_page.code = on_page.program.memory.receive()
    on_page.open()
    printer.says = JobState.TROUBLE
    on_page.program.bot.waitUntil(lambda: first in on_page.program.notice)
    assert "Shift+F8" in on_page.program.notice
    assert "(F8)" not in on_page.program.notice


@pytest.mark.parametrize(
    ("address", "row"),
    [
        ("Số 1, Hàng Bạc, Hoàn Kiếm, Hà Nội", "Phường, xã nay là | Phường Hoàn Kiếm, Hà Nội"),
        (
            "Số 1, Khương Đình, Thanh Xuân, Hà Nội",
            "Nay là một trong | Phường Khương Đình, Hà Nội · Phường Phương Liệt, Hà Nội",
        ),
    ],
)
def test_todays_ward_stands_beside_an_old_address(on_page: DossierDesk, address: str, row: str) -> None:
    people = {
        "applicant": a_person("Trần Văn Hùng", "001080099999", address="Số 9, phường Láng, Hà Nội"),
        "owner": a_person("Nguyễn Thị Hòa", "001190012345", address=address),
    }
    on_page.code = on_page.program.memory.receive(**people)
    on_page.open()
    assert on_page.texts.count(address) == 1
    assert row in on_page.texts
    assert on_page.texts.casefold().count("nay là") == 1


def test_what_cannot_be_done_now_is_off_and_says_why(on_page: DossierDesk) -> None:
    shown = on_page.page.deed_list
    assert not shown.button(Deed.RETURN).isEnabled()
    assert "Được tiếp nhận" in shown.reasons[Deed.RETURN]
    assert shown.button(Deed.RETURN).accessibleDescription() == shown.reasons[Deed.RETURN]
    assert shown.button(Deed.FORWARD).isEnabled()


def test_a_payment_is_asked_for_and_recorded(on_page: DossierDesk) -> None:
    dialog = on_page.do(Deed.ASK_PAYMENT)
    dialog.reason.setPlainText("Lệ phí đăng ký")
    on_page.program.click("Ghi lại", dialog)
    assert on_page.dossier.status is Status.PAYMENT_ASKED
    assert not on_page.page.deed_list.button(Deed.ASK_PAYMENT).isVisible()
    on_page.program.press("F9")
    paid = on_page.dialog()
    paid.reason.setPlainText("Biên lai 0012")
    on_page.program.click("Ghi lại", paid)
    assert on_page.dossier.status is Status.PROCESSING


def test_who_waits_for_papers_is_told_so_and_is_not_late(on_page: DossierDesk) -> None:
    on_page.desk.dossier.request_supplement(on_page.code, "Thiếu tờ khai", (), None, CLERK)
    on_page.program.memory.clock.pass_time(days=30)
    on_page.open()
    assert on_page.page.head.left_over.word == "Chờ người dân bổ sung"


def test_an_overdue_dossier_says_by_how_much(on_page: DossierDesk) -> None:
    on_page.program.memory.clock.pass_time(days=10)
    on_page.open()
    assert on_page.page.head.left_over.word == "Quá 2 ngày làm việc"


def test_a_supplement_is_asked_in_full_and_taken_in(on_page: DossierDesk) -> None:
    dialog = on_page.do(Deed.SUPPLEMENT)
    dialog.other.setText("Bản sao trích lục")
    dialog.reason.setPlainText("Thiếu trích lục ghi chú ly hôn")
    on_page.program.click("Lưu và in", dialog)
    dossier = on_page.dossier
    assert dossier.status is Status.SUPPLEMENT_ASKED
    assert dossier.supplements[0].papers[-1].name == "Bản sao trích lục"
    assert dossier.prints[-1].form == "02"

    on_page.program.press("F9")
    on_page.program.click("Nhận bổ sung")
    assert on_page.dossier.status is Status.PROCESSING
    assert "đã nộp" in on_page.texts


def test_a_reason_that_is_none_leaves_the_dialog_open_with_what_was_typed(on_page: DossierDesk) -> None:
    dialog = on_page.do(Deed.WITHDRAW)
    dialog.reason.setPlainText("ERR_500")
    on_page.program.click("Trả lại hồ sơ", dialog)
    assert dialog.isVisible()
    assert dialog.trouble
    assert dialog.reason.toPlainText() == "ERR_500"
    dialog.reason.setPlainText("Gia đình đổi ý")
    on_page.program.click("Trả lại hồ sơ", dialog)
    assert on_page.dossier.status is Status.WITHDRAWN
    assert "Gia đình đổi ý" in on_page.texts


def test_a_number_is_cancelled_only_with_the_clerks_own_pin(on_page: DossierDesk) -> None:
    dialog = on_page.do(Deed.VOID)
    dialog.reason.setPlainText("Nhập nhầm thủ tục")
    dialog.pin.setText("000000")
    on_page.program.click("Hủy số", dialog)
    assert dialog.isVisible()
    assert not on_page.dossier.voided_reason
    dialog.pin.setText(PIN)
    on_page.program.click("Hủy số", dialog)
    assert on_page.dossier.voided_reason == "Nhập nhầm thủ tục"

    reception = on_page.program.page
    assert reception.NAME == "reception"
    on_page.program.press("F9")
    new = reception.after.sheet.code
    assert on_page.desk.dossier.show(new, SUPERVISOR).replaces == on_page.code


def test_a_cancelled_number_still_scans_and_offers_nothing(on_page: DossierDesk) -> None:
    on_page.desk.dossier.void(on_page.code, "Nhập nhầm", CLERK)
    on_page.open()
    assert on_page.page.head.status.word == "Đã hủy số"
    assert all(on_page.page.deed_list.reasons.values())


def test_a_reason_is_kept_while_the_printer_is_chosen(on_page: DossierDesk) -> None:
    on_page.program.press("F8")
    on_page.program.bot.waitUntil(lambda: on_page.dossier.prints[-1:] != ())
    on_page.program.bot.waitUntil(lambda: on_page.dossier.prints[-1].state is PrintState.CONFIRMED)
    on_page.desk.reference.change_settings({"print.printer.01": ""}, SUPERVISOR)
    on_page.program.press("F8")
    on_page.program.click("In lại", on_page.program.dialog())
    chooser = on_page.program.dialog()
    assert isinstance(chooser, PrinterChoice)
    on_page.program.press("Return")
    on_page.program.bot.waitUntil(lambda: len(on_page.dossier.prints) == 2)
    assert on_page.dossier.prints[-1].reason == "Người dân mất giấy hẹn"


def test_two_presses_in_one_breath_ask_once_why_it_is_printed_again(on_page: DossierDesk) -> None:
    on_page.program.press("F8")
    on_page.program.bot.waitUntil(lambda: on_page.dossier.prints[-1:] != ())
    on_page.program.bot.waitUntil(lambda: on_page.dossier.prints[-1].state is PrintState.CONFIRMED)
    for _ in range(3):
        # Faster than any question can open.
        reprint(on_page.program.frame.workplace, Sheet(on_page.code, "01"), on_page.page)
    on_page.program.settle()
    asking = [one for one in on_page.program.window.findChildren(ReasonDialog) if one.isVisible()]
    assert len(asking) == 1
    on_page.program.press("Esc")


def test_a_reprint_is_counted_and_keeps_its_reason(on_page: DossierDesk) -> None:
    on_page.program.press("F8")
    on_page.program.bot.waitUntil(lambda: on_page.dossier.prints[-1:] != ())
    on_page.program.bot.waitUntil(lambda: on_page.dossier.prints[-1].state is PrintState.CONFIRMED)
    on_page.program.press("F8")
    on_page.program.click("In lại", on_page.program.dialog())
    on_page.program.bot.waitUntil(lambda: len(on_page.dossier.prints) == 2)
    on_page.program.bot.waitUntil(lambda: "in lại lần 1" in on_page.texts)
    assert "Người dân mất giấy hẹn" in on_page.texts


def test_a_page_shows_what_another_deed_changed(on_page: DossierDesk) -> None:
    deed = on_page.desk.dossier.forward(on_page.code, "Tư pháp", CLERK)
    on_page.program.frame.workplace.notices.publish(deed.changes)
    on_page.program.settle()
    assert on_page.page.head.status.word == "Đang xử lý"


def test_an_unknown_code_leads_back_with_a_word(on_page: DossierDesk) -> None:
    on_page.program.frame.workplace.open_page(OpenDossier("H26.99.01-261120-1999"))
    on_page.program.settle()
    assert "H26.99.01-261120-1999" in on_page.program.notice


def test_markup_in_a_name_is_shown_as_it_is(on_page: DossierDesk) -> None:
    on_page.code = on_page.program.memory.receive(
        applicant=a_person("<img src=x>An", "001190123456", phone="0912345678")
    )
    on_page.open()
    assert on_page.page.title() == "<img src=x>An"
    assert "<img src=x>An" in on_page.texts


@pytest.mark.parametrize("deed", [Deed.WITHDRAW, Deed.STOP, Deed.VOID])
def test_going_back_is_the_default_of_a_grave_deed(on_page: DossierDesk, deed: Deed) -> None:
    dialog = on_page.do(deed)
    (default,) = [one for one in dialog.findChildren(QPushButton) if one.isDefault()]
    assert default.text() == "Quay lại"
    assert [one for one in dialog.findChildren(QPushButton) if one.property("role") == "next"] == []
    before = on_page.dossier.status
    on_page.program.press("Esc")
    assert on_page.dossier.status is before


def test_what_was_typed_in_a_deed_left_by_esc_comes_back_with_ctrl_z(on_page: DossierDesk) -> None:
    program = on_page.program
    dialog = on_page.do(Deed.STOP)
    on_page.type("Nguoi dan bo sung don")
    program.press("Esc")
    assert QApplication.activeModalWidget() is None
    assert "CHƯA lưu" in program.notice
    program.press("Ctrl+Z")
    assert on_page.dialog() is dialog
    assert dialog.reason.toPlainText() == "Nguoi dan bo sung don"
    program.press("F9")
    assert on_page.dossier.status is Status.STOPPED


def test_a_deed_just_done_is_taken_back_with_ctrl_z(on_page: DossierDesk) -> None:
    program, said = on_page.program, on_page.program.frame.notice
    program.press("F9", "Return")
    assert on_page.dossier.status is Status.PROCESSING
    assert "ĐÃ lưu" in program.notice
    assert said.notice is not None
    assert (said.notice.action_label, said.notice.seconds) == ("Hoàn tác", 10)
    assert said.accessibleName() == said.notice.text
    program.press("Ctrl+Z")
    assert "Đã hoàn tác" in program.notice
    assert on_page.dossier.status is Status.RECEIVED
    assert on_page.page.head.status.word == "Được tiếp nhận"
    widget = QApplication.focusWidget()
    assert widget is not None
    assert widget.accessibleName() == "Chuyển xử lý…"
    assert [one.kind for one in on_page.dossier.history][1:] == ["dossier_forwarded", "deed_taken_back"]
    assert "| Hoàn tác việc vừa ghi ·" in on_page.texts
    assert any(
        one.what == "Chuyển xử lý" and "đã hoàn tác" in one.beside for one in on_page.page.timeline.events
    )
    program.press("Ctrl+Z")
    assert len(on_page.dossier.history) == 3


def test_a_deed_that_was_sent_meanwhile_stays_and_that_is_said(on_page: DossierDesk) -> None:
    program = on_page.program
    program.press("F9", "Return")
    home = program.memory.story.uow
    home.memory.acked_seq = len(home.memory.entries)
    program.press("Ctrl+Z")
    assert "ĐƯỢC GIỮ NGUYÊN" in program.notice
    assert "đã gửi thành phố" in program.notice
    assert on_page.dossier.status is Status.PROCESSING


def test_a_deed_whose_paper_is_printed_at_once_is_not_offered_back(on_page: DossierDesk) -> None:
    dialog = on_page.do(Deed.SUPPLEMENT)
    dialog.other.setText("Bản sao trích lục")
    dialog.reason.setPlainText("Thiếu trích lục ghi chú ly hôn")
    on_page.program.click("Lưu và in", dialog)
    notice = on_page.program.frame.notice.notice
    assert notice is None or not notice.undo


def test_a_deed_left_before_anything_was_typed_says_nothing(on_page: DossierDesk) -> None:
    on_page.do(Deed.STOP)
    on_page.program.press("Esc")
    assert "Đã cất" not in on_page.program.notice


def test_f9_says_at_the_field_what_a_deed_lacks(on_page: DossierDesk) -> None:
    program = on_page.program
    dialog = on_page.do(Deed.VOID)
    program.press("F9")
    assert dialog.reason.hasFocus()
    assert "lý do" in dialog.reason.accessibleDescription()
    on_page.type("Cap nham thu tuc")
    program.press("F9")
    assert dialog.pin.hasFocus()
    assert dialog.pin.accessibleDescription() == "Chưa có mã PIN."


def test_a_supplement_asked_for_in_words_shows_them_and_no_empty_list(on_page: DossierDesk) -> None:
    on_page.desk.dossier.request_supplement(on_page.code, "Ảnh thẻ còn mờ", (), None, CLERK)
    on_page.open()
    on_page.page.presenter.do(Deed.SUPPLIED)
    dialog = on_page.program.dialog()
    assert not dialog.papers.isVisible()
    assert "Đã yêu cầu: Ảnh thẻ còn mờ" in [label.text() for label in dialog.findChildren(QLabel)]
    assert dialog.deed_button.hasFocus()
    on_page.program.press("F9")
    assert on_page.dossier.supplements[-1].supplied_at is not None


def test_the_cursor_on_a_form_stays_when_its_print_is_noted(on_page: DossierDesk) -> None:
    def forms() -> list[QPushButton]:
        return [one for one in on_page.page.deed_list.findChildren(QPushButton) if "Mẫu 01" in one.text()]

    (form,) = forms()
    form.setFocus()
    on_page.desk.printing.print(on_page.code, "01", CLERK, Paper("Laser"))
    on_page.page.load()
    on_page.program.settle()
    assert forms() == [form]
    assert form.hasFocus()
