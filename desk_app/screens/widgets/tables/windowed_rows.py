"""A table model that holds only a few windows of a long list, whatever its length."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

WINDOW = 100
"""Rows fetched at once."""
WINDOWS_KEPT = 12
"""Windows held in memory; others are fetched again when they come into sight."""

Index = QModelIndex | QPersistentModelIndex

Window = Sequence[Any]
"""Rows in order; each has a `code` by which the next window is asked for."""

Fetch = Callable[[str | None, Callable[[Window], None]], object]
"""Asks for the window after a code (None: the first) and hands it over when it has come."""


class Column(Protocol):
    """One column: its heading, what it shows of a row and in which ink, and how much room it takes."""

    @property
    def heading(self) -> str:
        """Give the translated heading."""

    @property
    def letters(self) -> int:
        """Give its width in digits, its least one if it stretches."""

    @property
    def stretches(self) -> bool:
        """Whether it takes a share of the room that is left."""

    @property
    def is_number(self) -> bool:
        """Whether it is set flush right."""

    @property
    def spare(self) -> int:
        """Give its turn to be left out where there is little room; 0 stays always."""

    def text(self, row: Any) -> str:
        """Give the words of a cell."""

    def tone(self, row: Any) -> str:
        """Give the name of the ink in the look."""


class WindowedRows(QAbstractTableModel):
    """Knows of a list only where its windows start; grows as the reader goes down, and never counts.

    Rows not in memory show as empty for the moment it takes to fetch them.
    """

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._fetch: Fetch | None = None
        self._starts: list[str | None] = []
        self._windows: OrderedDict[int, Window] = OrderedDict()
        self._asked: set[int] = set()
        self._length = 0
        self._ended = True
        self._generation = 0
        self._shown = 0
        self._order_by: tuple[int, bool] | None = None
        self._as_fetched: Window = ()

    def show_list(self, fetch: Fetch) -> None:
        """Show another list from its beginning; the rows shown stay until its first window has come."""
        self._generation += 1
        self._fetch = fetch
        self._asked = {0}
        self._order(0, None)

    def row(self, at: int) -> Any | None:
        """Give a row, or None while it is being fetched."""
        number, inside = divmod(at, WINDOW)
        window = self._windows.get(number)
        if window is None:
            self._want(number)
            return None
        self._windows.move_to_end(number)
        return window[inside] if inside < len(window) else None

    @property
    def is_whole(self) -> bool:
        """Whether the whole list is in memory, so that it can be sorted."""
        return self._ended and self._length <= WINDOW

    @property
    def sorted_by(self) -> tuple[int, bool] | None:
        """The column the list is sorted by and whether falling; None as it came."""
        return self._order_by

    def sort_by(self, column: int | None, *, falling: bool = False) -> None:
        """Sort a whole list by a column, now and whenever it is read anew; None leaves it as it comes."""
        self._order_by = None if column is None else (column, falling)
        if self._length and self.is_whole:
            self.layoutAboutToBeChanged.emit()
            self._windows[0] = self._in_order(self._as_fetched)
            self.layoutChanged.emit()

    def place_of(self, code: str) -> int | None:
        """Find a row by its code among those in memory."""
        for number, window in self._windows.items():
            for inside, row in enumerate(window):
                if row.code == code:
                    return number * WINDOW + inside
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Give how many rows are known so far."""
        return 0 if parent.isValid() else self._length

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Give the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the list goes on below."""
        return not self._ended and not self._asked

    def fetchMore(self, parent: Index) -> None:
        """Fetch the window below the last one known."""
        self._want(self._length // WINDOW)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the words of a cell."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self.row(index.row())
            return "" if row is None else self.columns[index.column()].text(row)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[section].is_number:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return self.columns[section].heading if role == Qt.ItemDataRole.DisplayRole else None

    def _want(self, number: int) -> None:
        if number < len(self._starts) and number not in self._asked:
            self._asked.add(number)
            self._order(number, self._starts[number])

    def _order(self, number: int, start: str | None) -> None:
        generation = self._generation

        def came(window: Window) -> None:
            if generation == self._generation:
                self._take(number, window)

        if self._fetch is not None:
            self._fetch(start, came)

    def _take(self, number: int, window: Window) -> None:
        """Take a window: the first one of a list, the next one below, or one fetched again."""
        self._asked.discard(number)
        if self._shown != self._generation:
            self._begin(window)
            window = self._windows[0]
        elif number * WINDOW == self._length:
            self._grow(window)
        self._keep(number, window)

    def _keep(self, number: int, window: Window) -> None:
        self._windows[number] = window
        self._windows.move_to_end(number)
        while len(self._windows) > WINDOWS_KEPT:
            self._windows.popitem(last=False)
        first = number * WINDOW
        last = min(first + len(window), self._length) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def _begin(self, window: Window) -> None:
        self.beginResetModel()
        self._shown = self._generation
        self._windows.clear()
        self._starts = [None]
        self._length = len(window)
        self._note_end(window)
        self._as_fetched = window
        self._windows[0] = self._in_order(window)
        self.endResetModel()

    def _grow(self, window: Window) -> None:
        if window:
            self.beginInsertRows(QModelIndex(), self._length, self._length + len(window) - 1)
            self._windows[self._length // WINDOW] = window
            self._length += len(window)
            self._note_end(window)
            self.endInsertRows()
        else:
            self._ended = True

    def _note_end(self, window: Window) -> None:
        self._ended = len(window) < WINDOW
        if not self._ended:
            self._starts.append(window[-1].code)

    def _in_order(self, window: Window) -> Window:
        if self._order_by is None or not self.is_whole:
            return window
        column, falling = self.columns[self._order_by[0]], self._order_by[1]
        order = getattr(column, "order", column.text)
        return sorted(window, key=order, reverse=falling)
