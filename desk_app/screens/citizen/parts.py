"""The parts of the citizens' screen that are painted: the band with the office, and a frame around a promise."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_app.qt.icons import emblem
from desk_app.qt.tokens import LIGHT, CitizenSize
from desk_app.screens.citizen.text import CitizenText

_WIDEST = 0.7
"""Part of the band for the office's name."""
_LINE = 1.42


class OfficeBand(QWidget):
    """Emblem and office, the desk at the right; `blank` it is the whole screen, with the emblem in the middle."""

    def __init__(self) -> None:
        super().__init__()
        self._office = self._desk = ""
        self._scale = 1.0
        self._blank = True

    def show_office(self, office: str, desk: str) -> None:
        """Name office and desk."""
        self._office, self._desk = office, desk
        self.setAccessibleName(" · ".join(part for part in (office, desk) if part))
        self.update()

    def fit(self, scale: float, *, blank: bool) -> None:
        """Take the size of the monitor; a blank band takes the whole of it."""
        self._scale, self._blank = scale, blank
        self.setMinimumHeight(round(CitizenSize.BAND * scale))
        self.setMaximumHeight(16_777_215 if blank else round(CitizenSize.BAND * scale))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(LIGHT.rail))
        painter.setPen(QColor(LIGHT.rail_ink))
        self._paint_blank(painter) if self._blank else self._paint_band(painter)
        painter.end()

    def _paint_blank(self, painter: QPainter) -> None:
        side = CitizenSize.BLANK_EMBLEM * self._scale
        painter.setFont(self._font(CitizenSize.WORDS))
        room = QRectF(self.rect()).adjusted(
            *(sign * CitizenSize.SIDE * self._scale for sign in (1, 0, -1, 0))
        )
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
        words = painter.boundingRect(room, flags, self._office)
        gap = CitizenSize.WORDS * self._scale
        top = (self.height() - side - gap - words.height()) / 2
        emblem(LIGHT.rail_on).render(painter, QRectF((self.width() - side) / 2, top, side, side))
        painter.drawText(room.translated(0, top + side + gap), flags, self._office)

    def _paint_band(self, painter: QPainter) -> None:
        left, side = CitizenSize.SIDE * self._scale, CitizenSize.EMBLEM * self._scale
        middle = self.height() / 2
        emblem(LIGHT.rail_on).render(painter, QRectF(left, middle - side / 2, side, side))
        painter.setFont(self._font(CitizenSize.LEAST))
        begin = left + side + CitizenSize.SIDE * self._scale / 3
        desk = QRectF(0, 0, self.width() - left, self.height())
        aside = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        taken = painter.fontMetrics().horizontalAdvance(self._desk)
        painter.drawText(desk, aside, self._desk)
        room = QRectF(begin, 0, self.width() - begin - 2 * left - taken, self.height())
        name = painter.fontMetrics().elidedText(self._office, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), name)

    def _font(self, pixels: int) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(1, round(pixels * self._scale)))
        font.setWeight(QFont.Weight.DemiBold)
        return font


class Framed(QWidget):
    """Words one below the other in a frame with round corners."""

    def __init__(self, *lines: CitizenText) -> None:
        super().__init__()
        self._scale = 1.0
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        for line in lines:
            self._column.addWidget(line)
        self._column.addStretch(1)

    def fit(self, scale: float) -> None:
        """Take the size of the monitor."""
        self._scale = scale
        side, high = round(CitizenSize.SIDE * 0.6 * scale), round(CitizenSize.SIDE * 0.3 * scale)
        self._column.setContentsMargins(side, high, side, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = CitizenSize.EDGE * self._scale
        painter.setPen(QPen(QColor(LIGHT.rail), edge))
        painter.setBrush(QColor(LIGHT.paper))
        inside = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.drawRoundedRect(inside, CitizenSize.ROUND * self._scale, CitizenSize.ROUND * self._scale)
        painter.end()
