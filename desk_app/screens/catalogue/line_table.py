"""A small table whose lines can be added, changed and taken away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from desk_app.screens.widgets.buttons import plain_button

_ORIGIN = Qt.ItemDataRole.UserRole


class LineTable(QWidget):
    """Lines of plain text cells; each remembers the value it was made from (None: added by hand)."""

    def __init__(self, name: str, headings: Sequence[str], empty: Sequence[str], stretched: int = 0) -> None:
        super().__init__()
        self._empty = tuple(empty)
        self.table = QTableWidget(0, len(headings))
        self.table.setHorizontalHeaderLabels(list(headings))
        self.table.setAccessibleName(name)
        self.table.verticalHeader().setVisible(False)
        self.table.setTabKeyNavigation(False)
        self.table.setMinimumHeight(160)
        across = self.table.horizontalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        buttons = QHBoxLayout()
        buttons.addWidget(plain_button(self.tr("Add a line"), self.add_line))
        buttons.addWidget(plain_button(self.tr("Take the line away"), self.take_line))
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table)
        column.addLayout(buttons)

    def show_lines(self, lines: Sequence[tuple[object, Sequence[str]]]) -> None:
        """Show lines, each with the value it comes from."""
        self.table.setRowCount(0)
        for origin, cells in lines:
            self._append(cells, origin)

    def add_line(self) -> None:
        """Add an empty line and go there."""
        self._append(self._empty, None)
        self.table.setCurrentCell(self.table.rowCount() - 1, 0)
        self.table.setFocus()

    def take_line(self) -> None:
        """Take the current line away; nothing is saved until the whole version is."""
        if self.table.currentRow() >= 0:
            self.table.removeRow(self.table.currentRow())

    def lines(self) -> list[tuple[object, tuple[str, ...]]]:
        """Give the lines whose first cell is not empty, with their origin."""
        found = []
        for row in range(self.table.rowCount()):
            items = [self.table.item(row, at) for at in range(self.table.columnCount())]
            cells = tuple(item.text().strip() if item else "" for item in items)
            first = items[0]
            if cells[0]:
                found.append((first.data(_ORIGIN) if first else None, cells))
        return found

    def _append(self, cells: Sequence[str], origin: object) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for at, text in enumerate(cells):
            item = QTableWidgetItem(text)
            if at == 0:
                item.setData(_ORIGIN, origin)
            self.table.setItem(row, at, item)
