"""How sign-in and lock are laid out: the office at the left, the form in the middle of the rest."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desk_app.screens.sign_in.office_panel import OfficePanel
from desk_app.screens.sign_in.pin_form import PinForm


class SignInFace(QFrame):
    """One form beside the office."""

    def __init__(self, form: PinForm, office: OfficePanel) -> None:
        super().__init__()
        self.setObjectName("signIn")
        self.form = form
        self.office = office
        self._column = QVBoxLayout()
        self._column.addStretch(2)
        self._column.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(office)
        row.addLayout(self._column, 1)
        self.add(form)

    def add(self, part: QWidget) -> None:
        """Put a part below the others."""
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(part)
        row.addStretch(1)
        self._column.insertLayout(self._column.count() - 1, row)

    def fit(self) -> None:
        """Share the room."""
        self.office.fit(self.width(), self.height())
        self.form.fit(self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self.fit()
