"""Shown when this PC has no desk yet: make a practice desk, or how to set up a real one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from desk_app.domain.findings import Severity
from desk_app.screens.widgets.buttons import plain_button
from desk_app.screens.widgets.fields.field import Field
from desk_app.screens.widgets.fields.number_box import NumberBox
from desk_app.screens.widgets.labels import PlainLabel, rule

PRACTICE_WARD = "H26.99.01"
"""A ward code no office has; only offered, to be changed at will."""


class FirstStart(QWidget):
    """Tells `practice_asked` with ward code and desk number."""

    practice_asked = Signal(str, int)

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.setObjectName("signIn")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.ward = QLineEdit(PRACTICE_WARD)
        self.desk_no = NumberBox(1, 9)
        self._ward_field = Field(self.tr("&Ward code"), self.ward, below=True)
        self.make_practice = plain_button(self.tr("Make a practice desk"), self._ask, "next")
        self._card = QFrame()
        self._card.setProperty("role", "card")
        self._card.setFixedWidth(560)
        self._fill(folder)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self._card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def _fill(self, folder: str) -> None:
        column = QVBoxLayout(self._card)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self.tr("This PC has no desk yet"), "title"))
        text = self.tr("A practice desk has its own data, marks every print, and is never sent to the city.")
        column.addWidget(PlainLabel(text, wrap=True))
        column.addWidget(self._ward_field)
        column.addWidget(Field(self.tr("Desk &number"), self.desk_no, remark_room=False))
        column.addWidget(self.make_practice)
        column.addWidget(rule())
        real = self.tr("A real desk is set up by the administrator, who runs once on this PC:")
        column.addWidget(PlainLabel(real, "hint", wrap=True))
        command = f'desk-app --data "{folder}" init --ward H26.…  --desk 1'
        column.addWidget(PlainLabel(command, "hint", wrap=True).selectable())

    def refuse(self, text: str) -> None:
        """Say why the desk could not be made."""
        self.make_practice.setEnabled(True)
        self._ward_field.remark(text, Severity.ERROR)

    def _ask(self) -> None:
        self.make_practice.setEnabled(False)
        self._ward_field.clear_remark()
        self.practice_asked.emit(self.ward.text().strip(), self.desk_no.value())
