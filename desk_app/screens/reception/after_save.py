"""What follows a saved deed: its number in large figures, and the paper until it is in hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desk_app.domain.money.fees import total_of
from desk_app.domain.steps.forms import FormId
from desk_app.errors import DeskError, Refused
from desk_app.screens.formats import fees_text
from desk_app.screens.notice import Tone
from desk_app.screens.prints.print_flow import Sheet, print_flow_of
from desk_app.screens.prints.reprint import reprint
from desk_app.screens.reception import saved_words
from desk_app.screens.reception.promise import due_on_ticket, fee_chip
from desk_app.screens.reception.saved_face import SavedFace
from desk_app.screens.requests import OpenDossier
from desk_app.screens.widgets.ticket import Promised
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.domain.dossier.dossier import Dossier
    from desk_app.ports.forms import RenderedForm
    from desk_app.services.dossier.deeds import Done
    from desk_app.services.reception.receive import Reception


class AfterSave(QObject):
    """Shows one saved dossier on the code panel and prints its form."""

    def __init__(self, workplace: Workplace, panel: SavedFace) -> None:
        super().__init__(panel)
        self._workplace = workplace
        self._panel = panel
        self._flow = print_flow_of(workplace)
        self._sheet: Sheet | None = None
        self._flow.sent.connect(self._only_own(self._sent))
        self._flow.came_out.connect(self._only_own(self._came_out))
        self._flow.unsure.connect(self._only_own(self._unsure))
        self._flow.troubled.connect(self._troubled)
        panel.paper_confirmed.connect(self._confirm)
        panel.another_printer.connect(self._another_printer)

    def show_received(self, reception: Reception, *, printing: bool, term: str = "") -> None:
        """Show a dossier just received and print its slip; what must be read before the paper keeps it from printing.

        `term` is the time limit as it stood on the ticket while the form was typed.
        """
        self._sheet = Sheet(reception.code, FormId.RECEIPT)
        dossier = reception.dossier
        ticket = replace(
            due_on_ticket(dossier.due, reception.days),
            term=term,
            fee=fees_text(dossier.fees),
            fee_state=fee_chip(total_of(dossier.fees).amount),
        )
        self._panel.show_saved(saved_words.received(dossier), ticket)
        self._draw(dossier, FormId.RECEIPT)
        if reception.not_marked is not None:
            words = self._workplace.messages.of(reception.not_marked)
            self._panel.show_paper(Tone.TROUBLE, words, by_hand=False)
        else:
            self._print(printing)

    def show_turned_away(self, deed: Done, form: str, told: str) -> None:
        """Show a citizen guided or refused, and print the form that says so; `told` is the sentence on it."""
        self._sheet = Sheet(deed.dossier.code, form)
        head = self.tr("Guided") if form == FormId.SUPPLEMENT else self.tr("Not taken in here")
        paper = self._workplace.messages.form_name(form)
        self._panel.show_saved(saved_words.turned_away(deed.dossier, head, paper, told), Promised())
        self._draw(deed.dossier, form)
        self._print(True)

    def forget(self) -> None:
        """The next citizen comes; the paper of this one is still followed."""
        self._sheet = None

    @property
    def sheet(self) -> Sheet | None:
        """The form of the saved dossier, None while a citizen's dossier is being typed."""
        return self._sheet

    def print_again(self) -> None:
        """Print the form again (F8), asking for a reason where the law of the desk wants one."""
        if self._sheet is not None:
            self._workplace.hush()
            reprint(self._workplace, self._sheet, self._panel)

    def _draw(self, dossier: Dossier, form: str) -> None:
        """Show the paper beside the number; the dossier is in hand, so nobody is noted as having looked."""
        desk, by = self._workplace.desk, self._workplace.operator

        def drawn(rendered: RenderedForm) -> None:
            if self._sheet == Sheet(dossier.code, form):
                self._panel.picture.show_pdf(rendered.pdf)

        self._workplace.ask_newest(
            "draw_form",
            lambda: desk.printing.draw(dossier, form, by),
            drawn,
            failed=lambda _error: None,
            owner=self,
        )

    def _print(self, printing: bool) -> None:
        if printing and self._sheet is not None:
            self._panel.show_paper(Tone.PLAIN, self.tr("Printing…"), by_hand=False)
            self._flow.print(self._sheet)
        else:
            self._panel.show_paper(Tone.PLAIN, self.tr("Not printed. F8 prints."), by_hand=False)

    def _only_own(self, do: Callable[[], object]) -> Callable[[Sheet], None]:
        def heard(sheet: Sheet) -> None:
            if sheet == self._sheet:
                do()

        return heard

    def _sent(self) -> None:
        self._panel.show_paper(Tone.PLAIN, self.tr("Sent to the printer."), by_hand=False)

    def _unsure(self) -> None:
        text = self.tr(
            "Sent to the printer, which does not say whether the paper came out. Look, then go on."
        )
        self._panel.show_paper(Tone.PLAIN, text, by_hand=False, in_doubt=True)

    def _came_out(self) -> None:
        self._panel.show_paper(Tone.GOOD, self.tr("Printed. Hand over one copy, keep one."), by_hand=False)

    def _troubled(self, sheet: Sheet, error: DeskError) -> None:
        if sheet != self._sheet:
            return
        in_doubt = self._flow.in_doubt(sheet)
        refused = isinstance(error, Refused)
        self._panel.show_paper(
            Tone.TROUBLE, self._workplace.words(error), by_hand=not refused, in_doubt=in_doubt
        )

    def _confirm(self) -> None:
        if self._sheet is not None:
            self._flow.confirm(self._sheet)

    def _another_printer(self) -> None:
        from desk_app.screens.prints.reprint import choose_printer

        if self._sheet is not None:
            choose_printer(self._workplace, self._sheet, self._panel)

    def open(self) -> None:
        """Open the saved dossier (Ctrl+O)."""
        if self._sheet is not None:
            self._workplace.open_page(OpenDossier(self._sheet.code))
