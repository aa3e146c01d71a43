"""Asks for the decision by which a year's calendar is confirmed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from desk_app.domain.findings import Severity
from desk_app.screens.widgets.dialogs import DeskDialog
from desk_app.screens.widgets.fields.field import Field

translate = QCoreApplication.translate


def ask_decision(parent: QWidget, year: int, confirm: Callable[[str], object]) -> DeskDialog:
    """Ask; nothing is confirmed without a number."""
    dialog = DeskDialog(translate("Decision", "Confirm the calendar of {year}").format(year=year), parent)
    number = QLineEdit(maxLength=120)
    number.setObjectName("decision")
    field = Field(translate("Decision", "Number and date of the decision"), number, below=True)
    dialog.body.addWidget(field)

    def confirmed() -> None:
        if number.text().strip():
            dialog.accept()
            confirm(number.text().strip())
        else:
            field.remark(translate("Decision", "Type number and date of the decision."), Severity.ERROR)
            number.setFocus()

    dialog.add_back()
    dialog.add_deed(translate("Decision", "Confirm"), confirmed)
    dialog.open()
    return dialog
