"""Asks for one dossier code by hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desk_app.screens.widgets.dialogs import DeskDialog
from desk_app.screens.widgets.field import Field

LONGEST_CODE = 512
"""Letters accepted; nothing a desk scans is longer."""


class CodeQuestion(DeskDialog):
    """One field; tells `given` with what was typed, as if it had been scanned."""

    given = Signal(str)
    gives_way = True

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.code = QLineEdit(maxLength=LONGEST_CODE)
        self.body.addWidget(Field(self.tr("Dossier code, for example H26.99.01-261120-0042"), self.code))
        self.add_button(self.tr("Open"), self._give, "next", default=True)
        self.add_button(self.tr("Cancel"), self.reject)
        self.code.setFocus()

    def _give(self) -> None:
        text = self.code.text().strip()
        if text:
            self.accept()
            self.given.emit(text)
