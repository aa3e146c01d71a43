"""The card of the day by hour: how many were handed out, how many are left, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desk_app.qt.tokens import Gap
from desk_app.screens.today.hour_strip import HourStrip, Promised
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.widgets.tables.chip import Chip, ChipLook

if TYPE_CHECKING:
    from desk_app.services.dossier.due_day import DueDay


class DayCard(QFrame):
    """Keeps its room before the day is read."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.done, self.left = Chip(), Chip()
        self.strip = HourStrip()
        words = QVBoxLayout()
        words.setSpacing(Gap.TIGHT)
        words.addWidget(PlainLabel(self.tr("By the hour promised"), "section"))
        words.addWidget(self.done)
        words.addWidget(self.left)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 8)
        row.setSpacing(Gap.WIDE)
        row.addLayout(words)
        row.addWidget(self.strip, 1)
        self._say("–", "–")

    def show_day(self, day: DueDay) -> None:
        """Show what is promised for the day."""
        self._say(str(day.done), str(day.left))
        promised = [Promised(row.due_at, row.returned_at is not None) for row in day.rows if row.due_at]
        self.strip.show_day(day.hours, promised, day.at)

    def _say(self, done: str, left: str) -> None:
        self.done.show_chip(ChipLook("ok", "green", self.tr("{count} returned").format(count=done)))
        self.left.show_chip(ChipLook("clock", "blue", self.tr("{count} left").format(count=left)))
