"""A list of papers to tick with Space."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from desk_app.domain.dossier.dossier import PaperLine


class PaperTicks(QListWidget):
    """Offers papers and gives those ticked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._lines: list[PaperLine] = []
        self.setWordWrap(True)
        self.setAccessibleName(name)
        self.setMinimumHeight(90)
        self.setMaximumHeight(180)

    def offer(self, lines: Iterable[PaperLine], *, ticked: bool) -> None:
        """Add papers below those offered before."""
        for line in lines:
            item = QListWidgetItem(line.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.addItem(item)
            self._lines.append(line)
        if self.count():
            self.setCurrentRow(0)

    @property
    def chosen(self) -> tuple[PaperLine, ...]:
        """The papers ticked now."""
        return tuple(
            line
            for row, line in enumerate(self._lines)
            if self.item(row).checkState() is Qt.CheckState.Checked
        )

    @property
    def is_empty(self) -> bool:
        """Whether no paper is offered."""
        return not self._lines
