"""One thing to do with the citizen still at the counter: an icon in a round, what to do, a quiet word about it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_app.qt.tokens import Gap
from desk_app.screens.widgets.labels import PlainLabel, rule
from desk_app.screens.widgets.verdict_band import RoundMark

_ROUND = 34


@dataclass(frozen=True, slots=True)
class HandOver:
    """What to hand over or to take, with the icon it is found by."""

    icon: str
    tone: str
    title: str
    about: str


class HandOverLine(QWidget):
    """Shows a HandOver below a rule; `below` takes buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.mark = RoundMark(side=_ROUND, filled=False)
        self.title = PlainLabel(size="strong", wrap=True)
        self.about = PlainLabel(size="hint", wrap=True)
        self.below = QVBoxLayout()
        self.below.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.about)
        words.addLayout(self.below)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, Gap.NEAR, 0, Gap.NEAR)
        self._row.setSpacing(Gap.NEAR + 2)
        self._row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        column.addLayout(self._row)

    def set_aside(self, part: QWidget) -> None:
        """Put a part at the right end."""
        self._row.addWidget(part)

    def show_line(self, line: HandOver | None) -> None:
        """Show a thing to do; None hides the line."""
        self.setVisible(line is not None)
        if line is not None:
            self.mark.show_icon(line.icon, line.tone)
            self.title.setText(line.title)
            self.about.setText(line.about)
            self.about.setVisible(bool(line.about))
