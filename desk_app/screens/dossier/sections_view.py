"""Shows the parts of a dossier as titled rows, all of it plain text that can be marked and copied."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desk_app.screens.dossier.view import Section
from desk_app.screens.widgets.labels import PlainLabel

LABEL_WIDTH = 190
"""Room of the first column in device-independent pixels: a moment, a fee or the name of a form."""


class SectionsView(QScrollArea):
    """Rebuilt only when something changed; keeps its place while it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The dossier in full"))
        self._shown: tuple[Section, ...] = ()

    @property
    def sections(self) -> tuple[Section, ...]:
        """The parts shown now."""
        return self._shown

    def show_sections(self, sections: Iterable[Section]) -> None:
        """Show these parts."""
        parts = tuple(sections)
        if parts == self._shown:
            return
        self._shown = parts
        place = self.verticalScrollBar().value()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 0, 16, 16)
        column.setSpacing(4)
        for part in parts:
            column.addWidget(PlainLabel(part.title, "section"))
            column.addLayout(self._rows(part))
            column.addSpacing(8)
        column.addStretch(1)
        self.setWidget(inside)
        self.verticalScrollBar().setValue(place)

    def _rows(self, part: Section) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        for row, (label, text) in enumerate(part.rows):
            grid.addWidget(PlainLabel(label, "hint", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(text, wrap=True).selectable(), row, 1)
        return grid
