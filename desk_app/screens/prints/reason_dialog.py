"""Asks for a reason in real words before a deed that needs one, with the usual ones at hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QRadioButton, QWidget

from desk_app.domain.findings import Severity
from desk_app.screens.widgets.dialogs import DeskDialog
from desk_app.screens.widgets.fields.field import Field
from desk_app.screens.widgets.labels import PlainLabel


class ReasonDialog(DeskDialog):
    """Offers usual reasons and a box for another; `done` gets the reason, `deed` is a verb."""

    def __init__(
        self,
        title: str,
        text: str,
        usual: tuple[str, ...],
        deed: str,
        done: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(title, parent)
        self._done = done
        self._usual = [QRadioButton(reason) for reason in usual]
        self._own = QLineEdit(maxLength=1500)
        self._field = Field(self.tr("Another reason"), self._own)
        if text:
            self.body.addWidget(PlainLabel(text, wrap=True))
        for choice in self._usual:
            self.body.addWidget(choice)
        self.body.addWidget(self._field)
        self.add_back()
        self.add_deed(deed, self._take)
        self._own.textChanged.connect(self._own_typed)
        if self._usual:
            self._usual[0].setChecked(True)
            self.start = self._usual[0]

    def _own_typed(self, text: str) -> None:
        for choice in self._usual:
            choice.setAutoExclusive(False)
            choice.setChecked(not text.strip() and choice is self._usual[0])
            choice.setAutoExclusive(True)

    def _take(self) -> None:
        chosen = next((choice.text() for choice in self._usual if choice.isChecked()), "")
        reason = self._own.text().strip() or chosen
        if not reason:
            self._field.remark(self.tr("A reason in words is needed."), Severity.ERROR)
            self._own.setFocus()
            return
        self.accept()
        self._done(reason)
