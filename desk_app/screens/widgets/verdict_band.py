"""The answer of a page in one band: an icon in a round, the verdict, a line about it, and one figure at the right."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desk_app.qt.icons import line_mark
from desk_app.qt.look import present, scaled
from desk_app.qt.tokens import Gap
from desk_app.screens.widgets.labels import PlainLabel, restyle

_ROUND, _ICON, _HEIGHT = 52, 26, 104
_RIGHT_MIDDLE = 0x82


class RoundMark(QWidget):
    """An icon in a round: filled with its state's colour, or on the quiet ground of the state."""

    def __init__(
        self, icon: str = "", tone: str = "green", side: int = _ROUND, *, filled: bool = True
    ) -> None:
        super().__init__()
        self._icon, self._tone, self._side, self._filled = icon, tone, side, filled
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str, tone: str) -> None:
        """Show another icon in the colour of another state."""
        self._icon, self._tone = icon, tone
        self.update()

    @property
    def shown(self) -> tuple[str, str]:
        """The icon and the state's colour."""
        return self._icon, self._tone

    def sizeHint(self) -> QSize:
        """Ask for the round's square."""
        return QSize(scaled(self._side), scaled(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw round and icon."""
        colours, side = present(), scaled(self._side)
        ink = getattr(colours, self._tone)
        ground = ink if self._filled else getattr(colours, f"{self._tone}_bg")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(ink if colours.green_bg == colours.paper else ground))
        painter.setBrush(QColor(ground))
        painter.drawEllipse(QRectF(0.5, (self.height() - side) / 2 + 0.5, side - 1, side - 1))
        if self._icon:
            size = round(side * _ICON / _ROUND)
            mark = line_mark(self._icon, colours.paper if self._filled else ink, size)
            painter.drawPixmap((side - size) // 2, (self.height() - size) // 2, mark)
        painter.end()


class VerdictBand(QFrame):
    """Answers first; tone is green, blue, grey, yellow, orange or red, and is never the only sign."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "band")
        self.mark = RoundMark()
        self.verdict = PlainLabel(size="title", wrap=True)
        self.about = PlainLabel(wrap=True)
        self.caption = PlainLabel(size="caps")
        self.figure = PlainLabel(size="band")
        for label in (self.caption, self.figure):
            label.setProperty("alignment", _RIGHT_MIDDLE)
        words, figures = QVBoxLayout(), QVBoxLayout()
        for column, labels in ((words, (self.verdict, self.about)), (figures, (self.caption, self.figure))):
            column.setSpacing(0)
            column.addStretch(1)
            for label in labels:
                column.addWidget(label)
            column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(Gap.PAGE, Gap.SMALL, Gap.PAGE + 4, Gap.SMALL)
        row.setSpacing(20)
        row.addWidget(self.mark)
        row.addLayout(words, 1)
        row.addLayout(figures)
        self.setMinimumHeight(scaled(_HEIGHT))

    def judge(
        self, tone: str, icon: str, verdict: str, about: str, caption: str = "", figure: str = ""
    ) -> None:
        """Show a verdict."""
        restyle(self, "tone", tone)
        self.mark.show_icon(icon, tone)
        self.verdict.setText(verdict)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.caption.setText(caption)
        self.figure.setText(figure)
        self.setAccessibleName(" · ".join(part for part in (verdict, about, caption, figure) if part))
        self.setMinimumHeight(scaled(_HEIGHT))
