"""The list of papers as one stop of the keyboard: arrows move, Space ticks, digits count, Enter goes on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from desk_app.qt.look import present, scaled
from desk_app.qt.tokens import Size
from desk_app.screens.reception.fields.paper_delegate import NAME_LEFT, PaperDelegate, PapersHead
from desk_app.screens.reception.fields.papers_model import NAME, PapersModel
from desk_app.screens.reception.fields.typed_papers import TypedPaper

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LEAST_ROWS = 3
"""Rows seen on the lowest screen; the others are scrolled to."""


class PapersTable(QTableView):
    """Shows the papers, on a low screen some of them; `passed` when Enter goes on, `removal_wanted` gives a row.

    `quiet` words stand in the first row while there are no papers; the table keeps its place.
    """

    passed = Signal()
    edited = Signal()
    removal_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._papers = PapersModel()
        self._papers.setParent(self)
        self.setModel(self._papers)
        self._papers.edited.connect(self.edited)
        self._fresh_count = True
        self._whole = False
        self._quiet = ""
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self._delegate = PaperDelegate()
        self.setItemDelegate(self._delegate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.verticalHeader().hide()
        self._head = PapersHead()
        self.setHorizontalHeader(self._head)
        self._head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.setAccessibleName(self.tr("Papers"))
        self.selectionModel().currentChanged.connect(self._moved)

    @property
    def papers(self) -> tuple[TypedPaper, ...]:
        """The papers as ticked now."""
        return self._papers.papers

    def show_papers(self, papers: tuple[TypedPaper, ...]) -> None:
        """Show another list; the same one again changes nothing."""
        if papers != self._papers.papers:
            self._papers.show_papers(papers)
        self._fit()
        if papers and not self.currentIndex().isValid():
            self.setCurrentIndex(self._papers.index(0, NAME))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick, count, remove or go on."""
        index, key = self.currentIndex(), event.key()
        if key in _ENTER:
            if not event.isAutoRepeat():
                self.passed.emit()
        elif not index.isValid():
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._papers.toggle(index.row())
        elif key == Qt.Key.Key_Delete and self.papers[index.row()].outside:
            self.removal_wanted.emit(index.row())
        elif not self._count(event):
            super().keyPressEvent(event)

    def say_why_empty(self, words: str) -> None:
        """Say in the first row why there are no papers."""
        self._quiet = words
        self.viewport().update()

    def show_whole(self, whole: bool) -> None:
        """Never scroll here where the whole form scrolls."""
        self._whole = whole
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def sizeHint(self) -> QSize:
        """Ask for the whole list."""
        return QSize(super().sizeHint().width(), self._height(max(self._papers.rowCount(), LEAST_ROWS)))

    def minimumSizeHint(self) -> QSize:
        """Show some rows in any case."""
        rows = max(self._papers.rowCount(), LEAST_ROWS) if self._whole else LEAST_ROWS
        return QSize(scaled(320), self._height(rows))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the row."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mark no row."""
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or why there are none."""
        super().paintEvent(event)
        if not self._papers.rowCount() and self._quiet:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(present().hint))
            room = self.viewport().rect().adjusted(scaled(NAME_LEFT), 0, 0, 0)
            room.setHeight(scaled(Size.ROW))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._quiet)
            painter.end()

    def _count(self, event: QKeyEvent) -> bool:
        """Take digits as the count of the cell, or of the originals while the name is marked; more digits append."""
        index = self.currentIndex()
        column = max(index.column(), 1)
        typed = event.text()
        before = 0 if self._fresh_count else self._papers.count_at(index.row(), column)
        if typed.isascii() and typed.isdigit():
            pieces = before * 10 + int(typed)
        elif event.key() == Qt.Key.Key_Backspace:
            pieces = before // 10
        elif typed in ("+", "-"):
            pieces = self._papers.count_at(index.row(), column) + (1 if typed == "+" else -1)
        else:
            return False
        self._papers.set_count(index.row(), column, pieces)
        self._fresh_count = False
        return True

    def _moved(self) -> None:
        self._fresh_count = True
        self.viewport().update()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(scaled(Size.ROW))
        self._head.setFixedHeight(scaled(Size.TABLE_HEAD))
        for section in range(NAME + 1, self._papers.columnCount()):
            self._head.resizeSection(section, self._head.wanted_width(section))
        self.setMaximumHeight(self.sizeHint().height())
        self.updateGeometry()

    def _height(self, rows: int) -> int:
        return scaled(Size.TABLE_HEAD) + rows * scaled(Size.ROW) + 2 * self.frameWidth()
