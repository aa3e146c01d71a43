"""Dialogs with verbs on their buttons: questions, and a supervisor's consent by PIN."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desk_app.domain.findings import Severity
from desk_app.screens.widgets.buttons import plain_button
from desk_app.screens.widgets.field import Field
from desk_app.screens.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from desk_app.errors import DeskError
    from desk_app.screens.workplace import Workplace
    from desk_app.services.people.operators import Operator
    from desk_app.services.people.users import UserLine

_SIDE = 24
_FRAME = 220
"""Height a dialog needs around its content: title bar, heading, buttons, margins."""


class DeskDialog(QDialog):
    """A window-modal dialog opened with `open()`; a held-down key never presses its buttons, Esc cancels."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(420)
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 16, _SIDE, 16)
        column.setSpacing(16)
        column.addWidget(PlainLabel(title, "section", wrap=True))
        column.addWidget(self._scroll, 1)
        column.addLayout(self.buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as tall as the content needs, and no taller than the screen; the rest scrolls."""
        self.body.activate()
        width = max(self.minimumWidth() - 2 * _SIDE, self.body.minimumSize().width())
        self._scroll.setMinimumWidth(width)
        needed = max(self.body.heightForWidth(width), self.body.sizeHint().height()) + 4
        room = self.screen().availableGeometry().height() - _FRAME
        self._scroll.setMinimumHeight(max(0, min(needed, room)))
        super().showEvent(event)

    def add_button(
        self, text: str, do: Callable[[], object], role: str = "", *, default: bool = False
    ) -> None:
        """Add a button at the right; `default` is what Enter presses, always the safe one."""
        button = plain_button(text, do, role)
        button.setDefault(default)
        self.buttons.addWidget(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Swallow the repeats of a held-down key."""
        if not event.isAutoRepeat():
            super().keyPressEvent(event)


def ask(
    parent: QWidget,
    title: str,
    text: str,
    deed: str,
    do: Callable[[], object],
    *,
    keep: str = "",
    grave: bool = True,
) -> DeskDialog:
    """Ask before a deed that cannot be undone; Enter and Esc keep things as they are, `deed` is a verb."""
    dialog = DeskDialog(title, parent)
    dialog.body.addWidget(PlainLabel(text, wrap=True))

    def doing() -> None:
        dialog.accept()
        do()

    dialog.add_button(deed, doing, "grave" if grave else "")
    dialog.add_button(
        keep or QCoreApplication.translate("DeskDialog", "Keep as it is"), dialog.reject, default=True
    )
    dialog.open()
    return dialog


class SupervisorDialog(DeskDialog):
    """Asks a supervisor to consent with the PIN; `consented` is called with the supervisor as operator."""

    def __init__(
        self, workplace: Workplace, reason: str, consented: Callable[[Operator], object], parent: QWidget
    ) -> None:
        super().__init__(self.tr("A supervisor must confirm"), parent)
        self._workplace = workplace
        self._consented = consented
        self._who = QComboBox()
        self._pin = QLineEdit(echoMode=QLineEdit.EchoMode.Password, maxLength=32)
        self._pin_field = Field(self.tr("PIN"), self._pin, below=True)
        self.body.addWidget(PlainLabel(reason, wrap=True))
        self.body.addWidget(Field(self.tr("Supervisor"), self._who, remark_room=False))
        self.body.addWidget(self._pin_field)
        self.add_button(self.tr("Confirm"), self._try, "next", default=True)
        self.add_button(self.tr("Cancel"), self.reject)
        self._pin.setFocus()
        workplace.ask("supervisors", workplace.desk.people.list, self._fill, owner=self)

    def _fill(self, users: tuple[UserLine, ...]) -> None:
        for account in users:
            if account.active and account.role == "supervisor":
                self._who.addItem(account.full_name, account.user)
        self._pin.setFocus()

    def _try(self) -> None:
        user, pin = str(self._who.currentData() or ""), self._pin.text()
        self._pin.clear()
        desk = self._workplace.desk
        self._workplace.ask(
            "confirm",
            lambda: desk.people.sign_in(user, pin),
            self._confirmed,
            failed=self._refused,
            owner=self,
        )

    def _confirmed(self, operator: Operator) -> None:
        self.accept()
        self._consented(operator)

    def _refused(self, error: DeskError) -> None:
        self._pin_field.remark(self._workplace.words(error), Severity.ERROR)
        self._pin.setFocus()
