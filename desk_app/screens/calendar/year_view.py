"""Draws a year of days: rest, holidays, make-up days and today, told apart by shape as well as colour."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk_app.domain.time.working_time import Calendar, DayKind
from desk_app.qt.look import Look
from desk_app.screens.formats import day_text, weekday_text

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_CORNER = 6
"""Side of the square in the corner of a day no document confirms, in device-independent pixels."""
_WEEK_ROWS = 6
_GAP = 8


class YearView(QWidget):
    """Twelve months in a grid; the arrow keys move the chosen day, `chosen` tells it."""

    chosen = Signal(object)

    def __init__(self, look: Look, today: date) -> None:
        super().__init__()
        self._look = look
        self.today = today
        self.day = today
        self._calendar = Calendar()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self._tell()

    @property
    def year(self) -> int:
        """The year shown."""
        return self.day.year

    def show_calendar(self, calendar: Calendar) -> None:
        """Show the marks of a calendar."""
        self._calendar = calendar
        self.update()

    def choose(self, day: date) -> None:
        """Choose a day, and with it the year."""
        self.day = day
        self._tell()
        self.chosen.emit(day)
        self.update()

    def turn(self, years: int) -> None:
        """Go to the same day of another year."""
        self.choose(_same_day_of(self.day, years))

    def minimumSizeHint(self) -> QSize:
        """Ask for room for all days in digits that can be read."""
        cell = self._cell()
        columns = self._columns()
        rows = -(-12 // columns)
        return QSize(2 * (7 * cell.width() + _GAP), rows * ((_WEEK_ROWS + 1) * cell.height() + _GAP))

    def heightForWidth(self, width: int) -> int:
        """Fewer months in a line need more lines."""
        rows = -(-12 // self._columns(width))
        return rows * ((_WEEK_ROWS + 1) * self._cell().height() + _GAP)

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the chosen day."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.choose(self.day + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Home:
            self.choose(self.today)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the mouse."""
        at = event.position().toPoint()
        for month in range(1, 13):
            for number in range(1, monthrange(self.year, month)[1] + 1):
                day = date(self.year, month, number)
                if self._place(day).contains(at):
                    self.choose(day)
                    return

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all months."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, 13):
            self._paint_heading(painter, month)
            for number in range(1, monthrange(self.year, month)[1] + 1):
                self._paint_day(painter, date(self.year, month, number))
        painter.end()

    def _paint_heading(self, painter: QPainter, month: int) -> None:
        bold = QFont(self.font())
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(self._look.colours.ink))
        box = self._month_box(month)
        text = self.tr("Month {month}").format(month=month)
        painter.drawText(box.x() + 4, box.y() + painter.fontMetrics().ascent() + 2, text)
        painter.setFont(self.font())

    def _paint_day(self, painter: QPainter, day: date) -> None:
        """A day off is filled, a make-up day framed, weekly rest pale, today underlined; unconfirmed has a corner."""
        colours, place = self._look.colours, self._place(day)
        mark = self._calendar.mark(day)
        ink = colours.ink if self._calendar.is_working_day(day) else colours.hint
        inner = place.adjusted(1, 1, -1, -1)
        if mark is not None and mark.kind is DayKind.OFF:
            painter.fillRect(inner, QColor(colours.orange))
            ink = colours.paper
        elif mark is not None:
            painter.setPen(QPen(QColor(colours.green), 2))
            painter.drawRect(inner.adjusted(1, 1, -1, -1))
        elif not self._calendar.is_working_day(day):
            painter.fillRect(inner, QColor(colours.sunken))
        painter.setPen(QColor(ink))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(day.day))
        if not self._calendar.is_confirmed(day):
            painter.fillRect(place.right() - _CORNER, place.top() + 1, _CORNER, _CORNER, QColor(ink))
        if day == self.today:
            painter.setPen(QPen(QColor(ink), 2))
            painter.drawLine(place.left() + 6, place.bottom() - 4, place.right() - 6, place.bottom() - 4)
        if day == self.day:
            painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.control), 3))
            painter.drawRect(place)

    def _cell(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("00") + 9, metrics.height() + 3)

    def _columns(self, width: int | None = None) -> int:
        month = 7 * self._cell().width() + _GAP
        fitting = ((self.width() if width is None else width) + _GAP) // month
        return next((columns for columns in (6, 4, 3) if fitting >= columns), 2)

    def _month_box(self, month: int) -> QRect:
        cell, columns = self._cell(), self._columns()
        row, column = divmod(month - 1, columns)
        width = (self.width() - (columns - 1) * _GAP) // columns
        height = (_WEEK_ROWS + 1) * cell.height() + _GAP
        return QRect(column * (width + _GAP), row * height, width, height - _GAP)

    def _place(self, day: date) -> QRect:
        cell, box = self._cell(), self._month_box(day.month)
        before = date(day.year, day.month, 1).weekday()
        row, column = divmod(before + day.day - 1, 7)
        return QRect(
            box.x() + column * cell.width(), box.y() + (row + 1) * cell.height(), cell.width(), cell.height()
        )

    def _tell(self) -> None:
        self.setAccessibleName(f"{weekday_text(self.day)} {day_text(self.day)}")


def _same_day_of(day: date, years: int) -> date:
    """Give the same day of another year; 29 February becomes the 28th."""
    last = monthrange(day.year + years, day.month)[1]
    return day.replace(year=day.year + years, day=min(day.day, last))
