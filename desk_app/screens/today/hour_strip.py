"""The strip of the day: one block for each dossier at the hour it is promised for, and a line for now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk_app.domain.time.local_time import local
from desk_app.qt.icons import line_mark
from desk_app.qt.look import present, scaled
from desk_app.screens.formats import time_text
from desk_app.screens.widgets.key_button import chip_font

_BLOCK_WIDE, _BLOCK, _GAP = 34, 17, 3
_LABEL, _ABOVE = 26, 10
_LEAST_BLOCK = 4
_HEIGHT = 100


@dataclass(frozen=True, slots=True)
class Promised:
    """One dossier of the day: when it is promised for, and whether it was handed out."""

    at: datetime
    done: bool


class HourStrip(QWidget):
    """Painted by hand; its accessible text says every hour."""

    def __init__(self) -> None:
        super().__init__()
        self._hours: tuple[int, ...] = ()
        self._blocks: dict[int, list[bool]] = {}
        self._now: datetime | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_day(self, hours: Sequence[int], promised: Sequence[Promised], now: datetime) -> None:
        """Show a day; `hours` are its columns."""
        self._hours, self._now = tuple(hours), now
        blocks: dict[int, list[bool]] = {hour: [] for hour in hours}
        for one in promised:
            blocks.setdefault(local(one.at).hour, []).append(one.done)
        self._blocks = {hour: sorted(found, reverse=True) for hour, found in blocks.items()}
        self.setAccessibleName(self.spoken)
        self.update()

    @property
    def spoken(self) -> str:
        """Every hour that has something, in words."""
        text = self.tr("{hour} h: {done} returned, {left} left")
        return "; ".join(
            text.format(hour=hour, done=sum(found), left=len(found) - sum(found))
            for hour, found in sorted(self._blocks.items())
            if found
        )

    def sizeHint(self) -> QSize:
        """Be as high as three blocks and their hours."""
        return QSize(scaled(480), scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Be narrow where there is no room; the height stays."""
        return QSize(scaled(240), scaled(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint line, hours, blocks and the line of now."""
        if not self._hours:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self.height() - scaled(_LABEL)
        colours = present()
        painter.setPen(QPen(QColor(colours.control), 1))
        painter.drawLine(QPointF(0, ground + 0.5), QPointF(self.width(), ground + 0.5))
        painter.setFont(self._hint())
        painter.setPen(QColor(colours.hint))
        column = self.width() / len(self._hours)
        for at, hour in enumerate(self._hours):
            room = QRectF(at * column, ground + 2, column, scaled(_LABEL) - 2)
            word = self.tr("{hour} h").format(hour=hour)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), word)
        for at, hour in enumerate(self._hours):
            self._paint_blocks(painter, (at + 0.5) * column, ground, self._blocks.get(hour, []))
        self._paint_now(painter, column, ground)
        painter.end()

    def _paint_blocks(self, painter: QPainter, middle: float, ground: float, blocks: list[bool]) -> None:
        if not blocks:
            return
        colours, wide, gap = present(), scaled(_BLOCK_WIDE), _GAP
        room = (ground - scaled(_ABOVE)) / len(blocks) - gap
        tall = max(min(scaled(_BLOCK), room), _LEAST_BLOCK)
        gap = gap if tall > _LEAST_BLOCK else 1
        for at, done in enumerate(blocks):
            top = ground - 4 - tall - at * (tall + gap)
            box = QRectF(middle - wide / 2, top, wide, tall).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(QColor(colours.green if done else colours.accent), 1))
            painter.setBrush(QColor(colours.green_bg if done else colours.accent))
            painter.drawRoundedRect(box, 3, 3)
            side = scaled(12)
            if done and tall >= side:
                tick = line_mark("ok", colours.green, side)
                painter.drawPixmap(round(middle - side / 2), round(box.center().y() - side / 2), tick)

    def _paint_now(self, painter: QPainter, column: float, ground: float) -> None:
        place = self._place_of_now()
        if place is None or self._now is None:
            return
        colours = present()
        left = place * column
        painter.setPen(QPen(QColor(colours.stamp), 2))
        painter.drawLine(QPointF(left, 0), QPointF(left, ground))
        font = self._hint()
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        word = self.tr("now {time}").format(time=time_text(self._now))
        width, height = QFontMetrics(font).horizontalAdvance(word), QFontMetrics(font).height()
        beside = left + 6 if left + 6 + width <= self.width() else left - 6 - width
        painter.fillRect(QRectF(beside - 2, 0, width + 4, height), QColor(colours.paper))
        painter.setPen(QColor(colours.stamp))
        painter.drawText(QRectF(beside, 0, width + 1, height), int(Qt.AlignmentFlag.AlignVCenter), word)

    def _place_of_now(self) -> float | None:
        """Give where now is in columns; None before the first hour and after the last."""
        if self._now is None:
            return None
        at = local(self._now)
        if at.hour < self._hours[0] or at.hour > self._hours[-1]:
            return None
        before = max(one for one in self._hours if one <= at.hour)
        inside = at.minute / 60 if before == at.hour else 1.0
        return min(self._hours.index(before) + 0.5 + inside, len(self._hours) - 0.02)

    def _hint(self) -> QFont:
        font = chip_font(self.font())
        font.setWeight(QFont.Weight.Normal)
        return font
