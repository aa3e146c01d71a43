"""Keeps the pictures of a walk, and all of them small on one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage, QPainter

_SMALL = QSize(340, 220)
_ACROSS = 5


def write_sheet(folder: Path, taken: Sequence[tuple[str, QImage]]) -> None:
    """Write every picture under its number and name, and `sheet.png` with all."""
    folder.mkdir(parents=True, exist_ok=True)
    down = -(-len(taken) // _ACROSS)
    sheet = QImage(_SMALL.width() * _ACROSS, _SMALL.height() * down, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.lightGray)
    painter = QPainter(sheet)
    for number, (name, picture) in enumerate(taken):
        picture.save(str(folder / f"{number + 1:02d}-{name.replace(' ', '-')}.png"))
        small = picture.scaled(
            _SMALL - QSize(8, 8),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        row, column = divmod(number, _ACROSS)
        painter.drawImage(QPoint(column * _SMALL.width() + 4, row * _SMALL.height() + 4), small)
    painter.end()
    sheet.save(str(folder / "sheet.png"))
