"""What the buttons and keys of the dossier page do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from desk_app.errors import DeskError
from desk_app.screens.dossier.deed_dialog import DeedDialog
from desk_app.screens.dossier.deed_list import last_form
from desk_app.screens.dossier.exception_dialogs import CancelNumberDialog, ExtendDialog, ReasonDeedDialog
from desk_app.screens.dossier.moves import DeedName, next_deed
from desk_app.screens.dossier.step_dialogs import (
    ForwardDialog,
    ResultDialog,
    SupplementDialog,
    SuppliedDialog,
)
from desk_app.screens.dossier.view import form_name
from desk_app.screens.notice import Notice, Tone
from desk_app.screens.prints.preview_dialog import PreviewDialog
from desk_app.screens.prints.print_flow import Sheet, print_flow_of
from desk_app.screens.prints.reprint import choose_printer, reprint
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.widgets.dialogs import SupervisorDialog

if TYPE_CHECKING:
    from desk_app.domain.dossier import Dossier
    from desk_app.ports import RenderedForm
    from desk_app.screens.dossier.page import DossierPage
    from desk_app.services.operators import Operator


class DossierDeeds(QObject):
    """Opens the dialog of each deed and follows it with the paper that belongs to it."""

    def __init__(self, page: DossierPage) -> None:
        super().__init__(page)
        self._page = page
        self._workplace = page.workplace
        self.dialog: DeedDialog | None = None
        self._next = make_action(page, "", self._do_next, "F9")
        self._again = make_action(page, self.tr("Print again"), self._print_again, "F8")
        self._preview_action = make_action(page, self.tr("Preview"), self._preview, "Ctrl+P")
        page.addAction(self._preview_action)
        page.deed_list.wanted.connect(lambda name: self.do(DeedName(name)))
        page.deed_list.form_wanted.connect(self._print_form)
        print_flow_of(self._workplace).troubled.connect(self._print_troubled)
        self._doers: dict[DeedName, Callable[[Dossier], None]] = {
            DeedName.RESUME: lambda dossier: self._workplace.open_page("reception", resume=dossier.code),
            DeedName.RETURN: lambda dossier: self._workplace.open_page("returns", code=dossier.code),
            DeedName.FORWARD: lambda dossier: self._open(ForwardDialog(self._workplace, dossier, page)),
            DeedName.SUPPLIED: lambda dossier: self._open(SuppliedDialog(self._workplace, dossier, page)),
            DeedName.RESULT: lambda dossier: self._open(ResultDialog(self._workplace, dossier, page)),
            DeedName.SUPPLEMENT: self._ask_supplement,
            DeedName.EXTEND: self._extend,
            DeedName.VOID: self._cancel_number,
            DeedName.REFUSE: self._refuse,
            DeedName.STOP: self._stop,
            DeedName.WITHDRAW: self._withdraw,
            DeedName.REOPEN: self._reopen,
        }

    def next_actions(self) -> tuple[QAction, ...]:
        """Give the actions of the bottom bar."""
        return (self._again, self._next) if self._next.isVisible() else (self._again,)

    def dossier_changed(self) -> None:
        """Name the likely next deed."""
        dossier = self._dossier()
        name = next_deed(dossier) if dossier else None
        self._next.setVisible(name is not None)
        if name is not None:
            self._next.setText(self._page.deed_list.button(name).text().replace("&", ""))
        self._again.setEnabled(dossier is not None and bool(last_form(dossier)))
        self._page.actions_changed.emit()

    def do(self, name: DeedName) -> None:
        """Begin a deed."""
        dossier = self._dossier()
        if dossier is not None and not self._page.deed_list.reasons.get(name, ""):
            self._doers[name](dossier)

    def _dossier(self) -> Dossier | None:
        return self._page.loaded.dossier if self._page.loaded else None

    def _do_next(self) -> None:
        dossier = self._dossier()
        name = next_deed(dossier) if dossier else None
        if name is not None:
            self.do(name)

    def _open(self, dialog: DeedDialog, then: Callable[[object], None] | None = None) -> None:
        self.dialog = dialog
        title = dialog.windowTitle()

        def done(answer: object) -> None:
            self._page.focus_next_deed()
            self._page.go_on()
            changes = getattr(answer, "changes", None)
            if changes is not None:
                self._workplace.notices.publish(changes)
            self._say_done(title)
            if then is not None:
                then(answer)

        dialog.done_with.connect(done)
        dialog.open()

    def _say_done(self, deed: str) -> None:
        dossier = self._dossier()
        code = dossier.code if dossier else ""
        text = self._workplace.messages.text("counter.deed_done", code=code, deed=deed)
        self._workplace.say(Notice(Tone.GOOD, text, seconds=8))

    def _ask_supplement(self, dossier: Dossier) -> None:
        """A second request needs a supervisor (NĐ 61/2018 Đ15.3)."""
        version = self._page.loaded.version if self._page.loaded else None

        def ask(approved_by: str) -> None:
            dialog = SupplementDialog(self._workplace, dossier, version, approved_by, self._page)
            self._open(dialog, lambda _: self._print_fresh("02"))

        asked = any(line.kind == "supplement_requested" for line in dossier.history)
        self._consented("counter.second_supplement", ask) if asked else ask("")

    def _extend(self, dossier: Dossier) -> None:
        def extend(approved_by: str) -> None:
            self._open(ExtendDialog(self._workplace, dossier, approved_by, self._page))

        self._consented("counter.extension_consent", extend)

    def _consented(self, reason: str, go_on: Callable[[str], object]) -> None:
        """Ask a supervisor to consent; one who is signed in needs nobody else."""
        if self._workplace.is_supervisor:
            go_on("")
            return
        words = self._workplace.messages.text(reason)
        SupervisorDialog(self._workplace, words, lambda by: go_on(by.user), self._page).open()

    def _cancel_number(self, dossier: Dossier) -> None:
        dialog = CancelNumberDialog(self._workplace, dossier, self._page)

        def cancelled(_: object) -> None:
            if dialog.anew.isChecked():
                self._workplace.open_page("reception", resume=dossier.code)

        self._open(dialog, cancelled)

    def _refuse(self, dossier: Dossier) -> None:
        desk = self._workplace.desk
        self._reason(
            self.tr("Refuse the dossier"),
            "",
            self.tr("Refuse and print"),
            lambda reason, by: desk.refuse_dossier(dossier.code, reason, by),
            lambda _: self._print_fresh("03"),
        )

    def _stop(self, dossier: Dossier) -> None:
        desk = self._workplace.desk
        text = self.tr("Only while no result exists. A supervisor can reopen it.")
        stop = lambda reason, by: desk.stop_dossier(dossier.code, reason, by)  # noqa: E731
        self._reason(self.tr("Stop the dossier"), text, self.tr("Stop"), stop)

    def _withdraw(self, dossier: Dossier) -> None:
        desk = self._workplace.desk
        text = self.tr("The citizen takes the dossier back; give the papers back too.")
        withdraw = lambda reason, by: desk.withdraw_dossier(dossier.code, reason, by)  # noqa: E731
        self._reason(self.tr("Withdrawn by the citizen"), text, self.tr("Give back"), withdraw)

    def _reopen(self, dossier: Dossier) -> None:
        desk = self._workplace.desk
        reopen = lambda reason, by: desk.reopen_dossier(dossier.code, reason, by)  # noqa: E731
        self._reason(self.tr("Reopen the dossier"), "", self.tr("Reopen"), reopen)

    def _reason(
        self,
        title: str,
        text: str,
        deed: str,
        do: Callable[[str, Operator], object],
        then: Callable[[object], None] | None = None,
    ) -> None:
        self._open(ReasonDeedDialog(self._workplace, title, text, deed, do, self._page), then)

    def _print_form(self, form: str) -> None:
        dossier = self._dossier()
        if dossier is not None:
            reprint(self._workplace, Sheet(dossier.code, form), self._page)

    def _print_fresh(self, form: str) -> None:
        """Print the form that belongs to a deed just done."""
        dossier = self._dossier()
        if dossier is not None:
            print_flow_of(self._workplace).print(Sheet(dossier.code, form))

    def _print_again(self) -> None:
        dossier = self._dossier()
        if dossier is not None and (form := last_form(dossier)):
            self._workplace.hush()
            self._print_form(form)

    def _preview(self) -> None:
        dossier = self._dossier()
        form = last_form(dossier) if dossier else ""
        if not dossier or not form:
            return
        desk, by = self._workplace.desk, self._workplace.operator

        def show(rendered: RenderedForm) -> None:
            PreviewDialog(form_name(form), rendered.pdf, self._page).open()

        code = dossier.code
        self._workplace.ask("preview", lambda: desk.preview_form(code, form, by), show, owner=self)

    def _print_troubled(self, sheet: Sheet, error: DeskError) -> None:
        if not self._page.isVisible() or self._dossier() is None:
            return
        label = self.tr("Another printer…")
        words, code = self._workplace.words(error), self._workplace.messages.code(error.key)
        choose = lambda: choose_printer(self._workplace, sheet, self._page)  # noqa: E731
        self._workplace.say(Notice(Tone.TROUBLE, words, code, action_label=label, action=choose))
