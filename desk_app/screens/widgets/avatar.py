"""The round with a person's initials, in the list of names and at the foot of the rail."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from desk_app.screens.widgets.key_button import chip_font

_CENTRE = 0x84
"""Qt.AlignCenter; the sign-in page is painted before the slow namespace of Qt is read."""


def initials(name: str) -> str:
    """Give the first letters of the first and the last part of a name."""
    parts = name.split()
    return "".join(part[0] for part in dict.fromkeys((parts[0], parts[-1]))).upper() if parts else ""


def paint_initials(painter: QPainter, room: QRectF, name: str, colours: tuple[str, str], font: QFont) -> None:
    """Paint the round that fills `room`; `colours` are its ground and its letters (#RRGGBB)."""
    ground, ink = colours
    painter.setPen(QPen(QColor(0, 0, 0, 0)))
    painter.setBrush(QColor(ground))
    painter.drawEllipse(room)
    painter.setFont(chip_font(font))
    painter.setPen(QColor(ink))
    painter.drawText(room, _CENTRE, initials(name))
