"""A list that eats no key but its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget


class KeyedList(QListWidget):
    """Moves by arrows and ticks with Space; digits, letters, Enter and F-keys go on to its dialog."""

    OWN = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and tick; leave everything else alone."""
        if event.key() in self.OWN and not event.modifiers():
            super().keyPressEvent(event)
        else:
            event.ignore()
