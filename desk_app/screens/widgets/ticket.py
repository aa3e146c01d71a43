"""The promise as the one thing that looks like a thing: a ticket with the day, a strip of days, and the fee on its stub."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desk_app.domain.time.due_strip import StripDay
from desk_app.qt.look import present
from desk_app.qt.tokens import Gap, Size
from desk_app.screens.widgets.day_ribbon import DayRibbon
from desk_app.screens.widgets.key_button import KeyButton
from desk_app.screens.widgets.labels import CutLabel, PlainLabel
from desk_app.screens.widgets.tables.chip import Chip, ChipLook

_NOTCH, _CORNER = 8, 8
_SIDE = 20


@dataclass(frozen=True, slots=True)
class Promised:
    """The words on a ticket; `quiet` stands in the room of the days while there are none."""

    day: str = ""
    hour: str = ""
    term: str = ""
    days: tuple[StripDay, ...] = ()
    quiet: str = ""
    fee: str = ""
    fee_state: ChipLook | None = None
    fee_lines: tuple[str, ...] = ()


class Ticket(QFrame):
    """Shows a promise; its size is the same with and without one. `why_wanted` asks how it was counted (Alt+V)."""

    why_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.day = PlainLabel(size="title")
        self.hour = PlainLabel(size="section")
        self.hour.setProperty("light", True)
        self.term = CutLabel(size="hint")
        self.term.setProperty("alignment", 0x82)
        self.ribbon = DayRibbon()
        self.fee = PlainLabel(size="section")
        self.fee_state = Chip()
        self.why = KeyButton("", "Alt+V", "bare", height=Size.CHIP)
        self.why.setAccessibleName(self.tr("How it is counted"))
        self.why.setToolTip(self.tr("How it is counted"))
        self.why.clicked.connect(self.ask_why)
        self._stub = QWidget()
        self._lay_out()
        self.show_promised(Promised())

    def show_promised(self, promised: Promised) -> None:
        """Show another promise."""
        self.promised = promised
        self.day.setText(promised.day or "–")
        self.hour.setText(promised.hour)
        self.term.setText(promised.term)
        self.term.setToolTip(promised.term)
        self.ribbon.show_days(promised.days, promised.quiet)
        self.fee.setText(promised.fee or "–")
        self.fee.setToolTip("\n".join(promised.fee_lines))
        self.fee_state.show_chip(promised.fee_state)
        self.why.setEnabled(bool(promised.day))
        self.setAccessibleName(
            " · ".join(part for part in (promised.day, promised.hour, promised.term, promised.fee) if part)
        )

    def ask_why(self) -> None:
        """Ask how the day was counted, once there is one."""
        if self.promised.day:
            self.why_wanted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper with its perforation."""
        colours, painter = present(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        fold = self._stub.geometry().top() + 0.5
        paper, holes = QPainterPath(), QPainterPath()
        paper.addRoundedRect(box, _CORNER, _CORNER)
        for side in (box.left(), box.right()):
            holes.addEllipse(QRectF(side - _NOTCH, fold - _NOTCH, 2 * _NOTCH, 2 * _NOTCH))
        painter.setPen(QPen(QColor(colours.hairline), 1))
        painter.setBrush(QColor(colours.paper))
        painter.drawPath(paper.subtracted(holes))
        dashes = QPen(QColor(colours.hairline), 2, Qt.PenStyle.CustomDashLine)
        dashes.setDashPattern([4, 2.5])
        painter.setPen(dashes)
        painter.drawLine(
            round(box.left() + _NOTCH + 2), round(fold), round(box.right() - _NOTCH - 2), round(fold)
        )
        painter.end()

    def _lay_out(self) -> None:
        head, when, cost = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(self._stub)
        head.setSpacing(Gap.TIGHT)
        head.addWidget(PlainLabel(self.tr("RESULT DUE"), "caps"))
        head.addWidget(self.term, 1)
        head.addWidget(self.why)
        when.setSpacing(Gap.NEAR)
        when.addWidget(self.day)
        when.addWidget(self.hour, 1)
        cost.setSpacing(Gap.NEAR)
        cost.setContentsMargins(_SIDE, Gap.NEAR + 2, _SIDE, Gap.NEAR + 2)
        cost.addWidget(PlainLabel(self.tr("FEE"), "caps"))
        cost.addWidget(self.fee, 1)
        cost.addWidget(self.fee_state)
        top = QVBoxLayout()
        top.setContentsMargins(_SIDE, Gap.SMALL, _SIDE - 4, Gap.NEAR)
        top.setSpacing(0)
        top.addLayout(head)
        top.addLayout(when)
        top.addSpacing(Gap.TIGHT)
        top.addWidget(self.ribbon)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stub)
