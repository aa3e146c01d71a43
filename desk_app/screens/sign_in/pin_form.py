"""A name list and a PIN, the same when signing in and when coming back to a locked desk."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from desk_app.domain.findings import Severity
from desk_app.qt.look import scaled
from desk_app.screens.widgets.fields.field import Field
from desk_app.screens.widgets.labels import PlainLabel, restyle

if TYPE_CHECKING:
    from desk_app.screens.sign_in.name_list import NameList

_ROLES = {Severity.ERROR: "fault", Severity.WARNING: "warn"}
_ROWS_SHOWN = 5
_WIDTH = 440
_BELOW = 360
"""Height title, PIN and buttons take beside the names."""
_LONGEST_PIN = 12


class PinForm(QFrame):
    """Tells `given` with user and PIN when Enter is pressed; the PIN leaves the field at once.

    The arrow keys choose the name while the PIN field keeps the focus, so signing in needs no mouse and no Tab. Keys
    pressed before the names are there are kept and count once they are.
    """

    given = Signal(str, str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setFixedWidth(_WIDTH)
        self._title = PlainLabel(title, "title", wrap=True)
        self._how = PlainLabel(self.tr("↑ ↓ choose the name, then type the PIN"), "hint")
        self._users: list[str] = []
        self._early_steps, self._early_enter = 0, False
        self.pin = QLineEdit(echoMode=QLineEdit.EchoMode.Password, maxLength=32)
        self.pin.returnPressed.connect(self._give)
        self.pin.installEventFilter(self)
        self._pin_field = Field(self.tr("PIN"), self.pin, remark_room=False)
        self._pin_field.setContentsMargins(0, 8, 0, 0)
        self._remark = PlainLabel(wrap=True)
        self._remark.setProperty("role", "")
        self.foot = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        for part in (self._title, self._how, self._pin_field, self._remark):
            self._column.addWidget(part)
        self._column.addLayout(self.foot)
        self._remark.setMinimumHeight(2 * self._remark.fontMetrics().lineSpacing() + 2)
        self.show_names([])

    @cached_property
    def names(self) -> NameList:
        """The names, and with them the buttons, from when there are any: the first paint would have to wait for them."""
        from desk_app.screens.sign_in.name_list import NameList
        from desk_app.screens.widgets.key_button import KeyButton

        names = NameList(_ROWS_SHOWN)
        names.setAccessibleName(self.tr("Name"))
        names.currentTextChanged.connect(self._name_pin)
        self._column.insertWidget(2, names)
        self.setTabOrder(names, self.pin)
        forgotten = KeyButton(self.tr("PIN forgotten"), "F1", "bare")
        forgotten.setShortcut("F1")
        forgotten.clicked.connect(self._say_how_to_get_one)
        go = KeyButton(self.tr("Start work"), self.tr("Enter"), "next", height=44)
        go.clicked.connect(self._give)
        self.foot.insertWidget(0, forgotten)
        self.foot.addStretch(1)
        self.foot.addWidget(go)
        return names

    def set_title(self, title: str) -> None:
        """Say where one signs in."""
        self._title.setText(title)

    def show_names(self, names: Sequence[tuple[str, str, str]]) -> None:
        """Offer (user, full name, what he is here); whoever was chosen last stays chosen, else the first one is."""
        chosen = self._users[self._row] if self._users else ""
        if names or self._users:
            self._users = [user for user, _, _ in names]
            self.names.show_names([(name, role) for _, name, role in names])
            self.names.setVisible(bool(names))
            self.names.setCurrentRow(0)
        self._how.setVisible(len(names) > 1)
        self.choose(chosen)
        self.pin.setFocus()
        if names:
            self._keep_early_keys()

    def fit(self, height: int) -> None:
        """Show as many names as a window of this height has room for; the others roll."""
        if self._users:
            self.names.fit(height - scaled(_BELOW))

    def choose(self, user: str) -> None:
        """Choose a name."""
        if user in self._users:
            self.names.setCurrentRow(self._users.index(user))

    def take_burst(self, text: str) -> bool:
        """Take keys that came too fast for typing as the PIN they may be; False when they can be none."""
        if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_PIN):
            return False
        self.pin.setText(text)
        self._give()
        return True

    def remark(self, text: str, severity: Severity | None = None) -> None:
        """Say why it was refused, or what the desk waits for."""
        self._remark.setText(text)
        restyle(self._remark, "role", _ROLES.get(severity, "") if severity else "")
        self.pin.setFocus()

    @property
    def remark_text(self) -> str:
        """What is said now."""
        return self._remark.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let up and down choose the name from within the PIN field."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            # Here and not above: Qt's namespace of constants is slow to build, and the first paint needs none of it.
            from PySide6.QtCore import Qt

            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None:
                self._step(step)
                return True
            return event.isAutoRepeat() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return False

    def _name_pin(self, name: str) -> None:
        """Say whose PIN is asked for."""
        self._pin_field.set_label(self.tr("PIN of {name}").format(name=name) if name else self.tr("PIN"))

    def _say_how_to_get_one(self) -> None:
        self.remark(self.tr("A supervisor gives a new PIN: Settings (Ctrl+4), Users."))

    @property
    def _row(self) -> int:
        """The name chosen; -1 while there is none."""
        return self.names.currentRow() if self._users else -1

    def _step(self, rows: int) -> None:
        if not self._users:
            self._early_steps = max(0, self._early_steps + rows)
            return
        self.names.setCurrentRow(min(max(self._row + rows, 0), len(self._users) - 1))

    def _keep_early_keys(self) -> None:
        steps, enter = self._early_steps, self._early_enter
        self._early_steps, self._early_enter = 0, False
        self._step(steps)
        if enter:
            self._give()

    def _give(self) -> None:
        row, pin = self._row, self.pin.text()
        self._early_enter = row < 0 and bool(pin)
        if row < 0 or not pin:
            return
        self.pin.clear()
        self.given.emit(self._users[row], pin)
