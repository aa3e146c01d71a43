"""Shows the parts of a dossier as cards, all of it plain text that can be marked and copied."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desk_app.qt.look import scaled
from desk_app.qt.tokens import Gap
from desk_app.screens.dossier.view import Cast, Section
from desk_app.screens.widgets.labels import PlainLabel, rule

LABEL_WIDTH = 92
"""Least room of the first column in device-independent pixels."""


class SectionsView(QScrollArea):
    """Rebuilt only when something changed; keeps its place while it is. `below` takes what follows the cards."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The dossier in full"))
        self._shown: tuple[Section, ...] = ()
        self._cards: list[QWidget] = []
        inside = QWidget()
        self._column = QVBoxLayout()
        self._column.setSpacing(Gap.NEAR)
        self.below = QVBoxLayout()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Gap.NEAR)
        whole.addLayout(self._column)
        whole.addLayout(self.below)
        whole.addStretch(1)
        self.setWidget(inside)

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
        for old in self._cards:
            self._column.removeWidget(old)
            old.deleteLater()
        self._cards = [self._card(part) for part in parts]
        for card in self._cards:
            self._column.addWidget(card)
        self.verticalScrollBar().setValue(place)

    def _card(self, part: Section) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 10, 20, Gap.NEAR)
        column.setSpacing(6)
        column.addWidget(PlainLabel(part.title, "section", wrap=True))
        if part.cast is Cast.BELOW:
            for label, text in part.rows:
                column.addWidget(rule())
                column.addWidget(PlainLabel(text, wrap=True).selectable())
                column.addWidget(PlainLabel(label, "hint", wrap=True))
        else:
            column.addLayout(_amounts(part) if part.cast is Cast.AMOUNTS else _facts(part))
        return card


def _facts(part: Section) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Gap.NEAR)
    grid.setVerticalSpacing(Gap.TIGHT)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, scaled(LABEL_WIDTH))
    for row, (label, text) in enumerate(part.rows):
        long = len(label) > 14
        if long:
            # A moment or a form's name has no room beside its text.
            grid.addWidget(PlainLabel(label, "hint", wrap=True), 2 * row, 0, 1, 2)
            grid.addWidget(PlainLabel(text, wrap=True).selectable(), 2 * row + 1, 0, 1, 2)
            continue
        name = PlainLabel(label, "hint")
        grid.addWidget(name, 2 * row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(PlainLabel(text, "body", wrap=True).selectable(), 2 * row, 1)
    return grid


def _amounts(part: Section) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Gap.NEAR)
    grid.setVerticalSpacing(Gap.TIGHT)
    grid.setColumnStretch(0, 1)
    for row, (amount, name) in enumerate(part.rows):
        grid.addWidget(PlainLabel(name, wrap=True).selectable(), row, 0)
        grid.addWidget(PlainLabel(amount, "strong").selectable(), row, 1, Qt.AlignmentFlag.AlignTop)
    return grid
