"""Draws the desk's own line icons in any colour, sharp at every screen scale."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desk_app.resources import resource

_SIDES = (16, 20, 24, 32, 40, 48, 64, 96)
"""Sizes drawn in physical pixels, so that 100 to 200 % screens find one that needs little scaling."""


_EMBLEM_GROUND = b"#16243A"
"""The ground in the file of the emblem, which is that of the rail by day."""


@cache
def _source(name: str) -> bytes:
    return resource("icons", f"{name}.svg").read_bytes()


def line_pixmap(name: str, colour: str, side: int) -> QPixmap:
    """Draw an icon of resources/icons in a colour (#RRGGBB), `side` physical pixels wide and high."""
    renderer = QSvgRenderer(QByteArray(_source(name).replace(b"#000000", colour.encode("ascii"))))
    canvas = QPixmap(side, side)
    # A colour, not Qt's word for it: the namespace of Qt is slow to read, and the sign-in page draws an icon.
    canvas.fill(QColor(0, 0, 0, 0))
    painter = QPainter(canvas)
    renderer.render(painter)
    painter.end()
    return canvas


@cache
def emblem(ground: str) -> QSvgRenderer:
    """Give the program's emblem on a ground in a colour (#RRGGBB)."""
    return QSvgRenderer(QByteArray(_source("program").replace(_EMBLEM_GROUND, ground.encode("ascii"), 1)))


def line_mark(name: str, colour: str, side: int) -> QPixmap:
    """Draw an icon for a label, `side` device-independent pixels, sharp up to a 300 % screen."""
    pixmap = line_pixmap(name, colour, side * 3)
    pixmap.setDevicePixelRatio(3)
    return pixmap


def line_icon(name: str, colour: str) -> QIcon:
    """Give an icon of resources/icons in a colour, in every size a screen may ask for."""
    icon = QIcon()
    for side in _SIDES:
        icon.addPixmap(line_pixmap(name, colour, side))
    return icon
