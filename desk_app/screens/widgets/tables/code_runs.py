"""A dossier code for the eye: unit, day and running number in three runs; the value itself keeps its hyphens."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk_app.qt.look import present

DOT = "\u00b7"
"""Stands between the groups on the screen only."""


@lru_cache(maxsize=4096)
def code_groups(code: str) -> tuple[str, ...]:
    """Give unit, day and running number of a code; one group of what is not written like a code."""
    groups = tuple(code.rsplit("-", 2))
    return groups if len(groups) == 3 and groups[1].isdigit() and groups[2].isdigit() else (code,)


def code_text(code: str) -> str:
    """Write a code in its groups: "H26.118 · 261130 · 1001"."""
    return f" {DOT} ".join(code_groups(code))


class CodePen:
    """Paints codes in one font: the unit quiet, the day plain, the running number strong."""

    def __init__(self, font: QFont) -> None:
        self._font, self._strong = QFont(font), QFont(font)
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._plain_width, self._strong_width = QFontMetrics(self._font), QFontMetrics(self._strong)
        self._gap = round(0.22 * self._font.pixelSize()) if self._font.pixelSize() > 0 else 3
        self._between = self._plain_width.horizontalAdvance(DOT) + 2 * self._gap

    def width(self, code: str) -> int:
        """Give the width of a code."""
        groups = code_groups(code)
        quiet = sum(self._plain_width.horizontalAdvance(one) for one in groups[:-1])
        last = self._strong_width if len(groups) > 1 else self._plain_width
        return quiet + last.horizontalAdvance(groups[-1]) + self._between * (len(groups) - 1)

    def paint(self, painter: QPainter, left: int, baseline: int, code: str, ink: str, quiet: str) -> int:
        """Paint a code from `left` on, and give where it ends."""
        groups = code_groups(code)
        painter.setFont(self._font)
        for at, group in enumerate(groups[:-1]):
            painter.setPen(QColor(ink if at else quiet))
            painter.drawText(left, baseline, group)
            left += self._plain_width.horizontalAdvance(group)
            painter.setPen(QColor(quiet))
            painter.drawText(left + self._gap, baseline, DOT)
            left += self._between
        strong = len(groups) > 1
        painter.setFont(self._strong if strong else self._font)
        painter.setPen(QColor(ink))
        painter.drawText(left, baseline, groups[-1])
        painter.setFont(self._font)
        return left + (self._strong_width if strong else self._plain_width).horizontalAdvance(groups[-1])


class CodeLine(QWidget):
    """A code on a line of its own; `level` is a size of the style sheet (body, section, title)."""

    def __init__(self, code: str = "", level: str = "body") -> None:
        super().__init__()
        self._code = code
        self._level = level
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_code(code)

    @property
    def code(self) -> str:
        """The code shown, as it is copied and scanned."""
        return self._code

    def show_code(self, code: str) -> None:
        """Show another code."""
        self._code = code
        self.setAccessibleName(code)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the whole code."""
        font = self._sized()
        return QSize(CodePen(font).width(self._code) + 2, QFontMetrics(font).height())

    def minimumSizeHint(self) -> QSize:
        """Never cut a digit."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the three runs."""
        colours, font, painter = present(), self._sized(), QPainter(self)
        metrics = QFontMetrics(font)
        baseline = (self.height() + metrics.ascent() - metrics.descent()) // 2
        CodePen(font).paint(painter, 0, baseline, self._code, colours.ink, colours.hint)
        painter.end()

    def _sized(self) -> QFont:
        from desk_app.qt.tokens import TextSizes

        sizes, font = TextSizes(), QFont(self.font())
        factor = getattr(sizes, self._level) / sizes.body
        font.setPointSizeF(font.pointSizeF() * factor)
        return font
