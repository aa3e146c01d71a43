"""Buttons that show their key, so that hands learn it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget


def make_action(owner: QWidget, text: str, do: Callable[[], object], key: str = "") -> QAction:
    """Make an action with a key; holding the key down never repeats it."""
    action = QAction(text, owner)
    action.setAutoRepeat(False)
    if key:
        action.setShortcut(QKeySequence(key))
    action.triggered.connect(lambda: do())
    return action


def key_text(action: QAction) -> str:
    """Give the key of an action as it stands on the keyboard; `shownKey` names one that another action holds."""
    shown = action.property("shownKey")
    return str(shown) if shown else action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)


class EnterButton(QPushButton):
    """A button that Enter presses when it stands on it; a key held down never does (FAULTS C3)."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as a click."""
        # Here and not above: Qt's namespace of constants is slow to build, and the first paint needs none of it.
        from PySide6.QtCore import Qt

        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)


class ActionButton(EnterButton):
    """Shows an action as "F9  Lưu và in" and follows its text, state and reason for being off."""

    def __init__(self, action: QAction, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.action = action
        if role:
            self.setProperty("role", role)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        key = key_text(self.action)
        self.setText(f"{key}   {self.action.text()}" if key else self.action.text())
        self.setEnabled(self.action.isEnabled())
        self.setVisible(self.action.isVisible())
        reason = self.action.toolTip()
        self.setToolTip(reason if reason != self.action.text() else "")
        self.setAccessibleName(self.action.text())


def plain_button(text: str, do: Callable[[], object], role: str = "") -> QPushButton:
    """Make a button without a key of its own; `role` is next, quiet or grave."""
    button = EnterButton(text)
    if role:
        button.setProperty("role", role)
    button.clicked.connect(lambda: do())
    return button
