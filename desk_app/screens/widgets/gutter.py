"""Keeps the room of a scroll bar free while there is nothing to roll, so that nothing jumps when there is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from desk_app.screens.widgets.labels import restyle

GUTTER = 12
"""Width of a scroll bar in device-independent pixels."""


def keep_gutter(area: QScrollArea) -> None:
    """Always show the bar's groove, and its handle only where there is something to roll; never roll sideways."""
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    bar = area.verticalScrollBar()
    bar.rangeChanged.connect(lambda _low, high: restyle(bar, "idle", "" if high else "true"))
    restyle(bar, "idle", "true")
