"""Two boxes that add a paper outside the published list, which needs the ground it is asked on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desk_app.domain.findings import Severity
from desk_app.domain.text import clean
from desk_app.screens.reception.fields.field_row import FieldRow
from desk_app.screens.reception.fields.typed_papers import TypedPaper
from desk_app.screens.widgets.buttons import plain_button
from desk_app.screens.widgets.fields.enter_walk import EnterWalk
from desk_app.screens.widgets.fields.field import Field


class OutsidePaper(QWidget):
    """Opens on demand; `added` gives the paper, `closed` when the boxes went away."""

    added = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = QLineEdit(maxLength=1000)
        self._ground = QLineEdit(maxLength=500)
        self._name_field = Field(
            self.tr("Paper outside the list"), self._name, "outside.name", remark_room=False
        )
        self._ground_field = Field(
            self.tr("Ground for asking"), self._ground, "outside.ground", remark_room=False
        )
        self._row = FieldRow((self._name_field, 1), (self._ground_field, 1))
        add = plain_button(self.tr("Add paper"), self._add)
        give_up = plain_button(self.tr("Leave out"), self.put_away, "bare")
        EnterWalk(self, self._add).over(self._name, self._ground)
        buttons = QHBoxLayout()
        buttons.addWidget(add)
        buttons.addWidget(give_up)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._row)
        column.addLayout(buttons)
        self.hide()

    def ask(self) -> None:
        """Open the boxes."""
        self.show()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Close the boxes; what was typed in them stays for the next time."""
        self.hide()
        self.closed.emit()

    def clear(self) -> None:
        """Empty and close the boxes."""
        self._name.clear()
        self._ground.clear()
        self._row.remark(self._name_field, "")
        self._row.remark(self._ground_field, "")
        self.hide()

    def _add(self) -> None:
        name, ground = clean(self._name.text()), clean(self._ground.text())
        self._row.remark(self._name_field, "" if name else self.tr("Which paper?"), Severity.ERROR)
        missing = self.tr("A paper outside the list needs its ground (law or agreement).")
        self._row.remark(self._ground_field, "" if ground else missing, Severity.ERROR)
        if not name or not ground:
            (self._ground if name else self._name).setFocus()
            return
        self.clear()
        self.added.emit(TypedPaper(name, ticked=True, originals=1, outside=True, ground=ground))
        self.closed.emit()
