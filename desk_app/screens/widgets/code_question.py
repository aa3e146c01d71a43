"""Asks for one dossier code by hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desk_app.domain.findings import Severity
from desk_app.screens.code_words import wrong_place
from desk_app.screens.widgets.dialogs import DeskDialog
from desk_app.screens.widgets.fields.field import Field

LONGEST_CODE = 512
"""Letters accepted; nothing a desk scans is longer."""


class CodeQuestion(DeskDialog):
    """One field; tells `given` with what was typed, as if it had been scanned."""

    given = Signal(str)
    gives_way = True

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.code = QLineEdit(maxLength=LONGEST_CODE)
        self._field = Field(self.tr("Dossier code, for example H26.99.01-261120-0042"), self.code, below=True)
        self.setMinimumWidth(560)
        self.body.addWidget(self._field)
        self.add_back()
        self.add_deed(self.tr("Open"), self._give)

    def _give(self) -> None:
        text = self.code.text().strip()
        wrong = wrong_place(text) if text else self.tr("Type the code, or scan the slip.")
        if wrong:
            self._field.remark(wrong, Severity.ERROR)
            self.code.setFocus()
            return
        self.accept()
        self.given.emit(text)
