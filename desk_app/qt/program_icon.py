"""The program's own icon as a file of Windows, drawn when the program folder is made."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from desk_app.resources import resource

SIDE = 256
"""Pixels; Windows asks for smaller ones and scales this."""


def write_icon(file: Path) -> None:
    """Write the icon to a file whose name ends in .ico; raises OSError when it cannot be written."""
    picture = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(resource("icons", "program.svg"))).render(painter, QRectF(0, 0, SIDE, SIDE))
    painter.end()
    if not picture.save(str(file)):
        raise OSError(f"no icon written to {file}")
