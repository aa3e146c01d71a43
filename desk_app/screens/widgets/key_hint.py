"""Says what a key does beside the part it belongs to: "[F4] quét căn cước"."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk_app.qt.look import present, scaled
from desk_app.qt.tokens import Gap, Size
from desk_app.screens.widgets.key_button import chip_font, chip_width, paint_chip
from desk_app.screens.widgets.tables.chip import plain_chip_font

_LEFT_MIDDLE = 0x81


class KeyHint(QWidget):
    """A key's chip and a quiet word; nothing to press."""

    def __init__(self, key: str, word: str) -> None:
        super().__init__()
        self._key, self._word = key, word
        self.setAccessibleName(f"{key} {word}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for chip and word, whole."""
        word = QFontMetrics(plain_chip_font(self.font())).horizontalAdvance(self._word)
        return QSize(chip_width(chip_font(self.font()), self._key) + Gap.SMALL + word, scaled(Size.CHIP))

    def minimumSizeHint(self) -> QSize:
        """Never cut the word."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw chip and word."""
        painter, colours, font = QPainter(self), present(), chip_font(self.font())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        width, height = chip_width(font, self._key), scaled(Size.CHIP)
        area = QRectF(0, (self.height() - height) / 2, width, height)
        paint_chip(painter, area, self._key, colours.hint, colours.hairline, colours.ground)
        painter.setFont(plain_chip_font(self.font()))
        painter.setPen(QColor(colours.hint))
        left = width + Gap.SMALL
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), _LEFT_MIDDLE, self._word)
        painter.end()
