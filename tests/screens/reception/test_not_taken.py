"""A dossier that cannot be taken in: turned away in three keys, with the reason the check has found."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtWidgets import QApplication

from desk_app.domain.dossier.dossier import Status
from desk_app.screens.reception.turning.not_taken_dialog import NotTakenDialog
from tests.builders import BUSINESS
from tests.screens.reception.counter import CARD, OTHER_CARD, ReceptionCounter
from tests.screens.reception.people_hands import type_name, type_number

FORM = "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân"


def open_dialog(counter: ReceptionCounter, procedure: str = "xntthn") -> NotTakenDialog:
    counter.scan(CARD)
    counter.choose(procedure)
    counter.press(*(("Space", "Ctrl+B") if procedure == "xntthn" else ("Ctrl+B",)))
    return cast(NotTakenDialog, counter.program.dialog())


def saved(counter: ReceptionCounter) -> tuple[Status, str]:
    sheet = counter.page.after.sheet
    assert sheet is not None, counter.program.notice
    return counter.dossier(sheet.code).status, sheet.form


def test_missing_papers_are_asked_for_with_two_keys(counter: ReceptionCounter) -> None:
    dialog = open_dialog(counter)
    assert [line.name for line in dialog.ticked] == [FORM]
    assert dialog.person.text() == "NGUYỄN THỊ HÒA · 001190123456 · 01/05/1990"
    counter.press("Return")
    assert saved(counter) == (Status.REGISTERED, "02")
    sheet = counter.page.after.sheet
    assert sheet is not None
    (asked,) = counter.dossier(sheet.code).supplements
    assert [line.name for line in asked.papers] == [FORM]
    assert "trong một lần" in asked.reason
    assert "Căn cứ: điểm a khoản 2 Điều 17 Nghị định 118/2025/NĐ-CP" in asked.reason
    assert [job.title for job in counter.memory.printer.jobs] == [sheet.code]


def test_f9_saves_in_the_dialog_too(counter: ReceptionCounter) -> None:
    open_dialog(counter)
    counter.press("F9")
    assert saved(counter) == (Status.REGISTERED, "02")


def test_another_door_is_guidance_that_names_it(counter: ReceptionCounter) -> None:
    open_dialog(counter, "1.004222")
    counter.press("Return")
    assert saved(counter) == (Status.REGISTERED, "02")
    sheet = counter.page.after.sheet
    assert sheet is not None
    (told,) = counter.dossier(sheet.code).supplements
    assert told.papers == ()
    assert "nộp hồ sơ tại Công an phường" in told.reason
    assert "mã 1.004222" in told.reason


def test_a_refusal_takes_three_keys_and_its_words(counter: ReceptionCounter) -> None:
    dialog = open_dialog(counter)
    counter.press("7")
    assert QApplication.focusWidget() is dialog.sentence
    counter.type("đang có vợ theo giấy chứng nhận kết hôn số 12")
    counter.press("F9")
    assert saved(counter) == (Status.REFUSED, "03")
    sheet = counter.page.after.sheet
    assert sheet is not None
    assert "kết hôn số 12. (Căn cứ:" in counter.dossier(sheet.code).closing_reason


def test_arrows_choose_from_the_button_and_no_list_eats_a_key(counter: ReceptionCounter) -> None:
    dialog = open_dialog(counter)
    counter.press("Down")
    assert dialog.reasons.reason is not None
    assert dialog.reasons.reason.id == "faulty"
    for place in (dialog.reasons, dialog.papers):
        place.setFocus()
        counter.press("1", "2")
        assert dialog.reasons.reason.id == "faulty"
    dialog.papers.setFocus()
    counter.press("F9")
    assert saved(counter) == (Status.REGISTERED, "02")


def test_an_open_end_has_to_be_written_on(counter: ReceptionCounter) -> None:
    dialog = open_dialog(counter)
    for reason in ("7", "5", "0"):
        dialog.reasons.setFocus()
        counter.press(reason, "F9")
        assert dialog.isVisible()
        assert not counter.page.presenter.is_saved
        assert QApplication.focusWidget() is dialog.sentence


def test_words_of_the_clerk_stay_when_another_reason_is_chosen(counter: ReceptionCounter) -> None:
    dialog = open_dialog(counter)
    dialog.sentence.setFocus()
    counter.type("Ông nhờ ghi thêm. ")
    before = dialog.sentence.toPlainText()
    dialog.reasons.setFocus()
    counter.press("6")
    assert dialog.sentence.toPlainText() == before


def test_the_person_is_checked_as_at_reception(counter: ReceptionCounter) -> None:
    counter.scan(CARD)
    counter.choose("xntthn")
    applicant = counter.page.form.applicant
    applicant.focus("birth_date")
    counter.press("Ctrl+A")
    counter.type("31/02/1990")
    counter.press("Ctrl+B")
    assert QApplication.activeModalWidget() is None
    assert applicant.has_focus("birth_date")
    assert "chưa đúng ngày" in counter.program.notice
    counter.press("Ctrl+A")
    counter.type("01/05/1990")
    applicant.focus("id_number")
    counter.press("Ctrl+A")
    counter.type("0011901234")
    counter.press("Ctrl+B")
    assert QApplication.activeModalWidget() is None
    assert applicant.has_focus("id_number")


def test_a_card_read_meanwhile_fills_the_person_behind(counter: ReceptionCounter) -> None:
    counter.choose("xntthn")
    counter.page.form.applicant.focus("name")
    counter.type("Trần Văn Ba")
    counter.page.form.papers.focus()
    counter.press("Space", "Ctrl+B")
    dialog = cast(NotTakenDialog, counter.program.dialog())
    assert dialog.person.text() == "Trần Văn Ba"
    counter.scan(OTHER_CARD)
    assert dialog.isVisible()
    assert "001085000001 · 05/06/1985" in dialog.person.text()
    counter.press("F9")
    sheet = counter.page.after.sheet
    assert sheet is not None
    assert counter.dossier(sheet.code).applicant.id_number == "001085000001"


def test_a_card_of_somebody_else_is_asked_about_first(counter: ReceptionCounter) -> None:
    open_dialog(counter)
    counter.scan(OTHER_CARD)
    assert QApplication.activeModalWidget() is None
    assert counter.page.differences.isVisible()
    assert not counter.page.presenter.is_saved


WHY = "đang có vợ theo giấy chứng nhận kết hôn số 12"


def written_and_closed(counter: ReceptionCounter) -> str:
    """Write why, and go back to the reception without saving."""
    dialog = open_dialog(counter)
    counter.press("7")
    counter.type(WHY)
    sentence = dialog.sentence.toPlainText()
    counter.press("Esc")
    return sentence


def opened_again(counter: ReceptionCounter) -> NotTakenDialog:
    counter.press("Ctrl+B")
    return cast(NotTakenDialog, counter.program.dialog())


def test_what_was_written_stays_with_its_form(counter: ReceptionCounter) -> None:
    sentence = written_and_closed(counter)
    assert "được giữ cho tờ này" in counter.program.notice
    dialog = opened_again(counter)
    assert dialog.sentence.toPlainText() == sentence
    assert dialog.reasons.reason is not None
    assert dialog.reasons.reason.id == "not_eligible"
    assert QApplication.focusWidget() is dialog.sentence
    counter.press("F9")
    assert saved(counter) == (Status.REFUSED, "03")


def test_what_was_written_is_kept_when_a_card_closes_the_dialog(counter: ReceptionCounter) -> None:
    dialog = open_dialog(counter)
    counter.press("7")
    counter.type(WHY)
    sentence = dialog.sentence.toPlainText()
    counter.scan(OTHER_CARD)
    counter.press("Alt+2")
    assert opened_again(counter).sentence.toPlainText() == sentence


def test_what_was_written_is_kept_when_it_could_not_be_saved(counter: ReceptionCounter) -> None:
    dialog = open_dialog(counter)
    counter.press("7")
    counter.type(WHY)
    sentence = dialog.sentence.toPlainText()
    applicant, typed = counter.page.form.applicant, counter.applicant()
    applicant.show_state(replace(typed, id_number="0011901234", filled_for="0011901234"))
    counter.press("F9")
    assert not counter.page.presenter.is_saved
    applicant.show_state(typed)
    assert opened_again(counter).sentence.toPlainText() == sentence


def test_what_was_written_goes_with_its_citizen(counter: ReceptionCounter) -> None:
    written_and_closed(counter)
    counter.press("F2")
    assert WHY not in open_dialog(counter).sentence.toPlainText()
    counter.press("Return", "F2")
    assert counter.page.presenter.is_saved is False
    assert WHY not in open_dialog(counter).sentence.toPlainText()


def test_the_clerks_own_words_go_over_to_another_procedure(counter: ReceptionCounter) -> None:
    written_and_closed(counter)
    counter.page.form.procedure.edit.setFocus()
    counter.press("Ctrl+A")
    counter.choose(BUSINESS.code)
    sentence = opened_again(counter).sentence.toPlainText()
    assert "hộ kinh doanh" in sentence
    assert "tình trạng hôn nhân" not in sentence
    assert sentence.endswith(WHY)


def test_the_legal_ground_is_seen_whole(counter: ReceptionCounter) -> None:
    dialog = open_dialog(counter)
    for digit in "1234567890":
        dialog.reasons.setFocus()
        counter.press(digit)
        bar = dialog.ground.verticalScrollBar()
        assert bar.maximum() == bar.minimum(), dialog.ground.toPlainText()


def test_without_a_finding_only_the_clerk_knows_why(counter: ReceptionCounter) -> None:
    counter.fill()
    counter.press("Ctrl+B")
    dialog = cast(NotTakenDialog, counter.program.dialog())
    assert dialog.reasons.reason is None
    counter.press("F9")
    assert dialog.isVisible()
    counter.press("1")
    counter.press("Return")
    assert dialog.isVisible()
    assert QApplication.focusWidget() is dialog.papers


def back_again(counter: ReceptionCounter) -> str:
    """Guide a citizen, and open the dossier when the citizen comes back."""
    open_dialog(counter)
    counter.press("Return")
    sheet = counter.page.after.sheet
    assert sheet is not None
    counter.scan(sheet.code)
    counter.press("F9")
    return sheet.code


def test_what_a_guided_citizen_was_taken_down_with_is_nobody_elses(counter: ReceptionCounter) -> None:
    back_again(counter)
    type_number(counter, "001085000001")
    typed = counter.applicant()
    assert (typed.name, typed.birth_date, str(typed.sex), typed.address) == ("", "", "", "")
    assert "ngày sinh" in counter.program.notice
    counter.program.click("Hoàn tác")
    assert (counter.applicant().name, counter.applicant().id_number) == ("NGUYỄN THỊ HÒA", "001190123456")


def test_a_guided_citizen_is_refused_under_the_name_the_dialog_shows(counter: ReceptionCounter) -> None:
    reference = back_again(counter)
    type_number(counter, "001085000001")
    type_name(counter, "Trần Văn Ba")
    counter.press("Ctrl+B")
    dialog = cast(NotTakenDialog, counter.program.dialog())
    assert dialog.person.text() == "Trần Văn Ba · 001085000001"
    counter.press("0")
    counter.type("Không đủ tuổi")
    counter.press("F9")
    assert saved(counter) == (Status.REFUSED, "03")
    dossier = counter.dossier(reference)
    assert (dossier.applicant.name, dossier.applicant.id_number) == ("Trần Văn Ba", "001085000001")
    assert dossier.applicant.birth_date is None
    assert dossier.closing_reason == "Không đủ tuổi"


def test_a_guided_citizen_who_comes_back_keeps_the_same_dossier(counter: ReceptionCounter) -> None:
    open_dialog(counter)
    counter.press("Return")
    sheet = counter.page.after.sheet
    assert sheet is not None
    reference = sheet.code
    counter.scan(reference)
    counter.press("F9")
    assert counter.program.page.NAME == "reception"
    assert counter.applicant().name == "NGUYỄN THỊ HÒA"
    counter.page.form.papers.focus()
    counter.press("Space")
    code = counter.save()
    dossier = counter.dossier(code)
    assert (dossier.status, dossier.reference) == (Status.RECEIVED, reference)
    assert counter.dossier(reference).code == code
