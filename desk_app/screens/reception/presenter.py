"""What the keys of the reception page do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication

from desk_app.domain.steps.forms import FormId
from desk_app.errors import DeskError, NeedsPerson, Refused
from desk_app.screens.notice import Notice, Tone
from desk_app.screens.prints.preview_dialog import PreviewDialog
from desk_app.screens.reception.checking_view import CheckingView
from desk_app.screens.reception.citizen_sight import CitizenSight
from desk_app.screens.reception.due_why_dialog import DueWhyDialog
from desk_app.screens.reception.fields.typed_papers import TypedPaper
from desk_app.screens.reception.form_state import FormState
from desk_app.screens.reception.kept_forms import KeptForms
from desk_app.screens.reception.page_actions import PageActions
from desk_app.screens.reception.persons.at_counter import Question
from desk_app.screens.reception.promise import due_text, step_rows
from desk_app.screens.reception.saving import NotTaken
from desk_app.screens.reception.turning.turning_away import TurningAway
from desk_app.screens.requests import OpenDossier, OpenStart

if TYPE_CHECKING:
    from desk_app.domain.catalogue.procedure import ProcedureVersion
    from desk_app.ports.forms import RenderedForm
    from desk_app.screens.page import Page
    from desk_app.screens.reception.parts import ReceptionParts
    from desk_app.services.dossier.deeds import Done
    from desk_app.services.reception.interpret_scan import ScanAnswer
    from desk_app.services.reception.receive import Reception
    from desk_app.services.reference.catalogue import CatalogueView


TYPED, SAVED = 0, 1
"""The two faces of the page."""
DOUBLE_PRESS_SECONDS = 0.8
"""A second Enter this soon after saving was meant for the save button; it must not wipe the number off the screen."""


class ReceptionPresenter(QObject):
    """Joins form, checks, saving and paper; `is_saved` while the page shows a dossier that is done."""

    def __init__(self, page: Page, parts: ReceptionParts) -> None:
        super().__init__(page)
        self._page = page
        self._parts = parts
        self._workplace = page.workplace
        self.is_saved = False
        self._saved_at = 0.0
        self._printing = True
        self._versions: dict[str, ProcedureVersion] = {}
        self._offered = ""
        self.checks = CheckingView(page.workplace, parts, lambda: self.is_saved, self)
        self._turning_away = TurningAway(page, parts)
        self.kept = KeptForms(page.workplace, parts, self._show, lambda code: self._versions.get(code))
        self.actions = PageActions(page, parts, self)
        self.citizen = CitizenSight(page, parts.form, self._name_of)
        self._listen()

    def next_actions(self) -> tuple[QAction, ...]:
        """Give the actions of the bottom bar."""
        return self.actions.in_bar(saved=self.is_saved)

    def read_catalogue(self) -> None:
        """Fetch the procedures in force, the most used ones at this desk first."""
        desk = self._workplace.desk
        self._workplace.ask_newest(
            "read_catalogue", desk.reference.catalogue, self._offer_catalogue, owner=self
        )

    def focus_first(self) -> None:
        """Put the cursor where work goes on."""
        if self._parts.form.state().is_empty:
            self._parts.form.applicant.focus()

    def next_citizen(self) -> None:
        """Begin anew by the button that stands where the save button stood."""
        if self._workplace.clock.monotonic() - self._saved_at >= DOUBLE_PRESS_SECONDS:
            self.begin_anew()

    def begin_anew(self) -> None:
        """Take the next citizen; a form half typed can be had back."""
        before = self._parts.form.state()
        typed = not self.is_saved and not before.is_empty
        self._show(FormState(), forget=True)
        self._parts.form.applicant.focus()
        if typed:
            text = self.tr("The form was emptied; nothing was saved.")
            undo = self.tr("Bring it back")
            self._workplace.say(
                Notice(
                    Tone.PLAIN,
                    text,
                    action_label=undo,
                    action=lambda: self.kept.bring_back(before),
                    seconds=10,
                    undo=True,
                )
            )

    def save(self, *, printing: bool) -> None:
        """Take the dossier in (F9); held-down keys, double clicks and a save under way change nothing."""
        parts = self._parts
        if self.is_saved or parts.saving.busy:
            return
        QGuiApplication.inputMethod().commit()
        parts.form.settle()
        blocking = parts.form.remarks.blocking
        if blocking:
            self._unreadable(next(iter(blocking)))
            return
        self._printing = printing
        parts.cards.ready(self._save)

    def _save(self) -> None:
        parts = self._parts
        if not self.is_saved and not parts.saving.busy:
            parts.check.stop()
            parts.saving.receive(parts.form.state(), parts.keeper.draft_id)

    def ask_not_taken(self) -> None:
        """Ask what is missing, or why it is refused."""
        parts = self._parts
        if self.is_saved or parts.saving.busy:
            return
        QGuiApplication.inputMethod().commit()
        parts.form.settle()
        blocking = parts.form.remarks.blocking
        if blocking:
            self._unreadable(next(iter(blocking)))
        else:
            parts.cards.ready(self._turning_away.ask)

    def preview(self) -> None:
        """Show the slip on the screen (Ctrl+P)."""
        desk, by = self._workplace.desk, self._workplace.operator
        sheet = self._parts.after.sheet
        if sheet is not None:
            self._workplace.ask(
                "preview",
                lambda: desk.printing.preview(sheet.code, sheet.form, by),
                self._show_preview,
                owner=self,
            )
            return
        draft = self._parts.form.state().draft(self._workplace.clock.now().date())
        self._workplace.ask(
            "preview", lambda: desk.printing.preview_receipt(draft, by), self._show_preview, owner=self
        )

    def offer_dossier(self, answer: ScanAnswer) -> None:
        """A slip was scanned while something is half typed: ask before leaving it (FAULTS B8)."""
        self._offered = answer.dossier.code if answer.dossier else ""
        text = self._workplace.messages.text("counter.scan_while_typing", code=self._offered)
        label = self.tr("Open (Ctrl+O)")
        self._workplace.say(
            Notice(Tone.PLAIN, text, action_label=label, action=self.open_offered, seconds=20)
        )

    def open_offered(self) -> None:
        """Open the dossier scanned while typing, else the one a remark names; the form stays as it is."""
        if self.is_saved and not self._offered:
            self._parts.after.open()
            return
        code, self._offered = self._offered or self._parts.promise.remarks.first_code, ""
        if code:
            self._workplace.open_page(OpenDossier(code))

    def _listen(self) -> None:
        page, parts = self._page, self._parts
        parts.form.edited.connect(self._edited)
        parts.form.finished.connect(page.next_step_wanted)
        parts.form.papers.removed.connect(self._paper_removed)
        parts.form.procedure.sent_away.connect(self._sent_away)
        parts.cards.filled.connect(lambda _boxes: self._edited())
        parts.cards.asked.connect(self._ask)
        parts.differences.take_other.connect(parts.cards.take_other)
        parts.differences.keep_typed.connect(parts.cards.keep_typed)
        parts.differences.is_owner.connect(parts.cards.card_is_owners)
        for ticket in (parts.promise.ticket, parts.saved.ticket):
            ticket.why_wanted.connect(self._why)
        parts.promise.preview_wanted.connect(self.preview)
        parts.saving.received.connect(self._received)
        parts.saving.not_taken.connect(self._turned_away)
        parts.saving.failed.connect(self._failed)
        self._turning_away.unreadable.connect(self._unreadable)
        self._turning_away.refused.connect(self._failed)
        parts.saving.busy_changed.connect(self._busy)
        parts.saving.slow.connect(lambda: self._say(Tone.PLAIN, "counter.saving"))
        self._workplace.notices.reference.connect(self.read_catalogue)

    def _sent_away(self, version: ProcedureVersion) -> None:
        """Another door receives what was chosen: say where, and offer to put it on paper."""
        words = self._workplace.messages.text(
            "counter.wrong_door", procedure=version.short_name or version.name, door=version.elsewhere
        )
        label = self.tr("On paper (Ctrl+B)")
        self._workplace.say(Notice(Tone.WARNING, words, action_label=label, action=self.ask_not_taken))

    def _ask(self, question: Question | None, may_be_owners: bool) -> None:
        parts = self._parts
        parts.differences.ask(question, may_be_owners=may_be_owners)
        parts.form.remarks.compare(parts.differences.at_boxes(parts.cards.asked_of))

    def _edited(self) -> None:
        if not self.is_saved:
            self._parts.check.form_changed()
            self._parts.keeper.form_changed()

    def _paper_removed(self, paper: TypedPaper, place: int) -> None:
        text = self.tr("Taken out: {paper}").format(paper=paper.name)
        put_back = lambda: self._parts.form.papers.put_back(paper, place)  # noqa: E731
        self._workplace.say(
            Notice(Tone.PLAIN, text, action_label=self.tr("Undo"), action=put_back, seconds=10, undo=True)
        )

    def _offer_catalogue(self, view: CatalogueView) -> None:
        self._versions = {version.code: version for version in view.versions}
        self._parts.form.procedure.offer(view.index)

    def _name_of(self, procedure: str) -> str:
        version = self._versions.get(procedure)
        return version.name if version else ""

    def _show(self, state: FormState, forget: bool = False) -> None:
        """Put a form on the page and forget everything about the one before."""
        page, parts = self._page, self._parts
        self.citizen.forget()
        parts.check.stop()
        parts.keeper.begin_anew(forget=forget)
        self.is_saved = False
        parts.after.forget()
        parts.form.set_locked(False)
        parts.form.show_state(state, self._versions.get(state.procedure))
        parts.cards.begin_anew()
        self._turning_away.forget()
        self.checks.start_anew()
        self.citizen.forget()
        parts.faces.setCurrentIndex(TYPED)
        self.actions.allow(saved=False, busy=False)
        page.title_changed.emit()

    def _busy(self, busy: bool) -> None:
        self.actions.allow(saved=self.is_saved, busy=busy)

    def _received(self, reception: Reception) -> None:
        self._done()
        self.citizen.saved(reception.dossier)
        self._parts.after.show_received(
            reception, printing=self._printing, term=self._parts.promise.ticket.promised.term
        )

    def _turned_away(self, deed: Done, answer: NotTaken) -> None:
        self._done()
        self.citizen.forget()
        form = FormId.REFUSAL if answer.refused else FormId.SUPPLEMENT
        self._parts.after.show_turned_away(deed, form, answer.reason)

    def _done(self) -> None:
        page, parts = self._page, self._parts
        self.is_saved = True
        self._saved_at = self._workplace.clock.monotonic()
        parts.keeper.begin_anew(forget=True)
        self._turning_away.forget()
        parts.check.stop()
        parts.form.remarks.clear()
        parts.form.set_locked(True)
        parts.cards.finish()
        parts.faces.setCurrentIndex(SAVED)
        self.actions.allow(saved=True, busy=False)
        self._workplace.hush()
        page.title_changed.emit()
        page.next_step_wanted.emit()
        self.read_catalogue()

    def _unreadable(self, path: str) -> None:
        self._parts.form.remarks.jump(path)
        self._say(Tone.TROUBLE, "counter.not_saved_date")

    def _failed(self, error: DeskError) -> None:
        self._workplace.note_trouble(error)
        blocking = sum(one.blocks for one in error.findings)
        if error.key == "reception.no_procedure" and blocking > 1:
            # What is still empty is filled from above: the cursor goes to the first box, so all are spoken of.
            error = Refused("reception.not_saved", findings=error.findings, count=blocking)
        words, code = self._workplace.words(error), self._workplace.messages.code(error.key)
        self.checks.say_all(error.findings, error.key)
        if isinstance(error, NeedsPerson):
            action = lambda: self._workplace.open_page(OpenStart())  # noqa: E731
            label = self.tr("Put it right")
            self._workplace.say(Notice(Tone.TROUBLE, words, code, action_label=label, action=action))
        else:
            self._workplace.say(Notice(Tone.TROUBLE, words, code))

    def _why(self) -> None:
        preview = self.checks.preview
        if preview is not None and preview.due is not None:
            rows = step_rows(preview.due, self._workplace.messages)
            fees = self._parts.promise.ticket.promised.fee_lines
            DueWhyDialog(due_text(preview.due), rows, fees, self._page).open()

    def _show_preview(self, rendered: RenderedForm | None) -> None:
        if rendered is None:
            self._say(Tone.PLAIN, "counter.no_preview")
        else:
            PreviewDialog(self.tr("Preview"), rendered.pdf, self._page).open()

    def _say(self, tone: Tone, key: str, **params: object) -> None:
        self._workplace.say(Notice(tone, self._workplace.messages.text(key, **params), seconds=12))
