"""The list of papers as one stop of the keyboard: arrows move, Space ticks, digits count, Enter goes on."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from desk_app.screens.reception.fields.paper_delegate import PaperDelegate, row_height
from desk_app.screens.reception.fields.papers_model import NAME, PapersModel
from desk_app.screens.reception.fields.typed_papers import TypedPaper

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PapersTable(QTableView):
    """Shows the papers without scrolling of its own; `passed` when Enter goes on, `removal_wanted` gives a row."""

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
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self._delegate = PaperDelegate()
        self.setItemDelegateForColumn(NAME, self._delegate)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give long names a second line when the page gets narrow."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Ask for the whole list."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """Never scroll inside the page."""
        return QSize(320, self._height())

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

    def _fit(self) -> None:
        width, metrics = self.columnWidth(NAME), self.fontMetrics()
        for row, paper in enumerate(self.papers):
            self.setRowHeight(row, row_height(paper.name, self._papers.hint(paper), metrics, width))
        self.updateGeometry()

    def _height(self) -> int:
        rows = sum(self.rowHeight(row) for row in range(self._papers.rowCount()))
        return self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth()
