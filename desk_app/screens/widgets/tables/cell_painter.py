"""Paints the cells of a list by hand, so that scrolling stays quick: words, codes in three runs, chips."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desk_app.qt.icons import line_mark
from desk_app.qt.look import present, scaled
from desk_app.qt.tokens import Colours, Size
from desk_app.screens.widgets.tables.chip import paint_pill, pill_width, plain_chip_font
from desk_app.screens.widgets.tables.code_runs import CodePen
from desk_app.screens.widgets.tables.list_column import ListColumn
from desk_app.screens.widgets.tables.windowed_rows import Column, WindowedRows

MARGIN = 10
"""Room at both sides of a cell in device-independent pixels."""
BAR = 3
"""Width of the bar at the left of the chosen row."""
_CHIP_GAP = 6
_SELECTED = QStyle.StateFlag.State_Selected
_ELIDE = Qt.TextElideMode.ElideRight
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class CellPainter(QStyledItemDelegate):
    """Paints a cell without asking the style sheet; the fonts are made once for each size of text."""

    def __init__(self, rows: WindowedRows, table: QTableView) -> None:
        super().__init__(table)
        self._rows = rows
        self._table = table
        self.follow_font()

    def follow_font(self) -> None:
        """Make the fonts anew for the table's present one."""
        self._plain = QFont(self._table.font())
        self._strong = QFont(self._plain)
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._chip = plain_chip_font(self._plain)
        self.plain, self.strong = QFontMetrics(self._plain), QFontMetrics(self._strong)
        self.chip = QFontMetrics(self._chip)
        self.codes = CodePen(self._plain)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint ground, bar, content and the hairline below."""
        colours, rect = present(), QRect(option.rect)
        left, top, width, height = rect.x(), rect.y(), rect.width(), rect.height()
        row = self._rows.row(index.row())
        if option.state & _SELECTED:
            painter.fillRect(rect, QColor(colours.chosen))
            if self._is_first(index.column()):
                painter.fillRect(left, top, scaled(BAR), height, QColor(colours.accent))
        elif row is not None and getattr(row, "is_sub", False):
            painter.fillRect(rect, QColor(colours.sunken))
        painter.setPen(QColor(colours.hairline))
        painter.drawLine(left, top + height - 1, left + width - 1, top + height - 1)
        if row is None:
            return
        column = self._rows.columns[index.column()]
        inside = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        if isinstance(column, ListColumn) and column.chips is not None:
            self._paint_chips(painter, inside, column, row)
        elif isinstance(column, ListColumn) and column.icon is not None:
            icon, side = column.icon(row), scaled(Size.BUTTON_ICON)
            if icon:
                place = rect.center() - QPoint(side // 2, side // 2)
                painter.drawPixmap(place, line_mark(icon, colours.hint, side))
        elif isinstance(column, ListColumn) and column.is_code:
            self._paint_code(painter, inside, column, row, colours)
        else:
            self._paint_words(painter, inside, column, row, colours)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows are all alike."""
        return QSize(80, scaled(Size.ROW))

    def needed(self, column: Column, row: Any) -> int:
        """Give the width a cell needs to be whole, with its margins."""
        text = column.text(row)
        if isinstance(column, ListColumn):
            if column.chips is not None:
                looks = column.chips(row)
                gaps = _CHIP_GAP * max(len(looks) - 1, 0)
                return sum(pill_width(self.chip, one) for one in looks) + gaps + 2 * MARGIN
            if column.is_code:
                return self.codes.width(text) + 2 * MARGIN
            if column.strong and column.strong(row):
                return self.strong.horizontalAdvance(text) + 2 * MARGIN
        return self.plain.horizontalAdvance(text) + 2 * MARGIN

    def _is_first(self, column: int) -> bool:
        header = self._table.horizontalHeader()
        return header.visualIndex(column) == 0 or not any(
            not header.isSectionHidden(header.logicalIndex(at)) for at in range(header.visualIndex(column))
        )

    def _paint_code(
        self, painter: QPainter, inside: QRect, column: ListColumn[Any], row: Any, colours: Colours
    ) -> None:
        ink = getattr(colours, column.tone(row))
        baseline = inside.y() + (inside.height() + self.plain.ascent() - self.plain.descent()) // 2
        self.codes.paint(painter, inside.x(), baseline, column.text(row), ink, colours.hint)

    def _paint_chips(self, painter: QPainter, inside: QRect, column: ListColumn[Any], row: Any) -> None:
        painter.save()
        painter.setClipRect(inside.adjusted(0, 0, MARGIN, 0))
        painter.setFont(self._chip)
        left, middle = float(inside.x()), inside.y() + inside.height() / 2
        for look in column.chips(row) if column.chips else ():
            width = pill_width(self.chip, look)
            paint_pill(painter, left, middle, look, width)
            left += width + _CHIP_GAP
        painter.restore()

    def _paint_words(
        self, painter: QPainter, inside: QRect, column: Column, row: Any, colours: Colours
    ) -> None:
        text = column.text(row)
        strong = isinstance(column, ListColumn) and column.strong is not None and column.strong(row)
        metrics = self.strong if strong else self.plain
        painter.setFont(self._strong if strong else self._plain)
        if not column.is_number:
            text = metrics.elidedText(text, _ELIDE, inside.width())
        painter.setPen(QColor(getattr(colours, column.tone(row))))
        painter.drawText(inside, _RIGHT if column.is_number else _LEFT, text)
