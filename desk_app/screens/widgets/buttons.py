"""Buttons that show their key, so that hands learn it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desk_app.qt.tokens import Size
from desk_app.screens.widgets.key_button import KeyButton


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


class ActionButton(KeyButton):
    """Shows an action as "[F9] Lưu và in" and follows its text, state and reason for being off."""

    def __init__(
        self, action: QAction, role: str = "", parent: QWidget | None = None, *, height: int = Size.FIELD
    ) -> None:
        super().__init__(role=role, height=height, parent=parent)
        self.action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.set_key(key_text(self.action))
        self.setText(self.action.text())
        self.setEnabled(self.action.isEnabled())
        if self.parentWidget() or not self.action.isVisible():
            # Without a parent yet it would come up as a window of its own.
            self.setVisible(self.action.isVisible())
        reason = self.action.toolTip()
        self.setToolTip(reason if reason != self.action.text() else "")
        self.setAccessibleName(self.action.text())


def plain_button(text: str, do: Callable[[], object], role: str = "") -> KeyButton:
    """Make a button without a key of its own; `role` is next, bare or grave."""
    button = KeyButton(text, role=role)
    button.clicked.connect(lambda: do())
    return button
