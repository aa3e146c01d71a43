"""Shows the code of a saved dossier: the running number in the largest letters, all of it large where it is written by hand."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk_app.qt.look import present
from desk_app.qt.tokens import TextSizes

SMALLEST = 9.0
"""Points below which nothing is copied by hand any more."""
STEP = 0.5
"""Points the letters give way by."""
GAP = 0.22
"""Room on both sides of the dot between groups, in sizes of the letters."""
LINE = 1.2
BEFORE = 0.8
"""Size of unit and day beside the running number where all of it is copied by hand."""


def in_groups(code: str) -> str:
    """Write a code as it is copied by hand: its groups apart, the hyphens in sight, never broken."""
    return code.replace("-", "\u2009-\u2009")


class CodeLabel(QWidget):
    """One line that fits its width; by hand (UX 30) all of it is strong, with its hyphens, the running number a little larger."""

    def __init__(self) -> None:
        super().__init__()
        self._code = ""
        self._by_hand = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def code(self) -> str:
        """The code shown."""
        return self._code

    @property
    def by_hand(self) -> bool:
        """Whether it is shown to be written by hand."""
        return self._by_hand

    @property
    def text(self) -> str:
        """The line as it stands there."""
        return in_groups(self._code) if self._by_hand else " · ".join(self._code.rsplit("-", 2))

    @property
    def points(self) -> float:
        """The size of the running number in points, at the present width."""
        return self._size()

    @property
    def line_width(self) -> float:
        """The width of the line in device-independent pixels."""
        return sum(width for _, _, _, width in self._runs(self._size()))

    def show_code(self, code: str, *, by_hand: bool) -> None:
        """Show a code."""
        self._code, self._by_hand = code, by_hand
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Take any width; be as high as one line of the largest letters."""
        return QSize(0, self._height())

    def sizeHint(self) -> QSize:
        """Ask for the width the line has."""
        return QSize(round(sum(one[3] for one in self._runs(self._largest()))), self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the runs on one baseline."""
        painter, size = QPainter(self), self._size()
        number = QFontMetricsF(self._font(size, strong=True))
        baseline = (self.height() + number.capHeight()) / 2
        left = 0.0
        for text, font, ink, width in self._runs(size):
            painter.setFont(font)
            painter.setPen(QColor(getattr(present(), ink)))
            painter.drawText(QPointF(left, baseline), text)
            left += width
        painter.end()

    def _height(self) -> int:
        return round(QFontMetricsF(self._font(self._largest(), strong=True)).height() / 1.362 * LINE)

    def _largest(self) -> float:
        sizes = TextSizes()
        zoom = self.font().pointSizeF() / sizes.body
        return zoom * sizes.number

    def _size(self) -> float:
        """Take the largest letters in which the line fits; below the smallest nothing is read any more."""
        size = self._largest()
        while size > SMALLEST and sum(one[3] for one in self._runs(size)) > self.width():
            size -= STEP
        return max(size, SMALLEST)

    def _runs(self, size: float) -> list[tuple[str, QFont, str, float]]:
        """Give text, font, colour role and width of each run for a running number of `size` points."""
        groups = self._code.rsplit("-", 2)
        strong = self._font(size, strong=True)
        if len(groups) < 3:
            return [(self._code, strong, "ink", QFontMetricsF(strong).horizontalAdvance(self._code))]
        if self._by_hand:
            before, smaller = in_groups("-".join((*groups[:2], ""))), self._font(size * BEFORE, strong=True)
            return [
                (before, smaller, "ink", QFontMetricsF(smaller).horizontalAdvance(before)),
                (groups[2], strong, "ink", QFontMetricsF(strong).horizontalAdvance(groups[2])),
            ]
        quiet = self._font(size * TextSizes().tile / TextSizes().number, strong=False)
        metrics = QFontMetricsF(quiet)
        gap = GAP * metrics.height() / 1.362
        runs: list[tuple[str, QFont, str, float]] = []
        for group in groups[:2]:
            runs.append((group, quiet, "hint", metrics.horizontalAdvance(group) + gap))
            runs.append(("·", quiet, "hint", metrics.horizontalAdvance("·") + gap))
        return [*runs, (groups[2], strong, "ink", QFontMetricsF(strong).horizontalAdvance(groups[2]))]

    def _font(self, points: float, *, strong: bool) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(points)
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font
