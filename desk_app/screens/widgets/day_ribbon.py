"""The strip of days on a ticket: received, counted, off, due; the text it is read out by says all of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desk_app.domain.time.due_strip import WEEK, StripDay, StripPart
from desk_app.qt.look import present, scaled
from desk_app.qt.tokens import Colours, Gap
from desk_app.screens.formats import day_text, short_weekday_text, weekday_text
from desk_app.screens.widgets.tables.chip import plain_chip_font

CELL, HIGH = 46, 60
"""Width and height of a day in device-independent pixels at 100 % text."""
_FIRST, _LAST = 2, 4
"""Days shown of a longer promise, before and after the dots."""
_CENTRE = 0x84
_STRIPE = 4


def cells(days: tuple[StripDay, ...]) -> tuple[StripDay | None, ...]:
    """Give what is drawn: every day of a week, of a longer promise its ends with None between for what is left out."""
    due = next((at for at, day in enumerate(days) if day.part is StripPart.DUE), len(days) - 1)
    if due < WEEK:
        return days[:WEEK]
    return (*days[:_FIRST], None, *days[due + 1 - _LAST : due + 1])


class DayRibbon(QWidget):
    """Shows the days of a promise; `quiet` words stand in their room while there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[StripDay, ...] = ()
        self._quiet = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, days: tuple[StripDay, ...], quiet: str = "") -> None:
        """Show other days."""
        self._days, self._quiet = days, quiet
        self.setAccessibleName("; ".join(self.said(day) for day in days) or quiet)
        self.update()

    @property
    def days(self) -> tuple[StripDay, ...]:
        """All the days, those left out of the drawing too."""
        return self._days

    def said(self, day: StripDay) -> str:
        """Say a day in words: "Thứ Năm 03/12/2026 trả"."""
        words = f"{weekday_text(day.date)} {day_text(day.date)}"
        return " ".join(part for part in (words, self._word(day), day.note) if part)

    def sizeHint(self) -> QSize:
        """Ask for a week."""
        return QSize(WEEK * scaled(CELL) + (WEEK - 1) * Gap.TIGHT, scaled(HIGH))

    def minimumSizeHint(self) -> QSize:
        """Never lose a day."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Name the day under the mouse, its holiday too."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = event.pos().x() // (scaled(CELL) + Gap.TIGHT)
            shown = cells(self._days)
            day = shown[at] if 0 <= at < len(shown) else None
            QToolTip.showText(event.globalPos(), self.said(day) if day else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the days."""
        painter, colours = QPainter(self), present()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(plain_chip_font(self.font()))
        if not self._days:
            painter.setPen(QColor(colours.hint))
            painter.drawText(QRectF(self.rect()), 0x81 | 0x1000, self._quiet)
        for at, day in enumerate(cells(self._days)):
            box = QRectF(at * (scaled(CELL) + Gap.TIGHT), 0, scaled(CELL), scaled(HIGH))
            self._draw(painter, box, day, colours)
        painter.end()

    def _draw(self, painter: QPainter, box: QRectF, day: StripDay | None, colours: Colours) -> None:
        third = box.height() / 3 - 1
        lines = [box.adjusted(0, 2 + third * n, 0, 0) for n in range(3)]
        for line in lines:
            line.setHeight(third)
        if day is None:
            painter.setPen(QColor(colours.hint))
            painter.drawText(box, _CENTRE, "…")
            return
        ink = self._ground(painter, box, day, colours)
        on = day.part is StripPart.DUE
        painter.setPen(QColor(ink if on else colours.hint))
        painter.drawText(lines[0], _CENTRE, short_weekday_text(day.date))
        painter.drawText(lines[2], _CENTRE, self._word(day))
        painter.setPen(QColor(ink))
        plain = painter.font()
        strong = QFont(plain)
        quiet = day.part in (StripPart.REST, StripPart.IDLE)
        strong.setWeight(QFont.Weight.Normal if quiet else QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.drawText(lines[1], _CENTRE, str(day.date.day))
        painter.setFont(plain)

    def _ground(self, painter: QPainter, box: QRectF, day: StripDay, colours: Colours) -> str:
        """Draw what stands behind a day and give its ink."""
        fills = {StripPart.DUE: colours.accent, StripPart.COUNTED: colours.card}
        edged = day.part is StripPart.RECEIVED or (colours.card == colours.paper and day.part in fills)
        painter.setPen(QPen(QColor(colours.control), 1) if edged else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fills[day.part]) if day.part in fills else Qt.BrushStyle.NoBrush)
        if day.part is StripPart.REST:
            _hatch(painter, box, colours)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if day.part is StripPart.DUE:
            return colours.accent_ink
        return colours.ink if day.part in (StripPart.RECEIVED, StripPart.COUNTED) else colours.hint

    def _word(self, day: StripDay) -> str:
        if day.part is StripPart.COUNTED:
            return str(day.ordinal)
        return {
            StripPart.RECEIVED: self.tr("in"),
            StripPart.DUE: self.tr("back"),
            StripPart.REST: self.tr("closed"),
            StripPart.IDLE: "",
        }[day.part]


def _hatch(painter: QPainter, box: QRectF, colours: Colours) -> None:
    """Draw slanting stripes, read as "closed" without colour; high contrast has no grey, there the edge is dashed."""
    painter.save()
    if colours.sunken == colours.paper:
        painter.setPen(QPen(QColor(colours.control), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    else:
        painter.setClipRect(box)
        painter.setPen(QPen(QColor(colours.sunken), _STRIPE))
        at = box.left() - box.height()
        while at < box.right() + box.height():
            painter.drawLine(QPointF(at, box.bottom()), QPointF(at + box.height(), box.top()))
            at += 2.5 * _STRIPE
    painter.restore()
