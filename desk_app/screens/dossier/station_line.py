"""Paints the stations of a dossier: rounds on a line, solid behind, dotted ahead; what it says is read out whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk_app.qt.icons import line_mark
from desk_app.qt.look import present, scaled
from desk_app.screens.dossier.stations import Stand, Station
from desk_app.screens.widgets.tables.chip import plain_chip_font

_ROUND, _ICON, _GAP, _WIDEST = 34, 18, 8, 172
_LINES = 2
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class StationLine(QWidget):
    """Keeps its height; `set_low` leaves the quiet lines out."""

    def __init__(self) -> None:
        super().__init__()
        self._stations: tuple[Station, ...] = ()
        self._low = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_stations(self, stations: Sequence[Station]) -> None:
        """Show these stations."""
        self._stations = tuple(stations)
        spoken = "; ".join(one.spoken for one in stations)
        self.setAccessibleName(spoken)
        self.setToolTip("\n".join(one.spoken for one in stations))
        self.update()

    @property
    def stations(self) -> tuple[Station, ...]:
        """The stations shown now."""
        return self._stations

    def set_low(self, low: bool) -> None:
        """Give up the quiet lines on a low window."""
        if low != self._low:
            self._low = low
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Be as high as round, word and lines."""
        word = QFontMetrics(self._strong()).height()
        lines = 0 if self._low else _LINES * QFontMetrics(plain_chip_font(self.font())).height()
        return QSize(scaled(600), scaled(_ROUND) + 6 + word + lines)

    def minimumSizeHint(self) -> QSize:
        """Take any width; words that have no room end in "…", the tip has them whole."""
        return QSize(scaled(300), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint rounds, line and words."""
        if not self._stations:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        column = min(self.width() / len(self._stations), scaled(_WIDEST))
        for at, station in enumerate(self._stations):
            left = at * column
            if at + 1 < len(self._stations):
                self._paint_way(painter, left, column, self._stations[at + 1].stand)
            self._paint_round(painter, left, station)
            self._paint_words(painter, left, column - 10, station)
        painter.end()

    def _paint_way(self, painter: QPainter, left: float, column: float, to: Stand) -> None:
        colours, middle = present(), scaled(_ROUND) / 2
        ahead = to is Stand.NEXT
        pen = QPen(QColor(colours.hairline if ahead else colours.green), 3)
        if ahead:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        start, end = left + scaled(_ROUND) + scaled(_GAP), left + column - (scaled(_GAP) if ahead else 0)
        painter.drawLine(QPointF(start, middle), QPointF(end, middle))

    def _paint_round(self, painter: QPainter, left: float, station: Station) -> None:
        colours, side = present(), scaled(_ROUND)
        fill, edge, ink, icon = {
            Stand.DONE: (colours.green_bg, colours.green, colours.green, "ok"),
            Stand.NOW: (colours.accent, colours.accent, colours.accent_ink, station.icon),
            Stand.NEXT: (colours.paper, colours.hairline, colours.hint, station.icon),
        }[station.stand]
        painter.setPen(QPen(QColor(edge), 2))
        painter.setBrush(QColor(fill))
        painter.drawEllipse(QRectF(left + 1, 1, side - 2, side - 2))
        small = scaled(_ICON)
        place = round((side - small) / 2)
        painter.drawPixmap(round(left) + place, place, line_mark(icon, ink, small))

    def _paint_words(self, painter: QPainter, left: float, width: float, station: Station) -> None:
        colours, top = present(), scaled(_ROUND) + 6
        quiet = station.stand is Stand.NEXT
        font = self._hint() if quiet else self._strong()
        painter.setPen(QColor(colours.hint if quiet else colours.ink))
        top += self._paint_line(painter, QRectF(left, top, width, 0), font, station.word)
        if self._low:
            return
        painter.setPen(QColor(colours.hint))
        for line in station.lines[:_LINES]:
            if line:
                top += self._paint_line(painter, QRectF(left, top, width, 0), self._hint(), line)

    def _paint_line(self, painter: QPainter, room: QRectF, font: QFont, text: str) -> int:
        metrics = QFontMetrics(font)
        painter.setFont(font)
        room.setHeight(metrics.height())
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, _LEFT, cut)
        return metrics.height()

    def _strong(self) -> QFont:
        font = plain_chip_font(self.font()) if self._low else QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _hint(self) -> QFont:
        return plain_chip_font(self.font())
