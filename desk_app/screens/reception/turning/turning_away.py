"""Turns a citizen away in three keys: checks the person as at reception, asks why, and saves what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desk_app.domain.dossier.turning_away import TurningAwayReason, reason_found
from desk_app.errors import Refused
from desk_app.screens.formats import name_text
from desk_app.screens.notice import Notice, Tone
from desk_app.screens.reception.fields.typed_papers import missing_lines
from desk_app.screens.reception.turning.not_taken_dialog import NotTakenDialog, Offer

if TYPE_CHECKING:
    from desk_app.screens.page import Page
    from desk_app.screens.reception.form_state import FormState
    from desk_app.screens.reception.parts import ReceptionParts
    from desk_app.screens.reception.saving import NotTaken
    from desk_app.screens.reception.turning.typed_reason import TypedReason
    from desk_app.services.reception.check_reception import ReceptionPreview


class TurningAway(QObject):
    """Tells `unreadable` when a box of a person holds no date, `refused` (a Refused) when the person cannot be kept."""

    unreadable = Signal(str)
    refused = Signal(object)

    def __init__(self, page: Page, parts: ReceptionParts) -> None:
        super().__init__(page)
        self._page, self._parts, self._workplace = page, parts, page.workplace
        self._dialog: NotTakenDialog | None = None
        self._typed: TypedReason | None = None
        parts.form.edited.connect(self._name_person)
        parts.cards.filled.connect(self._name_person)
        parts.cards.asked.connect(self._asked)

    def forget(self) -> None:
        """Let go of what was written for a form: it was used, put aside, or the next citizen is here."""
        self._typed = None

    def ask(self) -> None:
        """Check the form and open the dialog with what the check found."""
        if not self._is_readable():
            return
        state, desk = self._parts.form.state(), self._workplace.desk
        draft = state.draft(self._workplace.clock.now().date())
        self._workplace.ask(
            "check_reception",
            lambda: desk.reception.check(draft, state.registered or None),
            lambda preview: self._checked(state, preview),
            failed=self.refused.emit,
            owner=self,
        )

    def _is_readable(self) -> bool:
        blocking = self._parts.form.remarks.blocking
        if blocking:
            self.unreadable.emit(next(iter(blocking)))
        return not blocking

    def _checked(self, state: FormState, preview: ReceptionPreview) -> None:
        from desk_app.seeds import turning_away_reasons
        from desk_app.services.reception.guidance import not_to_be_kept

        if stands := not_to_be_kept(preview):
            self.refused.emit(Refused("reception.not_saved", findings=stands, count=len(stands)))
            return
        offer = _offer(turning_away_reasons(), state, preview)
        dialog = self._dialog = NotTakenDialog(offer, self._workplace.messages, self._take, self._page)
        if self._typed is not None:
            dialog.resume(self._typed)
        dialog.finished.connect(lambda: self._closed(dialog))
        self._name_person()
        dialog.open()

    def _take(self, answer: NotTaken) -> None:
        """Save with the person as it stands in the boxes now: a card may have been read meanwhile.

        What was written is kept until that is done: something may still stand against it.
        """
        if self._is_readable():
            self._parts.cards.ready(lambda: self._parts.saving.turn_away(self._parts.form.state(), answer))

    def _closed(self, dialog: NotTakenDialog) -> None:
        """Keep what was written for this form, and say so unless it is being saved."""
        self._dialog = None
        self._typed = dialog.typed if dialog.typed.is_typed else None
        if self._typed is not None and not dialog.result():
            text = self._workplace.messages.text("counter.turning_away_kept")
            self._workplace.say(Notice(Tone.PLAIN, text, seconds=12))

    def _name_person(self, *_: object) -> None:
        if self._dialog is not None:
            one = self._parts.form.state().applicant
            self._dialog.show_person(
                " · ".join(
                    name_text(text.strip())
                    for text in (one.name, one.id_number, one.birth_date)
                    if text.strip()
                )
            )

    def _asked(self, question: object, _may_be_owners: bool) -> None:
        """A card that asks a question about the person is answered first, on the page."""
        if self._dialog is not None and question is not None:
            self._dialog.reject()


def _offer(reasons: tuple[TurningAwayReason, ...], state: FormState, preview: ReceptionPreview) -> Offer:
    """Choose the reason and the papers a check speaks for."""
    absent = {paper.name for paper in preview.missing} | {line.name for line in missing_lines(state.papers)}
    version = preview.procedure
    asked = {paper.name: paper.asked_line() for paper in state.papers}
    found = reason_found(
        reasons,
        other_door=version is not None and not version.received_here,
        duplicate=bool(preview.duplicates),
        missing=bool(absent),
    )
    return Offer(
        reasons,
        found,
        tuple(line for name, line in asked.items() if name in absent),
        tuple(line for name, line in asked.items() if name not in absent),
        {
            "procedure": version.name.removeprefix("Thủ tục ") if version else "",
            "code": version.code if version else "",
            "door": version.elsewhere if version else "",
            "duplicate": preview.duplicates[0].code if preview.duplicates else "",
        },
    )
