"""One way to settle a matter: its key, its words on as many lines as they need, a thick edge once it is chosen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from desk_app.qt.look import edge_pen, present, scaled
from desk_app.qt.tokens import Size
from desk_app.screens.widgets.key_button import KeyButton, chip_font, chip_width, paint_chip

_RING, _PAD, _BETWEEN = 4, 12, 10
_LEAST = 150
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)


class ChoiceButton(KeyButton):
    """Checkable; as high as its words at the width it has."""

    def __init__(self, text: str, key: str) -> None:
        super().__init__(text, key, "choice", height=Size.BAR_BUTTON)
        self.setCheckable(True)
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        return QSize(scaled(_LEAST), scaled(Size.BAR_BUTTON) + 2 * _RING)

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as a few words."""
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height at a width."""
        font = self.font()
        font.setBold(True)
        room = int(width - 2 * _RING - 2 * _PAD - self._chip() - _BETWEEN)
        words = QFontMetrics(font).boundingRect(0, 0, max(room, 1), 10_000, _WRAPPED, self.word)
        return max(words.height() + 2 * 9, scaled(Size.BAR_BUTTON)) + 2 * _RING

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint edge, key and words."""
        colours, painter = present(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        fault = self.property("state") == "fault" and not self.isChecked()
        thick = 2 if self.isChecked() or fault else 1
        edge = colours.accent if self.isChecked() else colours.red if fault else colours.control
        painter.setPen(edge_pen(edge, thick, doubtful=fault))
        painter.setBrush(QColor(colours.chosen if self.isChecked() else colours.paper))
        painter.drawRoundedRect(box.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2), 4, 4)
        tall = scaled(Size.CHIP)
        area = QRectF(box.left() + _PAD, box.center().y() - tall / 2, self._chip(), tall)
        painter.setFont(chip_font(self.font()))
        paint_chip(painter, area, self.key, colours.hint, colours.hairline, colours.ground)
        painter.setFont(self._word_font())
        painter.setPen(QColor(colours.ink))
        left = area.right() + _BETWEEN
        painter.drawText(
            QRectF(left, box.top(), box.right() - _PAD - left, box.height()), _WRAPPED, self.word
        )
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _chip(self) -> int:
        return chip_width(chip_font(self.font()), self.key)
