"""Shows a dossier code on one line, grouped at its hyphens, in the largest letters that fit."""

from __future__ import annotations

from math import floor

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF, QResizeEvent

from desk_app.screens.widgets.labels import PlainLabel, restyle

_LEVELS = ("byhand", "figure", "title")
MOST_STEPS = len(_LEVELS) - 1
"""How often the letters can give way."""
SMALLEST = 9.0
"""Points below which nothing is copied by hand any more."""


def in_groups(code: str) -> str:
    """Write a code as it is copied by hand: its groups apart, the hyphens in sight, never broken."""
    return code.replace("-", "\u2009-\u2009")


class CodeLabel(PlainLabel):
    """A code in large figures; written by hand it is as large as the width allows (UX 30), at every zoom."""

    def __init__(self) -> None:
        super().__init__(size="figure")
        self.selectable()
        self._code = ""
        self._by_hand = False
        self._steps = 0
        self._fitted: tuple[str, int, float] = ("", 0, 0.0)

    @property
    def code(self) -> str:
        """The code shown."""
        return self._code

    @property
    def by_hand(self) -> bool:
        """Whether it is shown to be written by hand."""
        return self._by_hand

    def show_code(self, code: str, *, by_hand: bool) -> None:
        """Show a code."""
        self._code, self._by_hand = code, by_hand
        self.setText(in_groups(code))
        self._fit()

    def give_way(self, steps: int) -> None:
        """Leave out the largest letters where the rest needs the room; 0 allows them again."""
        self._steps = steps
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit it anew when the room changes."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Take any width; be as high as one line."""
        return QSize(0, self.fontMetrics().lineSpacing())

    def sizeHint(self) -> QSize:
        """Ask for the width the line has."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()), self.fontMetrics().lineSpacing())

    def _fit(self) -> None:
        """Take the largest letters in which the one line fits the width; the style says how large they may be."""
        level = _LEVELS[min(self._steps + (not self._by_hand), MOST_STEPS)]
        self.setStyleSheet("")
        restyle(self, "level", level)
        most = self.font().pointSizeF()
        needed = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        size = most if needed <= self.width() else max(floor(2 * most * self.width() / needed) / 2, SMALLEST)
        if size < most:
            self.setStyleSheet(f"font-size: {size:g}pt;")
        fitted = (self.text(), self.width(), size)
        if fitted != self._fitted:
            self._fitted = fitted
            self.updateGeometry()
