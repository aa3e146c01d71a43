"""The dark side of sign-in and lock: the emblem, the office, the day, the desk."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desk_app.qt.icons import emblem
from desk_app.qt.look import present, scaled
from desk_app.screens.widgets.labels import CutLabel

_PART = 0.38
"""Part of the window's width."""
_MARGIN, _TILE = 64, 112
_NARROW_MARGIN = 32
_LOW = 560
"""Height under which the emblem is half as large."""


class _Emblem(QWidget):
    """The program's emblem."""

    def fit(self, side: int) -> None:
        """Be so wide and high."""
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it; with no pen or brush, for these read Qt's slow namespace of constants before the first paint."""
        painter = QPainter(self)
        emblem(present().rail_on).render(painter, QRectF(self.rect()))
        painter.end()


class OfficePanel(QFrame):
    """Shows what nobody has to press; the words are set as soon as the desk's data are open."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("office")
        self._emblem = _Emblem()
        self._names = tuple(_line("section", light=True) for _ in range(2))
        self._day, self._date, self._desk = _line("title"), _line("section", light=True), _line("hint")
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._emblem)
        self._column.addSpacing(24)
        for part in (_line("figure", self.tr("One-stop")), *self._names):
            self._column.addWidget(part)
        self._column.addStretch(1)
        for part in (self._day, self._date, self._desk):
            self._column.addWidget(part)
        self._column.insertSpacing(self._column.count() - 1, 16)

    def show_office(self, lines: tuple[str, ...], desk: str) -> None:
        """Name the office in a line or two, and the desk."""
        shown = [one for one in lines if one]
        for label, text in zip(self._names, (*shown, "", ""), strict=False):
            label.setText(text)
        self._desk.setText(desk)
        self.setAccessibleName(" · ".join((*shown, desk)))

    def show_day(self, weekday: str, day: date) -> None:
        """Name the day."""
        self._day.setText(weekday)
        self._date.setText(
            self.tr("{day} {month}, {year}").format(day=day.day, month=day.month, year=day.year)
        )

    def fit(self, width: int, height: int) -> None:
        """Take a part of a window's width, and of its height what it gives."""
        mine = round(width * _PART)
        left = _MARGIN if mine > 400 else _NARROW_MARGIN
        self.setFixedWidth(mine)
        self._emblem.fit(scaled(_TILE if height > _LOW else _TILE // 2))
        self._column.setContentsMargins(left, left, 16, left * 3 // 4)


def _line(size: str, text: str = "", *, light: bool = False) -> CutLabel:
    label = CutLabel(text, size)
    label.setProperty("light", "true" if light else "false")
    return label
