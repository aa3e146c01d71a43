"""The head of a dossier: its code, its state, where it is on its way, and what the citizen was promised."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desk_app.domain.steps.remaining import DueLevel
from desk_app.domain.time.local_time import local
from desk_app.qt.look import present
from desk_app.qt.tokens import Gap
from desk_app.screens.dossier.station_line import StationLine
from desk_app.screens.dossier.stations import stations
from desk_app.screens.formats import time_text, weekday_text
from desk_app.screens.widgets.day_ribbon import DayRibbon
from desk_app.screens.widgets.labels import CutLabel, PlainLabel
from desk_app.screens.widgets.tables.chip import Chip, ChipLook
from desk_app.screens.widgets.tables.code_runs import CodeLine
from desk_app.screens.widgets.tables.state_chips import state_chip

if TYPE_CHECKING:
    from desk_app.domain.dossier.dossier import Dossier
    from desk_app.domain.steps.remaining import Remaining
    from desk_app.messages import Messages
    from desk_app.services.dossier.look_at_dossier import DossierLook

_LEVELS = {
    DueLevel.OK: ("clock", "green"),
    DueLevel.SOON: ("clock", "yellow"),
    DueLevel.URGENT: ("clock", "orange"),
    DueLevel.OVERDUE: ("warning", "orange"),
}


class DossierHead(QFrame):
    """A card with the promise at its right; what is left of the term is a chip, never colour alone."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.code = CodeLine(level="section")
        self.status, self.sent, self.left_over = Chip(), Chip(), Chip()
        self.procedure = CutLabel()
        self.stations = StationLine()
        self.due = PlainLabel(size="title")
        self.hour = PlainLabel(size="section")
        self.hour.setProperty("light", "true")
        self.days = DayRibbon()
        self._right = QWidget()
        self._lay_out()

    def show_dossier(self, look: DossierLook, names: Mapping[str, str], messages: Messages) -> None:
        """Show a dossier."""
        dossier = look.dossier
        self.code.show_code(dossier.code)
        self.status.show_chip(state_chip(dossier.status, messages, voided=bool(dossier.voided_reason)))
        waits = ChipLook("queue", "grey", self.tr("to send"))
        self.sent.show_chip(ChipLook("ok", "green", self.tr("sent")) if look.sent else waits)
        words = f"{dossier.procedure.name} · {dossier.procedure.code}"
        self.procedure.setText(words)
        self.procedure.setToolTip(words)
        self.stations.show_stations(stations(dossier, names, messages))
        self._show_promise(dossier, look.left, messages)
        self.days.show_days(look.days)

    def fit(self, width: int, *, low: bool) -> None:
        """Take the room there is: `width` of the column at the right, less height on a low window."""
        self._right.setFixedWidth(width)
        self.stations.set_low(low)
        self.days.setVisible(not low)

    def _show_promise(self, dossier: Dossier, left: Remaining | None, messages: Messages) -> None:
        if dossier.due_at is None:
            self.due.setText(self.tr("No fixed date") if dossier.due.steps or dossier.number else "–")
            self.hour.setText("")
        else:
            at = local(dossier.due_at)
            self.due.setText(f"{weekday_text(at.date())} {at:%d/%m}")
            self.hour.setText(time_text(dossier.due_at))
        self.left_over.show_chip(None)
        if left is not None:
            icon, tone = _LEVELS[left.level]
            self.left_over.show_chip(ChipLook(icon, tone, messages.text(left.key, **left.params)))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Gap.NEAR)
        for part in (self.code, self.status, self.sent):
            top.addWidget(part)
        top.addStretch(1)
        left = QVBoxLayout()
        left.setContentsMargins(Gap.PAGE, Gap.NEAR, Gap.NEAR, Gap.NEAR)
        left.setSpacing(Gap.TIGHT)
        left.addLayout(top)
        left.addWidget(self.procedure)
        left.addSpacing(Gap.SMALL)
        left.addWidget(self.stations)
        left.addStretch(1)
        caption = QHBoxLayout()
        caption.addWidget(PlainLabel(self.tr("DUE BACK"), "caps"))
        caption.addStretch(1)
        caption.addWidget(self.left_over)
        when = QHBoxLayout()
        when.setSpacing(Gap.SMALL)
        when.addWidget(self.due)
        when.addWidget(self.hour, 0, Qt.AlignmentFlag.AlignBottom)
        when.addStretch(1)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(Gap.NEAR, Gap.NEAR, Gap.NEAR, Gap.NEAR)
        right.setSpacing(Gap.TIGHT)
        right.addLayout(caption)
        right.addLayout(when)
        right.addSpacing(Gap.TIGHT)
        right.addWidget(self.days)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self._right)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Part the promise from the rest as on a slip."""
        super().paintEvent(event)
        painter = QPainter(self)
        pen = QPen(QColor(present().hairline), 2)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        left = self._right.x()
        painter.drawLine(QPointF(left, 2), QPointF(left, self.height() - 2))
        painter.end()
