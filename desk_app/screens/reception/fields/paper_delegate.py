"""Paints a line of the papers: a tick, the name with its condition on one line, three counts."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desk_app.qt.icons import line_mark
from desk_app.qt.look import present, scaled
from desk_app.screens.widgets.key_button import chip_font
from desk_app.screens.widgets.tables.chip import plain_chip_font

Index = QModelIndex | QPersistentModelIndex
NAME_LEFT = 40
"""Where the names begin, in device-independent pixels at 100 % text."""
_TICK_LEFT, _TICK, _BAR, _RIGHT, _BETWEEN = 12, 18, 3, 10, 8
LEAST_NAME = 0.6
"""Share of a line the name keeps when its condition is long."""
_RIGHT_MIDDLE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def shares(name: int, hint: int, room: int) -> tuple[int, int]:
    """Share `room` pixels of a line between a name and its condition of these widths."""
    if not hint or name + _BETWEEN + hint <= room:
        return min(name, room), hint
    kept = min(name, max(round(room * LEAST_NAME), room - _BETWEEN - hint))
    return kept, max(room - kept - _BETWEEN, 0)


class PaperDelegate(QStyledItemDelegate):
    """Paints all columns; the text of the first is "name\\nhint". A row is marked only while its table has the keyboard."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        table = option.widget
        colours, box = present(), QRect(option.rect)
        current = table.currentIndex() if isinstance(table, QTableView) and table.hasFocus() else None
        marked = current is not None and current.row() == index.row()
        painter.save()
        painter.fillRect(box, QColor(colours.chosen if marked else colours.paper))
        painter.setPen(QPen(QColor(colours.hairline), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setFont(option.font)
        if index.column():
            self._count(painter, box, str(index.data()))
        else:
            if marked:
                bar = QRect(box.left(), box.top(), _BAR, box.height())
                painter.fillRect(bar, QColor(colours.accent))
            self._tick(painter, box, index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked)
            self._write(painter, box, *str(index.data()).partition("\n")[::2])
        if marked and index.column() and current == index:
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.drawRect(box.adjusted(2, 2, -3, -4))
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tick by a click on the box or right beside it."""
        if event.type() is not QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        if index.column() or event.position().x() > option.rect.left() + scaled(NAME_LEFT):
            return False
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
        state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        return bool(model.setData(index, state, Qt.ItemDataRole.CheckStateRole))

    def _tick(self, painter: QPainter, box: QRect, ticked: bool) -> None:
        colours, side = present(), scaled(_TICK)
        spot = QRectF(box.left() + scaled(_TICK_LEFT), box.center().y() - side / 2, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent if ticked else colours.control), 1))
        painter.setBrush(QColor(colours.accent if ticked else colours.paper))
        painter.drawRoundedRect(spot.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if ticked:
            mark = line_mark("ok", colours.accent_ink, side - 2)
            painter.drawPixmap(QPointF(spot.left() + 1, spot.top() + 1), mark)

    def _count(self, painter: QPainter, box: QRect, text: str) -> None:
        painter.setPen(QColor(present().ink if text.isdigit() else present().hint))
        painter.drawText(box.adjusted(0, 0, -_RIGHT, 0), _RIGHT_MIDDLE, text)

    def _write(self, painter: QPainter, box: QRect, name: str, hint: str) -> None:
        metrics, quiet = QFontMetrics(painter.font()), plain_chip_font(painter.font())
        left, baseline = box.left() + scaled(NAME_LEFT), box.center().y() + metrics.ascent() / 2 - 2
        hint_metrics = QFontMetrics(quiet)
        room = box.right() - left - _BETWEEN
        for_name, for_hint = shares(
            metrics.horizontalAdvance(name), hint_metrics.horizontalAdvance(hint), room
        )
        painter.setPen(QColor(present().ink))
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, for_name + 2)
        painter.drawText(QPointF(left, baseline), shown)
        if hint:
            painter.setFont(quiet)
            painter.setPen(QColor(present().hint))
            cut = hint_metrics.elidedText(hint, Qt.TextElideMode.ElideRight, for_hint + 2)
            painter.drawText(QPointF(left + metrics.horizontalAdvance(shown) + _BETWEEN, baseline), cut)


class PapersHead(QHeaderView):
    """The heads of the columns: the first above the names, the others above their counts."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Write a head above a rule."""
        colours = present()
        text = str(self.model().headerData(section, self.orientation()))
        painter.save()
        painter.fillRect(rect, QColor(colours.paper))
        painter.setPen(QPen(QColor(colours.control), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(colours.hint))
        painter.setFont(chip_font(self.font()))
        left = 0 if section else scaled(NAME_LEFT)
        side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect.adjusted(left, 0, -6, 0), side | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def wanted_width(self, section: int) -> int:
        """Give the width in which a head is read whole."""
        text = str(self.model().headerData(section, self.orientation()))
        return QFontMetrics(chip_font(self.font())).horizontalAdvance(text) + 12
