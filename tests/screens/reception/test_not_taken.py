"""A dossier that cannot be taken in: told once and in full, or refused, from the same page."""

from __future__ import annotations

from typing import cast

from desk_app.domain.dossier.dossier import Status
from desk_app.screens.reception.not_taken_dialog import NotTakenDialog
from tests.screens.reception.counter import CARD, ReceptionCounter


def open_dialog(counter: ReceptionCounter) -> NotTakenDialog:
    counter.scan(CARD)
    counter.choose("xntthn")
    counter.press("Space", "Ctrl+B")
    return cast(NotTakenDialog, counter.program.dialog())


def test_guidance_lists_what_is_missing_and_prints_form_02(counter: ReceptionCounter) -> None:
    dialog = open_dialog(counter)
    ticked = [dialog.papers.item(row).text() for row in range(dialog.papers.count())]
    assert ticked[0] == "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân"
    dialog.reason.setFocus()
    counter.type("Chưa có tờ khai")
    counter.program.click("Lưu và in", dialog)
    sheet = counter.page.after.sheet
    assert sheet is not None
    dossier = counter.dossier(sheet.code)
    assert (dossier.status, sheet.form) == (Status.REGISTERED, "02")
    assert [line.name for line in dossier.supplements[0].papers] == ticked[:1]
    assert [job.title for job in counter.memory.printer.jobs] == [sheet.code]


def test_a_reason_is_needed_and_what_is_typed_stays(counter: ReceptionCounter) -> None:
    dialog = open_dialog(counter)
    counter.program.click("Lưu và in", dialog)
    assert dialog.isVisible()
    assert not counter.page.presenter.is_saved


def test_a_refusal_prints_form_03(counter: ReceptionCounter) -> None:
    dialog = open_dialog(counter)
    dialog.refuse.setChecked(True)
    dialog.reason.setFocus()
    counter.type("Việc này do công an phường giải quyết")
    counter.program.click("Lưu và in", dialog)
    sheet = counter.page.after.sheet
    assert sheet is not None
    assert (counter.dossier(sheet.code).status, sheet.form) == (Status.REFUSED, "03")


def test_a_guided_citizen_who_comes_back_keeps_the_same_dossier(counter: ReceptionCounter) -> None:
    dialog = open_dialog(counter)
    dialog.reason.setFocus()
    counter.type("Chưa có tờ khai")
    counter.program.click("Lưu và in", dialog)
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
