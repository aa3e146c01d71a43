"""A button Enter presses."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget


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
