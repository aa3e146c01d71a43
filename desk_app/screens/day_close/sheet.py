"""Prints and previews the sheet of a closed day; trouble with paper changes nothing of the close."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desk_app.domain.steps.forms import FormId
from desk_app.screens.formats import day_text
from desk_app.screens.notice import Notice, Tone, deed_done
from desk_app.screens.prints.print_flow import NoPrinterChosen, Sheet
from desk_app.screens.prints.printer_choice import PrinterChoice
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.errors import DeskError
    from desk_app.ports.forms import RenderedForm
    from desk_app.services.people.operators import Operator
    from desk_app.services.printing.print_form import Paper, PdfFile, Printed

SAME_PAPER = FormId.SUPPLEMENT
"""The sheet goes where the ward set its own printer, else where other A4 forms go."""


class ClosingPaper(QObject):
    """Prints on the printer set, or asks for one."""

    def __init__(self, workplace: Workplace, page: QWidget) -> None:
        super().__init__(page)
        self._workplace = workplace
        self._page = page
        self._chosen = ""

    def print(self, day: date, by: Operator) -> None:
        """Print the sheet of a closed day."""
        desk, chosen = self._workplace.desk, self._chosen

        def target() -> Paper:
            from desk_app.services.printing.print_form import Paper

            settings = desk.reference.settings()
            choice = settings.print_choice(FormId.CLOSING)
            printer = chosen or choice.printer or settings.print_choice(SAME_PAPER).printer
            if not printer:
                raise NoPrinterChosen(day_text(day))
            return Paper(printer, choice.copies)

        self._print(day, by, target)

    def preview(self, day: date) -> None:
        """Show the pages on the screen."""
        desk = self._workplace.desk
        self._workplace.ask("preview_closing", lambda: desk.day.preview_closing(day), self._show, owner=self)

    def _print(self, day: date, by: Operator, target: Callable[[], Paper | PdfFile]) -> None:
        desk = self._workplace.desk

        def failed(error: DeskError) -> None:
            if isinstance(error, NoPrinterChosen):
                self._choose(day, by)
            else:
                label = self.tr("Choose a printer")
                code = self._workplace.messages.code(error.key)
                words = self._workplace.words(error)
                self._workplace.note_trouble(error)
                self._workplace.say(Notice(Tone.TROUBLE, words, code, label, lambda: self._choose(day, by)))

        self._workplace.ask(
            "print_closing",
            lambda: desk.day.print_closing(day, by, target()),
            lambda printed: self._printed(day, printed),
            failed=failed,
            owner=self,
        )

    def _printed(self, day: date, printed: Printed) -> None:
        self._workplace.notices.publish(printed.changes)
        if printed.job is not None:
            text = self.tr("The closing sheet of {day} was handed to {printer}.")
            words = text.format(day=day_text(day), printer=printed.job.printer)
        else:
            words = self.tr("The closing sheet of {day} is written.").format(day=day_text(day))
        self._workplace.say(deed_done(words))

    def _choose(self, day: date, by: Operator) -> None:
        text = self.tr("The day is closed. Choose where its sheet is to come out.")
        sheet = Sheet(f"chot-ngay-{day.isoformat()}", FormId.CLOSING)
        dialog = PrinterChoice(self._workplace, sheet, text, self._page)
        dialog.printer_chosen.connect(lambda name: self._use(name, day, by))
        dialog.file_chosen.connect(lambda path: self._to_file(path, day, by))
        dialog.open()

    def _use(self, printer: str, day: date, by: Operator) -> None:
        self._chosen = printer
        self.print(day, by)

    def _to_file(self, path: Path, day: date, by: Operator) -> None:
        from desk_app.services.printing.print_form import PdfFile

        self._print(day, by, lambda: PdfFile(path))

    def _show(self, rendered: RenderedForm) -> None:
        from desk_app.screens.prints.preview_dialog import PreviewDialog

        PreviewDialog(self._workplace.messages.form_name(FormId.CLOSING), rendered.pdf, self._page).open()
