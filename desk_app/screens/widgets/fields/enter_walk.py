"""Lets Enter go to the next field of a form, and from the last field to its save button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QPlainTextEdit, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnterWalk(QObject):
    """Walks a form by Enter in the order of Tab; `at_end` is called after the last field and must not save.

    A held-down Enter walks one field only. Buttons, open pop-ups and texts of several lines keep their Enter.
    """

    def __init__(self, form: QWidget, at_end: Callable[[], object]) -> None:
        super().__init__(form)
        self._at_end = at_end
        self._fields: list[QWidget] = []

    def over(self, *fields: QWidget) -> EnterWalk:
        """Name the fields in their order."""
        for field in fields:
            field.installEventFilter(self)
        self._fields += fields
        return self

    def in_order(self, *fields: QWidget) -> None:
        """Walk the same fields in another order, as when a narrow window shows them otherwise."""
        self._fields = list(fields)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter away from a field and move on."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in _ENTER or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if self._keeps_enter(watched):
            return False
        if not event.isAutoRepeat():
            self._next_after(watched)
        return True

    def _keeps_enter(self, watched: QObject) -> bool:
        if isinstance(watched, QComboBox):
            return watched.view().isVisible()
        return isinstance(watched, QAbstractButton | QPlainTextEdit)

    def _next_after(self, watched: QObject) -> None:
        at = next(index for index, field in enumerate(self._fields) if field is watched)
        for field in self._fields[at + 1 :]:
            if field.isVisible() and field.isEnabled() and field.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                field.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self._at_end()
