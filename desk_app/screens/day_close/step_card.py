"""One step of closing a day: done with a tick, to be done now in a frame, or still to come."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desk_app.qt.icons import line_mark
from desk_app.qt.look import present, scaled
from desk_app.qt.tokens import Gap
from desk_app.screens.widgets.labels import PlainLabel, restyle

_ROUND, _ICON, _TITLE = 36, 18, 196


class Stand(StrEnum):
    """How far a step is."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"


class StepMark(QWidget):
    """The round of a step: a tick on green, "!" on the accent, an empty ring."""

    def __init__(self) -> None:
        super().__init__()
        self.stand = Stand.NEXT
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for the round's square."""
        return QSize(scaled(_ROUND), scaled(_ROUND))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint round and icon."""
        colours, side, painter = present(), scaled(_ROUND), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, edge, ink, icon = {
            Stand.DONE: (colours.green_bg, colours.green_bg, colours.green, "ok"),
            Stand.NOW: (colours.accent, colours.accent, colours.accent_ink, "attention"),
            Stand.NEXT: (colours.paper, colours.control, colours.hint, ""),
        }[self.stand]
        if colours.green_bg == colours.paper and self.stand is Stand.DONE:
            edge = colours.green
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(fill))
        painter.drawEllipse(QRectF(0.5, 0.5, side - 1, side - 1))
        if icon:
            small = scaled(_ICON)
            painter.drawPixmap((side - small) // 2, (side - small) // 2, line_mark(icon, ink, small))
        painter.end()


class StepCard(QFrame):
    """Number, title and one sentence; `body` takes what belongs below, `end` what stands at the right."""

    def __init__(self, number: int, title: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.mark, self.said = StepMark(), PlainLabel(wrap=True)
        self._name = f"{number}. {title}"
        head = PlainLabel(title, "section")
        head.setMinimumWidth(scaled(_TITLE))
        self.end, self.body = QHBoxLayout(), QVBoxLayout()
        self.end.setSpacing(Gap.NEAR)
        self.body.setSpacing(Gap.SMALL)
        self.body.setContentsMargins(0, 0, 0, 0)
        count = PlainLabel(str(number), "section")
        count.setProperty("light", "true")
        line = QHBoxLayout()
        line.setSpacing(Gap.SMALL)
        line.addWidget(count)
        line.addWidget(head)
        line.addWidget(self.said, 1)
        line.addLayout(self.end)
        right = QVBoxLayout()
        right.setSpacing(Gap.TIGHT)
        right.addLayout(line)
        right.addLayout(self.body)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(Gap.WIDE)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)

    def show_stand(self, stand: Stand, said: str) -> None:
        """Say how far the step is."""
        self.mark.stand = stand
        self.mark.update()
        self.said.setText(said)
        restyle(self, "now", "true" if stand is Stand.NOW else "")
        words = {
            Stand.DONE: self.tr("done"),
            Stand.NOW: self.tr("to be done now"),
            Stand.NEXT: self.tr("still to come"),
        }
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(f"{words[stand]}. {said}")
