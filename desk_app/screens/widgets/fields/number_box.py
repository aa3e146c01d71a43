"""A field for a small whole number."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox

from desk_app.qt.look import scaled

_MARGIN = 8


class NumberBox(QSpinBox):
    """Counts with the arrow keys; the mouse wheel over it never changes what is not being edited."""

    def __init__(self, low: int, high: int, width: int = 0) -> None:
        super().__init__(minimum=low, maximum=high)
        self._width = width
        # A styled spin box gives its inner field no room at the side.
        self.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)

    def sizeHint(self) -> QSize:
        """Be as wide as asked for, in device-independent pixels at 100 % text; 0 takes what the largest number needs."""
        hint = super().sizeHint()
        return QSize(scaled(self._width), hint.height()) if self._width else hint

    def minimumSizeHint(self) -> QSize:
        """Keep that width."""
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll instead."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
