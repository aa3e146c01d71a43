"""A QR or a barcode on the screen, black on white whatever the look, for a scanner to read."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk_app.ports.code_pictures import Rows

_QUIET = 4, 10
"""Modules of white around a QR, and beside a Code 128."""


class CodePicture(QWidget):
    """Draws the rows of a symbol; `module` is the width of one module in device-independent pixels."""

    def __init__(self, rows: Rows, name: str, *, module: int, height: int = 0) -> None:
        super().__init__()
        self._rows = rows
        self._module = module
        self._across = max((at + length for row in rows for at, length in row), default=0)
        self._quiet = _QUIET[0 if len(rows) > 1 else 1] * module
        self._row_height = height or module
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Be as large as the symbol with its quiet zone."""
        high = len(self._rows) * self._row_height
        return QSize(self._across * self._module + 2 * self._quiet, high + 2 * self._quiet)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw whole modules, so that no edge is blurred."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        for number, row in enumerate(self._rows):
            top = self._quiet + number * self._row_height
            for at, length in row:
                left = self._quiet + at * self._module
                painter.fillRect(QRectF(left, top, length * self._module, self._row_height), QColor("black"))
        painter.end()
