"""A key as it looks on the keyboard, standing by itself."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from desk_app.qt.look import present, scaled
from desk_app.qt.tokens import Size
from desk_app.screens.widgets.key_button import chip_font, chip_width, paint_chip
from desk_app.screens.widgets.labels import PlainLabel


class KeyChip(PlainLabel):
    """Shows the name of a key in its box."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for room for the box."""
        return QSize(chip_width(chip_font(self.font()), self.text()), scaled(Size.CHIP))

    def minimumSizeHint(self) -> QSize:
        """Never cut it."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and the name."""
        colours, painter = present(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(chip_font(self.font()))
        paint_chip(painter, QRectF(self.rect()), self.text(), colours.hint, colours.hairline, colours.ground)
        painter.end()
