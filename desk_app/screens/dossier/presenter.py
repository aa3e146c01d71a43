"""What the buttons and keys of the dossier page do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from desk_app.domain.facts.facts import DossierWithdrawn
from desk_app.domain.facts.happened import happened_key
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.form_rules import last_form
from desk_app.domain.steps.forms import FormId
from desk_app.domain.steps.steps import needs_approval, next_step, right_for
from desk_app.domain.steps.taking_back import deed_to_take_back
from desk_app.errors import DeskError
from desk_app.screens.dossier.deed_dialog import DeedDialog
from desk_app.screens.dossier.deed_words import deed_word
from desk_app.screens.dossier.exception_dialogs import CancelNumberDialog, ExtendDialog, ReasonDeedDialog
from desk_app.screens.dossier.step_dialogs import (
    ForwardDialog,
    ResultDialog,
    SupplementDialog,
    SuppliedDialog,
)
from desk_app.screens.notice import Notice, Tone, deed_done
from desk_app.screens.prints.preview_dialog import PreviewDialog
from desk_app.screens.prints.print_flow import Sheet, print_flow_of
from desk_app.screens.prints.reprint import choose_printer, reprint
from desk_app.screens.requests import OpenReturns, ResumeReception
from desk_app.screens.widgets.buttons import make_action
from desk_app.services.dossier.deeds import Done

if TYPE_CHECKING:
    from desk_app.domain.catalogue.procedure import ProcedureVersion
    from desk_app.domain.dossier.dossier import Dossier
    from desk_app.domain.steps.rights import Right
    from desk_app.ports.forms import RenderedForm
    from desk_app.screens.dossier.deed_list import DeedList
    from desk_app.screens.page import Page
    from desk_app.services.people.operators import Operator

UNDO_SECONDS = 10
"""How long a deed just done can be taken back by its notice."""


class DossierPresenter(QObject):
    """Opens the dialog of each deed and follows it with the paper that belongs to it; `deed_done` after each deed."""

    deed_done = Signal()

    def __init__(self, page: Page, deed_list: DeedList) -> None:
        super().__init__(page)
        self._page = page
        self._deed_list = deed_list
        self._dossier: Dossier | None = None
        self._version: ProcedureVersion | None = None
        self._workplace = page.workplace
        self.dialog: DeedDialog | None = None
        self._next = make_action(page, "", self._do_next, "F9")
        self._again = make_action(page, self.tr("Print again"), self._print_again, "F8")
        self._preview_action = make_action(page, self.tr("Preview"), self._preview, "Ctrl+P")
        page.addAction(self._preview_action)
        deed_list.wanted.connect(lambda name: self.do(Deed(name)))
        deed_list.form_wanted.connect(self._print_form)
        print_flow_of(self._workplace).troubled.connect(self._print_troubled)
        self._doers: dict[Deed, Callable[[Dossier], None]] = {
            Deed.RECEIVE: lambda dossier: self._workplace.open_page(ResumeReception(dossier.code)),
            Deed.RETURN: lambda dossier: self._workplace.open_page(OpenReturns(dossier.code)),
            Deed.FORWARD: lambda dossier: self._open(ForwardDialog(self._workplace, dossier, page)),
            Deed.SUPPLIED: lambda dossier: self._open(SuppliedDialog(self._workplace, dossier, page)),
            Deed.GRANT: lambda dossier: self._open(ResultDialog(self._workplace, dossier, page)),
            Deed.SUPPLEMENT: self._ask_supplement,
            Deed.EXTEND: self._extend,
            Deed.VOID: self._cancel_number,
            Deed.REFUSE: self._refuse,
            Deed.STOP: self._stop,
            Deed.WITHDRAW: self._withdraw,
            Deed.REOPEN: self._reopen,
            Deed.ASK_PAYMENT: self._ask_payment,
            Deed.PAYMENT_MET: self._payment_met,
        }

    def next_actions(self) -> tuple[QAction, ...]:
        """Give the actions of the bottom bar."""
        return (self._again, self._next) if self._next.isVisible() else (self._again,)

    def dossier_changed(self, dossier: Dossier, version: ProcedureVersion | None) -> None:
        """Name the likely next deed of a dossier just read, whose procedure is published as `version`."""
        self._dossier, self._version = dossier, version
        name = next_step(dossier)
        self._next.setVisible(name is not None)
        if name is not None:
            self._next.setText(deed_word(name))
        self._again.setEnabled(bool(last_form(dossier)))
        self._page.actions_changed.emit()

    def do(self, name: Deed) -> None:
        """Begin a deed."""
        dossier = self._dossier
        reason = self._deed_list.reasons.get(name, "")
        if reason:
            self._workplace.say(Notice(Tone.WARNING, reason))
        elif dossier is not None:
            self._doers[name](dossier)

    def _do_next(self) -> None:
        dossier = self._dossier
        name = next_step(dossier) if dossier else None
        if name is not None:
            self.do(name)

    def _open(self, dialog: DeedDialog, then: Callable[[object], None] | None = None) -> None:
        self.dialog = dialog
        title = dialog.windowTitle()

        def done(answer: object) -> None:
            self.deed_done.emit()
            changes = getattr(answer, "changes", None)
            if changes is not None:
                self._workplace.notices.publish(changes)
            if then is None and isinstance(answer, Done) and deed_to_take_back(answer.dossier):
                self._offer_undo(answer.dossier.code, title)
            else:
                self._say_done(title)
            if then is not None:
                then(answer)

        dialog.done_with.connect(done)
        dialog.open()

    def _say_done(self, deed: str) -> None:
        dossier = self._dossier
        code = dossier.code if dossier else ""
        text = self._workplace.messages.text("counter.deed_done", code=code, deed=deed)
        self._workplace.say(deed_done(text))

    def _offer_undo(self, code: str, deed: str) -> None:
        """Say that a deed is done, with the way back; the city is not told of it before that is over."""
        text = self._workplace.messages.text("counter.deed_done", code=code, deed=deed)
        undo = lambda: self._take_back(code, deed)  # noqa: E731
        notice = Notice(
            Tone.GOOD, text, action_label=self.tr("Undo"), action=undo, seconds=UNDO_SECONDS, undo=True
        )
        self._workplace.city.hold_back(UNDO_SECONDS)
        self._workplace.say(notice)

    def _take_back(self, code: str, deed: str) -> None:
        desk, by = self._workplace.desk, self._workplace.operator

        def done(answer: Done) -> None:
            self.deed_done.emit()
            self._workplace.city.hold_back(0)
            self._workplace.notices.publish(answer.changes)
            text = self._workplace.messages.text("counter.deed_taken_back", code=code, deed=deed)
            self._workplace.say(Notice(Tone.PLAIN, text, seconds=8))

        self._workplace.ask("take_back", lambda: desk.dossier.take_back(code, by), done, owner=self)

    def _ask_supplement(self, dossier: Dossier) -> None:
        """A second request needs a right of its own (NĐ 309/2026 Đ8.1: once and in full)."""
        to_approve = self._to_approve(Deed.SUPPLEMENT, dossier)
        dialog = SupplementDialog(self._workplace, dossier, self._version, to_approve, self._page)
        self._open(dialog, lambda _: self._print_fresh(FormId.SUPPLEMENT))

    def _extend(self, dossier: Dossier) -> None:
        to_approve = self._to_approve(Deed.EXTEND, dossier)
        self._open(ExtendDialog(self._workplace, dossier, to_approve, self._page))

    def _to_approve(self, deed: Deed, dossier: Dossier) -> Right | None:
        """Give the right a second person must have, None when whoever is signed in can do it alone."""
        asked = needs_approval(deed, dossier, self._workplace.operator)
        return right_for(deed, dossier) if asked else None

    def _cancel_number(self, dossier: Dossier) -> None:
        to_approve = self._to_approve(Deed.VOID, dossier)
        dialog = CancelNumberDialog(self._workplace, dossier, to_approve, self._page)

        def cancelled(_: object) -> None:
            if dialog.anew.isChecked():
                self._workplace.open_page(ResumeReception(dossier.code))

        self._open(dialog, cancelled)

    def _refuse(self, dossier: Dossier) -> None:
        desk = self._workplace.desk
        self._reason(
            self.tr("Refuse the dossier"),
            "",
            self.tr("Refuse and print"),
            lambda reason, by: desk.dossier.refuse(dossier.code, reason, by),
            lambda _: self._print_fresh(FormId.REFUSAL),
            grave=True,
        )

    def _stop(self, dossier: Dossier) -> None:
        desk = self._workplace.desk
        text = self.tr("Only while no result exists. Somebody with the right can reopen it.")
        stop = lambda reason, by: desk.dossier.stop(dossier.code, reason, by)  # noqa: E731
        self._reason(self.tr("Stop the dossier"), text, self.tr("Stop"), stop, grave=True)

    def _withdraw(self, dossier: Dossier) -> None:
        desk = self._workplace.desk
        text = self.tr("The citizen takes the dossier back; give the papers back too.")
        withdraw = lambda reason, by: desk.dossier.withdraw(dossier.code, reason, by)  # noqa: E731
        title = self._workplace.messages.text(happened_key(DossierWithdrawn.KIND))
        self._reason(title, text, self.tr("Give back"), withdraw, grave=True)

    def _ask_payment(self, dossier: Dossier) -> None:
        desk = self._workplace.desk
        text = self.tr("What has to be paid before the work goes on, as the citizen is told.")
        ask = lambda reason, by: desk.dossier.ask_payment(dossier.code, reason, by)  # noqa: E731
        self._reason(self.tr("Payment asked for"), text, self.tr("Record"), ask)

    def _payment_met(self, dossier: Dossier) -> None:
        desk = self._workplace.desk
        text = self.tr("The receipt or transfer it was paid with, or why nothing has to be paid.")
        met = lambda reason, by: desk.dossier.payment_met(dossier.code, reason, by)  # noqa: E731
        self._reason(self.tr("Paid"), text, self.tr("Record"), met)

    def _reopen(self, dossier: Dossier) -> None:
        desk = self._workplace.desk
        reopen = lambda reason, by: desk.dossier.reopen(dossier.code, reason, by)  # noqa: E731
        self._reason(self.tr("Reopen the dossier"), "", self.tr("Reopen"), reopen)

    def _reason(
        self,
        title: str,
        text: str,
        deed: str,
        do: Callable[[str, Operator], object],
        then: Callable[[object], None] | None = None,
        *,
        grave: bool = False,
    ) -> None:
        dossier = self._dossier
        if dossier is not None:
            dialog = ReasonDeedDialog(
                self._workplace, title, text, deed, do, self._page, about=dossier, grave=grave
            )
            self._open(dialog, then)

    def _print_form(self, form: str) -> None:
        dossier = self._dossier
        if dossier is not None:
            reprint(self._workplace, Sheet(dossier.code, form), self._page)

    def _print_fresh(self, form: str) -> None:
        """Print the form that belongs to a deed just done."""
        dossier = self._dossier
        if dossier is not None:
            print_flow_of(self._workplace).print(Sheet(dossier.code, form))

    def _print_again(self) -> None:
        dossier = self._dossier
        if dossier is not None and (form := last_form(dossier)):
            self._workplace.hush()
            self._print_form(form)

    def _preview(self) -> None:
        dossier = self._dossier
        form = last_form(dossier) if dossier else None
        if dossier is None or form is None:
            return
        desk, by = self._workplace.desk, self._workplace.operator

        def show(rendered: RenderedForm) -> None:
            PreviewDialog(self._workplace.messages.form_name(form), rendered.pdf, self._page).open()

        code = dossier.code
        self._workplace.ask("preview", lambda: desk.printing.preview(code, form, by), show, owner=self)

    def _print_troubled(self, sheet: Sheet, error: DeskError) -> None:
        if not self._page.isVisible() or not self._page.follows_paper(sheet):
            return
        label = self.tr("Another printer…")
        words, code = self._workplace.words(error), self._workplace.messages.code(error.key)
        choose = lambda: choose_printer(self._workplace, sheet, self._page)  # noqa: E731
        self._workplace.say(Notice(Tone.TROUBLE, words, code, action_label=label, action=choose))
