"""The last question before a day is closed: what is signed, by whom, with the PIN once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desk_app.domain.findings import Severity
from desk_app.domain.steps.rights import Right
from desk_app.screens.widgets.dialogs import DeskDialog
from desk_app.screens.widgets.field import Field
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.errors import DeskError
    from desk_app.services.people.operators import Operator
    from desk_app.services.people.users import UserLine


class CloseDialog(DeskDialog):
    """Stays open until the day is closed; `close_day` is called with who signs and the PIN typed."""

    def __init__(
        self,
        workplace: Workplace,
        title: str,
        words: str,
        close_day: Callable[[Operator, str, CloseDialog], object],
        parent: QWidget,
    ) -> None:
        super().__init__(title, parent)
        self._workplace = workplace
        self._close_day = close_day
        self._busy = False
        self._people: dict[str, UserLine] = {}
        self.who = QComboBox()
        self.pin = QLineEdit(echoMode=QLineEdit.EchoMode.Password, maxLength=32)
        self._pin = Field(self.tr("PIN"), self.pin, below=True)
        self.body.addWidget(PlainLabel(words, wrap=True))
        self.body.addWidget(Field(self.tr("Who signs"), self.who, remark_room=False))
        self.body.addWidget(self._pin)
        self.add_button(self.tr("Close the day"), self.sign, "next", default=True)
        self.add_button(self.tr("Not yet"), self.reject)
        self.pin.setFocus()
        workplace.ask("who_may", workplace.desk.people.list, self._fill, owner=self)

    def sign(self) -> None:
        """Close with the PIN typed; it leaves the field at once."""
        line = self._people.get(str(self.who.currentData() or ""))
        pin = self.pin.text()
        self.pin.clear()
        if line is None or not pin or self._busy:
            return
        self._busy = True
        self._close_day(line.operator, pin, self)

    def refuse(self, error: DeskError) -> None:
        """Say why it was not closed; nothing has changed then."""
        self._busy = False
        self._pin.remark(self._workplace.words(error), Severity.ERROR)
        self.pin.setFocus()

    def _fill(self, users: tuple[UserLine, ...]) -> None:
        for line in users:
            if line.may(Right.CLOSE_DAY):
                self._people[line.user] = line
                self.who.addItem(line.full_name, line.user)
        self.who.setCurrentIndex(max(0, self.who.findData(self._workplace.operator.user)))
        self.pin.setFocus()
