"""Shows, side by side, where a card says something else than what was typed, and lets the clerk decide."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desk_app.screens.reception.fields.typed_party import Difference
from desk_app.screens.widgets.buttons import plain_button
from desk_app.screens.widgets.labels import PlainLabel


class DifferencesBar(QScrollArea):
    """Stands in place of the promise until the clerk has decided; nothing typed changes before a button is pressed."""

    take_card = Signal()
    keep_typed = Signal()
    is_owner = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._shown: list[PlainLabel] = []
        buttons = QVBoxLayout()
        buttons.setSpacing(4)
        for text, signal in (
            (self.tr("Take the card's (&1)"), self.take_card),
            (self.tr("Keep what is typed (&2)"), self.keep_typed),
            (self.tr("The card is the owner's (&3)"), self.is_owner),
        ):
            buttons.addWidget(plain_button(text, signal.emit))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 8, 24, 8)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self.tr("The card says something else"), "section"))
        column.addLayout(buttons)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.setWidget(inside)

    def show_differences(self, differences: tuple[Difference, ...]) -> None:
        """Show these, or nothing."""
        for label in self._shown:
            self._grid.removeWidget(label)
            label.deleteLater()
        self._shown = []
        self._add(0, self.tr("typed"), self.tr("card"), "hint")
        for place, one in enumerate(differences):
            row = 1 + 2 * place
            self._put(PlainLabel(self._word(one.field), "hint"), row, 0, span=2)
            self._add(row + 1, self._value(one.field, one.typed), self._value(one.field, one.card), "body")
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything shown, row by row."""
        return tuple(label.text() for label in self._shown)

    def _add(self, row: int, typed: str, card: str, size: str) -> None:
        for column, text in enumerate((typed, card)):
            self._put(PlainLabel(text, size, wrap=True), row, column)

    def _put(self, label: PlainLabel, row: int, column: int, span: int = 1) -> None:
        self._grid.addWidget(label, row, column, 1, span)
        self._shown.append(label)

    def _word(self, field: str) -> str:
        return {
            "id_number": self.tr("ID number"),
            "name": self.tr("Full name"),
            "birth_date": self.tr("Born"),
            "sex": self.tr("Sex"),
            "address": self.tr("Address"),
        }[field]

    def _value(self, field: str, value: str) -> str:
        if field == "sex":
            return {"male": self.tr("Male"), "female": self.tr("Female")}.get(value, value)
        return value
