"""Paints a paper's name in at most two lines and, quieter below it, when it is needed."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desk_app.qt.look import present

MOST_LINES = 2
"""Lines of a name; the whole text stands in the tool tip and on the slip."""
ROW_HEIGHT = 32
_MARGIN = 6
_TICK_ROOM = 30


def name_lines(name: str, metrics: QFontMetrics, width: int) -> list[str]:
    """Break a name into lines of a width in pixels; the last one ends in an ellipsis when there is more."""
    layout = QTextLayout(name, QApplication.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        if len(found) == MOST_LINES - 1:
            rest = name[line.textStart() :]
            found.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        found.append(name[line.textStart() : line.textStart() + line.textLength()].rstrip())
    layout.endLayout()
    return found


def row_height(name: str, hint: str, metrics: QFontMetrics, width: int) -> int:
    """Give the height of a row for a column of this width."""
    lines = len(name_lines(name, metrics, width - _TICK_ROOM - _MARGIN)) + bool(hint)
    return max(ROW_HEIGHT, lines * metrics.lineSpacing() + _MARGIN)


class PaperDelegate(QStyledItemDelegate):
    """Paints the first column; its text is "name\\nhint"."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Let the style paint ground, tick and mark, and write the text by hand."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        name, _, hint = str(index.data()).partition("\n")
        shown.text = ""
        widget = shown.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, widget)
        room: QRect = option.rect.adjusted(_TICK_ROOM, 0, -_MARGIN, 0)
        painter.save()
        painter.setFont(option.font)
        self._write(painter, room, name, hint)
        painter.restore()

    def _write(self, painter: QPainter, room: QRect, name: str, hint: str) -> None:
        metrics = painter.fontMetrics()
        lines = name_lines(name, metrics, room.width())
        height = metrics.lineSpacing()
        top = room.top() + (room.height() - height * (len(lines) + bool(hint))) / 2
        painter.setPen(QColor(present().ink))
        for line in lines:
            painter.drawText(QPointF(room.left(), top + metrics.ascent()), line)
            top += height
        if hint:
            painter.setPen(QColor(present().hint))
            cut = metrics.elidedText(hint, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(QRectF(room.left(), top, room.width(), height), cut)
