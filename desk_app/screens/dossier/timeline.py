"""What happened to a dossier, newest first, day by day: the hour, a dot on a line, and who did what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desk_app.domain.time.local_time import local
from desk_app.qt.look import present, scaled
from desk_app.qt.tokens import Gap
from desk_app.screens.dossier.view import Event
from desk_app.screens.formats import time_text, weekday_text
from desk_app.screens.widgets.labels import PlainLabel
from desk_app.screens.widgets.runs_label import Run, RunsLabel

_DOT, _COLUMN, _HOUR, _MIDDLE = 10, 20, 58, 12


class _Dot(QWidget):
    """The dot of an event and its piece of the line; the newest dot is filled."""

    def __init__(self, *, newest: bool, first: bool, last: bool) -> None:
        super().__init__()
        self._newest, self._first, self._last = newest, first, last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Be as wide as the column of dots."""
        return QSize(scaled(_COLUMN), scaled(_MIDDLE) * 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint line and dot."""
        colours, painter = present(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre, middle, side = self.width() / 2, scaled(_MIDDLE), scaled(_DOT)
        painter.setPen(QPen(QColor(colours.hairline), 2))
        top = middle if self._first else 0
        bottom = middle if self._last else self.height()
        painter.drawLine(QPointF(centre, top), QPointF(centre, bottom))
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.setBrush(QColor(colours.accent if self._newest else colours.paper))
        painter.drawEllipse(QRectF(centre - side / 2, middle - side / 2, side, side))
        painter.end()


class Timeline(QFrame):
    """A card whose events scroll; rebuilt only when something changed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._events: tuple[Event, ...] = ()
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(self.tr("What happened"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, Gap.NEAR, Gap.TIGHT, Gap.SMALL)
        column.setSpacing(Gap.TIGHT)
        column.addWidget(PlainLabel(self.tr("What happened"), "section"))
        column.addWidget(self._scroll, 1)

    @property
    def events(self) -> tuple[Event, ...]:
        """The events shown, newest first."""
        return self._events

    def show_events(self, events: Iterable[Event], today: date) -> None:
        """Show these events."""
        # Of two at one moment the later one is the newer.
        ordered = sorted(enumerate(events), key=lambda one: (one[1].at, one[0]), reverse=True)
        newest_first = tuple(event for _, event in ordered)
        if newest_first == self._events:
            return
        self._events = newest_first
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, Gap.SMALL, 0)
        grid.setHorizontalSpacing(Gap.SMALL)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, scaled(_HOUR))
        grid.setColumnStretch(2, 1)
        row = 0
        for day, of_day in groupby(newest_first, key=lambda one: local(one.at).date()):
            row = self._add_day(grid, row, day, list(of_day), today)
        grid.setRowStretch(row, 1)
        self._scroll.setWidget(inside)

    def _add_day(self, grid: QGridLayout, row: int, day: date, events: list[Event], today: date) -> int:
        words = f"{weekday_text(day)} {day:%d/%m}" if day.year == today.year else f"{day:%d/%m/%Y}"
        now = self.tr("today")
        head = PlainLabel(f"{words} · {now}" if day == today else words)
        head.setProperty("role", "label")
        grid.addWidget(head, row, 0, 1, 3)
        for at, event in enumerate(events):
            row += 1
            hour = PlainLabel(time_text(event.at), "hint")
            hour.setAlignment(Qt.AlignmentFlag.AlignRight)
            hour.setContentsMargins(0, 2, 0, 0)
            newest = event is self._events[0]
            dot = _Dot(newest=newest, first=at == 0, last=at == len(events) - 1)
            said = RunsLabel(
                Run(event.what), Run(f" · {event.beside}" if event.beside else "", role="hint"), wrap=True
            )
            said.setContentsMargins(0, 0, 0, 4)
            grid.addWidget(hour, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(dot, row, 1)
            grid.addWidget(said, row, 2)
        return row + 1
