"""A field for a small whole number."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox

_MARGIN = 8


class NumberBox(QSpinBox):
    """Counts with the arrow keys; the mouse wheel over it never changes what is not being edited."""

    def __init__(self, low: int, high: int) -> None:
        super().__init__(minimum=low, maximum=high)
        # A styled spin box gives its inner field no room at the side.
        self.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll instead."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
