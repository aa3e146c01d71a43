"""What a page shows while it has nothing to show: an icon in a round, what is true, and what will stand here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desk_app.qt.tokens import Gap
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.widgets.verdict_band import RoundMark

_ABOVE = 32


class EmptyCard(QFrame):
    """`said` is the sentence of what is true; the page may change it."""

    def __init__(self, icon: str, tone: str, said: str, hint: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.said = PlainLabel(said, "section", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Gap.PAGE, _ABOVE, Gap.PAGE, _ABOVE)
        column.setSpacing(Gap.NEAR)
        column.addWidget(RoundMark(icon, tone, filled=False), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self.said, PlainLabel(hint, "hint", wrap=True)):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
