"""Who signs the closing of a day, with the PIN once, and what is signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from desk_app.domain.steps.rights import Right
from desk_app.qt.look import scaled
from desk_app.qt.tokens import Gap
from desk_app.screens.widgets.fields.enter_walk import EnterWalk
from desk_app.screens.widgets.labels import PlainLabel, restyle
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.services.people.operators import Operator
    from desk_app.services.people.users import UserLine

_WHO, _PIN = 200, 130


class Signing(QWidget):
    """Offers those who may close a day; `at_end` when Enter leaves the PIN, which is forgotten once it was taken."""

    at_end = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._people: dict[str, UserLine] = {}
        self.who = QComboBox()
        self.who.setAccessibleName(self.tr("Who signs"))
        self.who.setFixedWidth(scaled(_WHO))
        self.pin = QLineEdit(echoMode=QLineEdit.EchoMode.Password, maxLength=32)
        self.pin.setAccessibleName(self.tr("PIN"))
        self.pin.setFixedWidth(scaled(_PIN))
        self.pin.textEdited.connect(lambda _: self.remark(""))
        self.fault = PlainLabel(wrap=True)
        self.fault.setProperty("role", "fault")
        who, pin = PlainLabel(self.tr("Who signs"), "hint"), PlainLabel(self.tr("PIN"), "hint")
        EnterWalk(self, self.at_end.emit).over(self.who, self.pin)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Gap.SMALL)
        for part in (who, self.who, pin, self.pin):
            row.addWidget(part)
        row.addWidget(self.fault, 1)

    def read(self) -> None:
        """Read who may sign."""
        self._workplace.ask_newest("who_may", self._workplace.desk.people.list, self._fill, owner=self)

    def take(self) -> tuple[Operator, str] | None:
        """Give who signs and the PIN, which leaves the field at once; None after saying what is missing."""
        line = self._people.get(str(self.who.currentData() or ""))
        pin = self.pin.text()
        if line is None or not pin:
            self.remark(self.tr("Type the PIN of whoever signs, then F9."))
            self.pin.setFocus()
            return None
        self.pin.clear()
        return line.operator, pin

    def remark(self, text: str) -> None:
        """Say beside the PIN what is wrong; "" takes it away."""
        self.fault.setText(text)
        restyle(self.pin, "state", "fault" if text else "")
        self.pin.setAccessibleDescription(text)

    def _fill(self, users: tuple[UserLine, ...]) -> None:
        chosen = self.who.currentData() or self._workplace.operator.user
        self.who.clear()
        self._people = {line.user: line for line in users if line.may(Right.CLOSE_DAY)}
        for line in self._people.values():
            self.who.addItem(line.full_name, line.user)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))
