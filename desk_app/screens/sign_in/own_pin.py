"""Asks for an own PIN in place of the one a supervisor gave, which is good once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from desk_app.domain.findings import Severity
from desk_app.screens.widgets.dialogs import DeskDialog
from desk_app.screens.widgets.fields.field import Field


class OwnPinDialog(DeskDialog):
    """Two fields for the new PIN; `chosen` is called with it, and answers by `accept` or `refuse`."""

    def __init__(self, chosen: Callable[[str, OwnPinDialog], object], parent: QWidget) -> None:
        super().__init__(self.tr("Choose your own PIN"), parent)
        self._chosen = chosen
        self.new = QLineEdit(echoMode=QLineEdit.EchoMode.Password, maxLength=32)
        self.again = QLineEdit(echoMode=QLineEdit.EchoMode.Password, maxLength=32)
        self._new_field = Field(self.tr("New PIN"), self.new, below=True)
        self._again_field = Field(self.tr("New PIN once more"), self.again, below=True)
        self.body.addWidget(self._new_field)
        self.body.addWidget(self._again_field)
        self.add_back()
        self.add_deed(self.tr("Keep this PIN"), self._choose)

    def refuse(self, text: str) -> None:
        """Show why the PIN cannot be kept."""
        self._new_field.remark(text, Severity.ERROR)
        self.new.selectAll()
        self.new.setFocus()

    def _choose(self) -> None:
        self._new_field.clear_remark()
        self._again_field.clear_remark()
        if self.new.text() != self.again.text():
            self._again_field.remark(self.tr("The two PINs differ"), Severity.ERROR)
            return
        self._chosen(self.new.text(), self)
