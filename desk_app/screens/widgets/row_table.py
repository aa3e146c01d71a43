"""A fast table for long lists: fixed row height, cells painted by hand, Enter or a double click opens a row."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desk_app.qt.look import Look, present
from desk_app.screens.widgets.windowed_rows import WindowedRows

ROW_HEIGHT = 32
"""Height of a row at 100 % text; it follows the zoom."""

_MARGIN = 8
_SELECTED = QStyle.StateFlag.State_Selected
_ELIDE = Qt.TextElideMode.ElideRight
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class CellPainter(QStyledItemDelegate):
    """Paints a cell's words without asking the style sheet, so that scrolling stays quick."""

    def __init__(self, rows: WindowedRows, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self._look = look

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw ground, words and the hairline below."""
        colours, rect = present(), QRect(option.rect)
        left, top, width, height = rect.x(), rect.y(), rect.width(), rect.height()
        if option.state & _SELECTED:
            painter.fillRect(rect, QColor(colours.chosen))
        painter.setPen(QColor(colours.hairline))
        painter.drawLine(left, top + height - 1, left + width - 1, top + height - 1)
        row = self._rows.row(index.row())
        if row is None:
            return
        column = self._rows.columns[index.column()]
        text = column.text(row)
        if column.stretches or len(text) > column.letters:
            text = painter.fontMetrics().elidedText(text, _ELIDE, width - 2 * _MARGIN)
        painter.setPen(QColor(getattr(colours, column.tone(row))))
        place = _RIGHT if column.is_number else _LEFT
        painter.drawText(left + _MARGIN, top, width - 2 * _MARGIN, height, place, text)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows are all alike."""
        return QSize(80, round(ROW_HEIGHT * self._look.zoom))


class RowTable(QTableView):
    """Shows a WindowedRows model; tells `chosen` with the row when it is opened, `moved` when another is current."""

    chosen = Signal(object)
    moved = Signal(object)

    def __init__(self, model: WindowedRows, look: Look, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._rows = model
        self._look = look
        self._empty = ""
        self._needed: list[int] = []
        # A page that goes away must not lose the model before the table that may still get the focus.
        model.setParent(self)
        self.setModel(model)
        self.setItemDelegate(CellPainter(model, look, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._set_up_headers()
        self.doubleClicked.connect(lambda index: self.open_row(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda now, _: self.moved.emit(model.row(now.row())))

    def _set_up_headers(self) -> None:
        down = self.verticalHeader()
        down.setVisible(False)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(round(ROW_HEIGHT * self._look.zoom))
        across = self.horizontalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setHighlightSections(False)
        self._size_columns()

    def _size_columns(self) -> None:
        """Give each column its width in digits of the present font, the open one the rest."""
        across, digit = self.horizontalHeader(), self.fontMetrics().horizontalAdvance("0")
        across.setMinimumSectionSize(digit * 6)
        self._needed = []
        for at, column in enumerate(self._rows.columns):
            heading = self.fontMetrics().horizontalAdvance(column.heading) + 3 * _MARGIN
            self._needed.append(max(digit * column.letters + 2 * _MARGIN, heading))
            if column.stretches:
                across.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
            else:
                across.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
                self.setColumnWidth(at, self._needed[at])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave spare columns out while there is too little room for all."""
        super().resizeEvent(event)
        missing = sum(self._needed) - event.size().width()
        columns = self._rows.columns
        for at in sorted(
            (at for at, column in enumerate(columns) if column.spare), key=lambda at: columns[at].spare
        ):
            self.setColumnHidden(at, missing > 0)
            missing -= self._needed[at]

    def say_when_empty(self, text: str) -> None:
        """Show these words in place of rows while there are none."""
        self._empty = text
        self.viewport().update()

    def open_row(self, at: int) -> None:
        """Tell that a row is to be opened."""
        row = self._rows.row(at)
        if row is not None:
            self.chosen.emit(row)

    def current(self) -> Any | None:
        """Give the current row."""
        index = self.currentIndex()
        return self._rows.row(index.row()) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row by Enter, once however long it is held."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat() and self.currentIndex().isValid():
                self.open_row(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: Any) -> None:
        """Paint the rows, or the words for none."""
        super().paintEvent(event)
        if self._empty and self._rows.rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(present().hint))
            area = self.viewport().rect().adjusted(16, 16, -16, -16)
            flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(area, int(flags), self._empty)
            painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.verticalHeader().setDefaultSectionSize(round(ROW_HEIGHT * self._look.zoom))
            self._size_columns()
