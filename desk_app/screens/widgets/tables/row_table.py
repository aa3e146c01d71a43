"""A fast table for long lists: fixed row height, one chosen row in sight, Enter or a double click opens it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QScrollBar, QTableView, QToolTip

from desk_app.qt.look import Look, present, scaled
from desk_app.qt.tokens import Gap, Size
from desk_app.screens.widgets.tables.cell_painter import MARGIN, CellPainter
from desk_app.screens.widgets.tables.kept_columns import ColumnsAsLeft, keep_columns, read_columns
from desk_app.screens.widgets.tables.list_column import ListColumn
from desk_app.screens.widgets.tables.windowed_rows import Column, WindowedRows

_INTERACTIVE, _STRETCH = QHeaderView.ResizeMode.Interactive, QHeaderView.ResizeMode.Stretch


class _KeptBar(QScrollBar):
    """A scroll bar whose room is kept while there is nothing to scroll, so that nothing jumps when there is."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show nothing while there is nothing to scroll."""
        if self.maximum() > self.minimum():
            super().paintEvent(event)


def _is_words(column: Column) -> bool:
    return not column.is_number and not (
        isinstance(column, ListColumn) and (column.is_code or column.chips is not None)
    )


class RowTable(QTableView):
    """Shows a WindowedRows model; tells `chosen` with the row when it is opened, `moved` when another is current.

    A column drawn wider stays so at every size of text; a click on a heading sorts a list that is here whole. Both are
    there again the next time where the list has a name to be remembered by.
    """

    chosen = Signal(object)
    moved = Signal(object)
    HIGH = Size.ROW
    """Height of a row in device-independent pixels at 100 % text."""

    def __init__(self, model: WindowedRows, look: Look, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._rows = model
        self._look = look
        self._empty = ""
        self._needed: list[int] = []
        self._drawn: dict[int, float] = {}
        self._kept_as = ""
        self._sizing = False
        self._was_at: str | None = None
        # A page that goes away must not lose the model before the table that may still get the focus.
        model.setParent(self)
        self.setModel(model)
        self._cells = CellPainter(model, self)
        self.setItemDelegate(self._cells)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBar(_KeptBar())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._set_up_headers()
        self.doubleClicked.connect(lambda index: self.open_row(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda now, _: self._came_to(now.row()))
        model.modelReset.connect(self._keep_place)

    def remember_as(self, name: str) -> None:
        """Show the columns as they were left in a session before, and keep how they are left from now on."""
        self._kept_as = name
        left = read_columns(name, len(self._rows.columns))
        self._drawn = dict(left.widths)
        if left.order is not None:
            at, falling = left.order
            self._rows.sort_by(at, falling=falling)
        self._mark_order()
        self._size_columns()

    def _keep(self) -> None:
        if self._kept_as:
            left = ColumnsAsLeft(self._drawn, self._rows.sorted_by)
            keep_columns(self._kept_as, len(self._rows.columns), left)

    def _set_up_headers(self) -> None:
        down = self.verticalHeader()
        down.setVisible(False)
        down.setMinimumSectionSize(1)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across = self.horizontalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setHighlightSections(False)
        across.setSectionsClickable(True)
        across.sectionClicked.connect(self._sort_by)
        across.sectionResized.connect(self._column_drawn)
        self._size_columns()

    def _size_columns(self) -> None:
        """Give each column its width in digits of the present font or the one drawn, the open ones the rest."""
        self._sizing = True
        self._cells.follow_font()
        self.verticalHeader().setDefaultSectionSize(scaled(self.HIGH))
        across, digit = self.horizontalHeader(), self._cells.plain.horizontalAdvance("0")
        across.setMinimumSectionSize(digit * 3)
        across.setFixedHeight(scaled(Size.TABLE_HEAD))
        self._needed = []
        for at, column in enumerate(self._rows.columns):
            heading = (
                self._cells.strong.horizontalAdvance(column.heading) + 2 * MARGIN if column.heading else 0
            )
            width = self._drawn[at] * digit if at in self._drawn else digit * column.letters + 2 * MARGIN
            self._needed.append(max(round(width), heading))
            if column.stretches:
                across.setSectionResizeMode(at, _STRETCH)
            else:
                across.setSectionResizeMode(at, _INTERACTIVE)
                self.setColumnWidth(at, self._needed[at])
        self._leave_out()

    def _column_drawn(self, at: int, before: int, width: int) -> None:
        """Remember a width somebody drew with the mouse."""
        drawing = bool(QApplication.mouseButtons() & Qt.MouseButton.LeftButton)
        if (
            drawing
            and not self._sizing
            and width
            and self._rows.columns
            and not self._rows.columns[at].stretches
        ):
            self._drawn[at] = width / self._cells.plain.horizontalAdvance("0")
            self._keep()

    def _sort_by(self, at: int) -> None:
        """Sort by a column, the other way round at the second click, as the list came at the third."""
        if not self._rows.is_whole:
            QToolTip.showText(
                self.cursor().pos(), self.tr("Too long to sort here. Search for fewer first."), self
            )
            return
        kept = self._current_code()
        now = self._rows.sorted_by
        if now == (at, True):
            self._rows.sort_by(None)
        else:
            self._rows.sort_by(at, falling=now == (at, False))
        self._mark_order()
        self._keep()
        self._go_to(kept)

    def _mark_order(self) -> None:
        """Show at its heading which column the list is sorted by."""
        across, order = self.horizontalHeader(), self._rows.sorted_by
        if order is not None:
            falling = Qt.SortOrder.DescendingOrder if order[1] else Qt.SortOrder.AscendingOrder
            across.setSortIndicator(order[0], falling)
        across.setSortIndicatorShown(order is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave spare columns out while there is too little room for all."""
        super().resizeEvent(event)
        self._leave_out()

    def _leave_out(self) -> None:
        missing = sum(self._needed) - self.viewport().width()
        columns = self._rows.columns
        self._sizing = True
        for at in sorted(
            (at for at, column in enumerate(columns) if column.spare), key=lambda at: columns[at].spare
        ):
            self.setColumnHidden(at, missing > 0)
            missing -= self._needed[at]
        self._let_one_stretch()
        self._sizing = False

    def _let_one_stretch(self) -> None:
        """Have the first column of plain words take the rest where those that do are left out."""
        columns, across = self._rows.columns, self.horizontalHeader()
        shown = [at for at in range(len(columns)) if not self.isColumnHidden(at)]
        given = any(columns[at].stretches for at in shown)
        soft = next((at for at in shown if not columns[at].stretches and _is_words(columns[at])), None)
        if soft is not None:
            across.setSectionResizeMode(soft, _INTERACTIVE if given else _STRETCH)
            if given:
                self.setColumnWidth(soft, self._needed[soft])

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

    def _came_to(self, at: int) -> None:
        row = self._rows.row(at)
        self._was_at = self._current_code()
        self.moved.emit(row)

    def _current_code(self) -> str | None:
        row = self.current()
        return str(row.code) if row is not None else None

    def _keep_place(self) -> None:
        """Have a row chosen from the start: the one chosen before where it is still here, else the first."""
        self._go_to(self._was_at)

    def _go_to(self, code: str | None) -> None:
        at = self._rows.place_of(code) if code else None
        if self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(at or 0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row by Enter, once however long it is held."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat() and self.currentIndex().isValid():
                self.open_row(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in a tip what a cell has no room for."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            row = self._rows.row(index.row()) if index.isValid() else None
            column = self._rows.columns[index.column()] if index.isValid() else None
            cut = row is not None and column is not None
            if cut and self._cells.needed(column, row) > self.columnWidth(index.column()):  # type: ignore[arg-type]
                QToolTip.showText(event.globalPos(), column.text(row), self)  # type: ignore[union-attr]
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: Any) -> None:
        """Paint the rows, or the words for none."""
        super().paintEvent(event)
        if self._empty and self._rows.rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(present().hint))
            area = self.viewport().rect().adjusted(Gap.WIDE, Gap.WIDE, -Gap.WIDE, -Gap.WIDE)
            flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area, int(flags), self._empty)
            painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._size_columns()
