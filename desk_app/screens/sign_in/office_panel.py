"""The dark side of sign-in and lock: the emblem, the office, the day, the desk."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk_app.qt.icons import emblem
from desk_app.qt.look import present, scaled
from desk_app.qt.tokens import TextSizes

_PART = 0.38
"""Part of the window's width."""
_MARGIN, _TILE = 64, 112
_NARROW_MARGIN = 32
_MIDDLE = 0x80
"""`Qt.AlignmentFlag.AlignVCenter`, without Qt's slow namespace of constants."""


class OfficePanel(QWidget):
    """Paints what nobody has to press; the words are set as soon as the desk's data are open."""

    def __init__(self) -> None:
        super().__init__()
        self._office: tuple[str, ...] = ()
        self._day = self._date = self._desk = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_office(self, lines: tuple[str, ...], desk: str) -> None:
        """Name the office in a line or two, and the desk."""
        self._office, self._desk = tuple(one for one in lines if one), desk
        self.setAccessibleName(" · ".join((*self._office, desk)))
        self.update()

    def show_day(self, weekday: str, day: date) -> None:
        """Name the day."""
        self._day = weekday
        self._date = self.tr("{day} {month}, {year}").format(day=day.day, month=day.month, year=day.year)
        self.update()

    def fit(self, width: int) -> None:
        """Take a part of a window's width."""
        self.setFixedWidth(round(width * _PART))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, emblem and words."""
        colours, painter = present(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(colours.rail))
        left = _MARGIN if self.width() > 400 else _NARROW_MARGIN
        room = self.width() - left - 16
        side = scaled(_TILE if self.height() > 560 else _TILE // 2)
        tile = QRectF(left, left, side, side)
        emblem(colours.rail_on).render(painter, tile)
        top = self._write(painter, left, tile.bottom() + scaled(32), room, self.tr("One-stop"), "figure", 1.3)
        for line in self._office:
            top = self._write(painter, left, top, room, line, "section", 1.45, bold=False)
        self._paint_foot(painter, left, room)
        painter.end()

    def _paint_foot(self, painter: QPainter, left: int, room: int) -> None:
        lines = ((self._day, "title", True, "rail_ink"), (self._date, "section", False, "rail_ink"))
        foot = (*lines, (self._desk, "hint", False, "rail_hint"))
        heights = [getattr(TextSizes(), size) * 2.1 for _, size, _, _ in foot]
        top = self.height() - scaled(round(sum(heights))) - left / 2
        for text, size, bold, ink in foot:
            top = self._write(painter, left, top, room, text, size, 1.5, bold=bold, ink=ink)

    def _write(
        self,
        painter: QPainter,
        left: int,
        top: float,
        room: int,
        text: str,
        size: str,
        spacing: float,
        *,
        bold: bool = True,
        ink: str = "rail_ink",
    ) -> float:
        """Write a line, cut where there is too little room; gives where the next one begins."""
        font = QFont(self.font())
        sizes = TextSizes()
        font.setPointSizeF(self.font().pointSizeF() * getattr(sizes, size) / sizes.body)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(getattr(present(), ink)))
        height = painter.fontMetrics().height() * spacing / 1.3
        painter.drawText(QRectF(left, top, room, height), _MIDDLE, _cut(painter.fontMetrics(), text, room))
        return top + height


def _cut(metrics: QFontMetrics, text: str, room: int) -> str:
    """Cut a text that is too wide; the names of offices are long."""
    if metrics.horizontalAdvance(text) <= room:
        return text
    from PySide6.QtCore import Qt

    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
