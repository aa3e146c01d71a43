"""The papers as a table: a tick, the name with its condition, and three counts."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desk_app.screens.reception.fields.typed_papers import COUNTS, TypedPaper, count, tick

Index = QModelIndex | QPersistentModelIndex
NAME = 0
"""Column of the name; the counts follow in the order of `COUNTS`."""


class PapersModel(QAbstractTableModel):
    """Shows TypedPaper values; `edited` after every change by hand."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._papers: tuple[TypedPaper, ...] = ()

    @property
    def papers(self) -> tuple[TypedPaper, ...]:
        """The papers as ticked now."""
        return self._papers

    def show_papers(self, papers: tuple[TypedPaper, ...]) -> None:
        """Show another list, without telling `edited`."""
        self.beginResetModel()
        self._papers = papers
        self.endResetModel()

    def toggle(self, row: int) -> None:
        """Tick or untick a line."""
        self._put(tick(self._papers, row, not self._papers[row].ticked))

    def set_count(self, row: int, column: int, pieces: int) -> None:
        """Set one count."""
        self._put(count(self._papers, row, COUNTS[column - 1], pieces))

    def count_at(self, row: int, column: int) -> int:
        """Give one count."""
        return self._papers[row].counts[column - 1]

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the papers."""
        return 0 if parent is not None and parent.isValid() else len(self._papers)

    def columnCount(self, parent: Index | None = None) -> int:
        """Name and three counts."""
        return 1 + len(COUNTS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let names be ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == NAME else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give what a cell shows."""
        paper = self._papers[index.row()]
        if index.column() == NAME:
            return self._name(paper, role)
        pieces = paper.counts[index.column() - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return str(pieces) if pieces else "–"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{paper.name}: {pieces}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a click on the tick."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != NAME:
            return False
        self.toggle(index.row())
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give the heads of the columns."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == NAME else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        heads = (self.tr("Paper"), self.tr("Originals"), self.tr("Certified"), self.tr("Photocopies"))
        return heads[section] if role == Qt.ItemDataRole.DisplayRole else None

    def hint(self, paper: TypedPaper) -> str:
        """Say when a paper is needed, or that it is only looked at or looked up."""
        if paper.outside:
            return self.tr("outside the list · ground: {ground}").format(ground=paper.ground)
        if paper.looked_up:
            return self.tr("looked up in the database; on paper only when the database is down")
        parts = [self.tr("shown only")] if paper.shown else []
        if paper.condition:
            parts.append(paper.condition)
        return " · ".join(parts)

    def _name(self, paper: TypedPaper, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            hint = self.hint(paper)
            return f"{paper.name}\n{hint}" if hint else paper.name
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if paper.ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{paper.name}\n{self.hint(paper)}".strip()
        return None

    def _put(self, papers: tuple[TypedPaper, ...]) -> None:
        self._papers = papers
        self.dataChanged.emit(self.index(0, 0), self.index(len(papers) - 1, len(COUNTS)))
        self.edited.emit()
