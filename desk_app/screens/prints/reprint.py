"""Prints a form once more: straight away when no paper came out, else with a reason and the mark of a reprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from desk_app.screens.prints.print_flow import Sheet, print_flow_of
from desk_app.screens.prints.printer_choice import PrinterChoice
from desk_app.screens.prints.reason_dialog import ReasonDialog
from desk_app.screens.widgets.dialogs import ask
from desk_app.screens.workplace import Workplace
from desk_app.services.printing.print_form import next_copy_no

if TYPE_CHECKING:
    from desk_app.domain.dossier.dossier import Dossier

translate = QCoreApplication.translate


def reprint(workplace: Workplace, sheet: Sheet, parent: QWidget) -> None:
    """Print again (F8); a job still waiting is taken back first, so that no old copies come out later (FAULTS P4)."""
    flow = print_flow_of(workplace)
    if flow.waiting(sheet):
        ask(
            parent,
            translate("Reprint", "An earlier print still waits at the printer"),
            translate("Reprint", "The old job is taken back first, so that it cannot come out later."),
            translate("Reprint", "Take back and print again"),
            lambda: flow.give_up(sheet, lambda: flow.print(sheet)),
            keep=translate("Reprint", "Keep waiting"),
            grave=False,
        )
        return
    desk, by = workplace.desk, workplace.operator
    # Of two presses in one breath the newer one is answered: one question, not two.
    workplace.ask_newest(
        "print_again",
        lambda: desk.dossier.show(sheet.code, by),
        lambda dossier: _again(workplace, sheet, dossier, parent),
        owner=parent,
    )


def choose_printer(workplace: Workplace, sheet: Sheet, parent: QWidget) -> None:
    """Choose another printer for this form, or a PDF file, and print there."""
    flow = print_flow_of(workplace)

    def printer(name: str) -> None:
        flow.use_printer(sheet.form, name)
        flow.give_up(sheet, lambda: flow.print(sheet))

    text = translate("Reprint", "The dossier is saved. Choose where its paper is to come out.")
    dialog = PrinterChoice(workplace, sheet, text, parent)
    dialog.printer_chosen.connect(printer)
    dialog.file_chosen.connect(lambda path: flow.print_to_file(sheet, path))
    dialog.open()


def issued(dossier: Dossier, form: str) -> bool:
    """Whether a print of this form may be in somebody's hands, so that another one is a reprint."""
    return next_copy_no(dossier, form) > 1


def _again(workplace: Workplace, sheet: Sheet, dossier: Dossier, parent: QWidget) -> None:
    flow = print_flow_of(workplace)
    if isinstance(QApplication.activeModalWidget(), ReasonDialog):
        return
    if not issued(dossier, sheet.form):
        flow.print(sheet)
        return
    usual = (
        translate("Reprint", "The citizen lost the slip"),
        translate("Reprint", "The print was unreadable or damaged"),
        translate("Reprint", "The printer said done but no paper came"),
    )
    ReasonDialog(
        translate("Reprint", "Print again"),
        translate("Reprint", "The new copy is marked as a reprint and counted; the number stays the same."),
        usual,
        translate("Reprint", "Print again"),
        lambda reason: flow.print(sheet, reason=reason),
        parent,
    ).open()
