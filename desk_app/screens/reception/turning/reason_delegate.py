"""Paints a published reason: a ring that is filled once it is chosen, its title, and the digit it is chosen by."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from desk_app.qt.look import present, scaled
from desk_app.qt.tokens import Gap, Size
from desk_app.screens.widgets.key_button import chip_font, chip_width, paint_chip

_BAR, _LEFT, _RING, _DOT = 3, 12, 16, 6
_LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ReasonDelegate(QStyledItemDelegate):
    """The text of a row is "digit   title"."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give every row the height of a table's."""
        return QSize(scaled(240), scaled(Size.ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        colours, box, rows = present(), QRect(option.rect), option.widget
        chosen = isinstance(rows, QListView) and rows.currentIndex() == index
        digit, _, title = str(index.data()).partition("   ")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, QColor(colours.chosen if chosen else colours.paper))
        painter.setPen(QPen(QColor(colours.hairline), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if chosen:
            painter.fillRect(QRect(box.left(), box.top(), _BAR, box.height()), QColor(colours.accent))
        self._ring(painter, box, chosen)
        font = chip_font(option.font)
        width = chip_width(font, digit)
        tall = scaled(Size.CHIP)
        chip = QRectF(box.right() - width - Gap.SMALL, box.center().y() - tall / 2, width, tall)
        painter.setFont(font)
        paint_chip(painter, chip, digit, colours.hint, colours.hairline, colours.ground)
        painter.setFont(option.font)
        painter.setPen(QColor(colours.ink))
        left = box.left() + _LEFT + scaled(_RING) + Gap.NEAR
        room = QRectF(left, box.top(), chip.left() - left - Gap.SMALL, box.height())
        words = QFontMetrics(option.font).elidedText(title, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, _LEFT_MIDDLE, words)
        painter.restore()

    def _ring(self, painter: QPainter, box: QRect, chosen: bool) -> None:
        colours, side = present(), scaled(_RING)
        middle = QPointF(box.left() + _LEFT + side / 2, box.center().y() + 0.5)
        painter.setBrush(QColor(colours.accent if chosen else colours.paper))
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.control), 1))
        painter.drawEllipse(middle, side / 2, side / 2)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_ink))
            painter.drawEllipse(middle, scaled(_DOT) / 2, scaled(_DOT) / 2)
