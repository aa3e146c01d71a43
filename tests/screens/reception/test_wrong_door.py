"""What another door receives: said at the hit, offered on paper by keyboard, never taken in."""

from __future__ import annotations

from typing import cast

from desk_app.domain.dossier.dossier import Status
from desk_app.screens.reception.turning.not_taken_dialog import NotTakenDialog
from tests.screens.reception.counter import CARD, ReceptionCounter


def test_each_hit_says_which_door_receives_it(counter: ReceptionCounter) -> None:
    edit = counter.page.form.procedure.edit
    edit.setFocus()
    for text, door in (("thường trú", "→ Công an phường"), ("hôn nhân", "nhận ở đây")):
        edit.selectAll()
        counter.type(text)
        counter.program.bot.waitUntil(lambda door=door: any(door in line for line in edit.suggestions[:1]))


def test_a_wrong_door_is_said_and_printed_by_keyboard(counter: ReceptionCounter) -> None:
    counter.scan(CARD)
    counter.choose("thường trú")
    said = counter.program.notice
    assert "Công an phường" in said
    assert counter.page.form.procedure.edit.hasFocus()
    counter.press("Ctrl+B")
    dialog = cast(NotTakenDialog, counter.program.dialog())
    assert "Công an phường" in dialog.sentence.toPlainText()
    counter.press("Return")
    sheet = counter.page.after.sheet
    assert sheet is not None
    dossier = counter.dossier(sheet.code)
    assert (dossier.status, sheet.form) == (Status.REGISTERED, "02")
    assert "Công an phường" in dossier.supplements[-1].reason


def test_a_wrong_door_is_never_taken_in(counter: ReceptionCounter) -> None:
    counter.scan(CARD)
    counter.choose("thường trú")
    counter.press("F9")
    assert not counter.page.presenter.is_saved
    assert counter.page.promise.ticket.day.text() == "–"


def test_words_that_fit_loosely_choose_nothing_on_leaving(counter: ReceptionCounter) -> None:
    counter.scan(CARD)
    edit = counter.page.form.procedure.edit
    edit.setFocus()
    counter.type("xác nhận gì đó")
    counter.press("F6")
    assert counter.page.form.procedure.choice is None
