"""The band above what waits: how desk and city stand, what that means, how many dossiers wait and for how long."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desk_app.qt.tokens import Gap
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.widgets.verdict_band import RoundMark


class QueueBand(QFrame):
    """Its room stays while its words change."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._mark = RoundMark("offline", "grey", 48, filled=False)
        self.summary = PlainLabel(size="section", wrap=True)
        self.contact = PlainLabel(size="hint", wrap=True)
        self.count, self.age = PlainLabel("–", "band"), PlainLabel("", "band")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self.summary)
        words.addWidget(self.contact)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(Gap.PAGE, Gap.SMALL, Gap.PAGE, Gap.SMALL)
        row.setSpacing(Gap.WIDE)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        self._oldest = PlainLabel(size="hint")
        for figure, below in (
            (self.count, PlainLabel(self.tr("dossiers to send"), "hint")),
            (self.age, self._oldest),
        ):
            column = QVBoxLayout()
            column.setSpacing(0)
            for label in (figure, below):
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
                column.addWidget(label)
            row.addSpacing(Gap.WIDE)
            row.addLayout(column)
        # Room for two lines, so that a trouble that comes and goes moves nothing.
        self.contact.setMinimumHeight(2 * self.contact.fontMetrics().lineSpacing())

    def show_state(self, icon: str, tone: str, summary: str, contact: str) -> None:
        """Say how it stands and what that means."""
        self._mark.show_icon(icon, tone)
        self.summary.setText(summary)
        self.contact.setText(contact)

    def show_figures(self, count: str, age: str) -> None:
        """Show how many dossiers wait and for how long the oldest ("" for none)."""
        self.count.setText(count)
        self.age.setText(age)
        self._oldest.setText(self.tr("oldest") if age else "")
