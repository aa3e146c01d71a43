"""A text in runs: some words strong, some quiet or in the colour of a state, wrapped or cut at the end of one line."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk_app.qt.look import present
from desk_app.qt.tokens import Colours, TextSizes

LINE = 1.42
"""Height of a line among several, in heights of its letters; Vietnamese marks need it."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some words; `role` is that of their colour, `strong` sets them apart."""

    text: str
    strong: bool = False
    role: str = "ink"


class RunsLabel(QWidget):
    """Shows runs in one size (hint, body, section, title); without `wrap` it is one line whose end gives way to "…"."""

    def __init__(self, *runs: Run, size: str = "body", wrap: bool = False) -> None:
        super().__init__()
        self._runs: tuple[Run, ...] = ()
        self._size, self._wrap = size, wrap
        policy = self.sizePolicy()
        policy.setHeightForWidth(wrap)
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        policy.setVerticalPolicy(QSizePolicy.Policy.Fixed if not wrap else QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        self.show_runs(*runs)

    def show_runs(self, *runs: Run) -> None:
        """Show other words; read out as one text."""
        self._runs = tuple(run for run in runs if run.text)
        self.setAccessibleName(self.text)
        if not self._wrap:
            self.setToolTip(self.text)
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """All the words."""
        return "".join(run.text for run in self._runs)

    def sizeHint(self) -> QSize:
        """Ask for the whole text on one line."""
        return QSize(round(self._layout(100_000)[1]) + 2, self._line_height())

    def minimumSizeHint(self) -> QSize:
        """Take any width."""
        return QSize(0, self._line_height())

    def hasHeightForWidth(self) -> bool:
        """Whether a narrower label is higher."""
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        """Give the height of the wrapped text."""
        lines = self._layout(width)[0].lineCount() if self._wrap else 1
        return max(lines, 1) * self._line_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the runs in the colours of the present look."""
        painter = QPainter(self)
        layout, natural = self._layout(self.width() if self._wrap else 100_000)
        if self._wrap or natural <= self.width():
            painter.setPen(QColor(self._colours().ink))
            layout.draw(painter, QPointF(0, 0 if self._wrap else self._top()))
        else:
            self._draw_cut(painter)
        painter.end()

    def _draw_cut(self, painter: QPainter) -> None:
        left, baseline = 0, self._top() + QFontMetrics(self._font()).ascent()
        for run in self._runs:
            font = self._font(strong=run.strong)
            metrics = QFontMetrics(font)
            words = metrics.elidedText(run.text, Qt.TextElideMode.ElideRight, self.width() - left)
            painter.setFont(font)
            painter.setPen(QColor(getattr(self._colours(), run.role)))
            painter.drawText(QPointF(left, baseline), words)
            left += metrics.horizontalAdvance(words)
            if words != run.text:
                break

    def _layout(self, width: int) -> tuple[QTextLayout, float]:
        """Lay the text out; gives the width of its longest line too."""
        layout = QTextLayout(self.text, self._font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        layout.beginLayout()
        place, widest = 0.0, 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, place + (self._line_height() - line.height()) / 2 * self._wrap))
            place += self._line_height() if self._wrap else line.height()
            widest = max(widest, line.naturalTextWidth())
        layout.endLayout()
        return layout, widest

    def _formats(self) -> list[QTextLayout.FormatRange]:
        found, at = [], 0
        for run in self._runs:
            one = QTextLayout.FormatRange()
            one.start, one.length = at, len(run.text)
            look = QTextCharFormat()
            look.setForeground(QColor(getattr(self._colours(), run.role)))
            look.setFontWeight(QFont.Weight.DemiBold if run.strong else QFont.Weight.Normal)
            one.format = look
            found.append(one)
            at += len(run.text)
        return found

    def _line_height(self) -> int:
        metrics = QFontMetrics(self._font())
        return round(self._font_height(metrics) * LINE) if self._wrap else metrics.height()

    @staticmethod
    def _font_height(metrics: QFontMetrics) -> float:
        """The size of the letters in pixels; Noto Sans has half as much again of room above and below them."""
        return metrics.height() / 1.362

    def _colours(self) -> Colours:
        return present()

    def _top(self) -> float:
        return (self.height() - QFontMetrics(self._font()).height()) / 2

    def _font(self, *, strong: bool = False) -> QFont:
        sizes, font = TextSizes(), QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * getattr(sizes, self._size) / sizes.body)
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font
