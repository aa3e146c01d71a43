"""Turns a dossier code into the rectangles of a Code 128 and a QR symbol."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

import zxingcpp
from barcode import Code128

from desk_app.printing.pages.pen import Box

MM = 72 / 25.4
BAR_QUIET = 10
QR_QUIET = 4
MODULES_MM = (0.339, 0.296, 0.254, 0.212, 0.19)
"""Module widths that are whole dots at 300 or 600 dpi, widest first."""

_CODABLE = frozenset(map(chr, range(0x20, 0x7F)))


@dataclass(frozen=True, slots=True)
class BarRuns:
    """A Code 128 as (first module, modules) of every black run, and its length without quiet zones."""

    runs: tuple[tuple[int, int], ...]
    modules: int


@dataclass(frozen=True, slots=True)
class Placement:
    """A symbol as rectangles, and the box that must stay white around it (points)."""

    bars: tuple[Box, ...]
    white: Box


@lru_cache(maxsize=64)
def bar_runs(code: str) -> BarRuns | None:
    """Encode exactly this code; None when Code 128 cannot hold it."""
    if not code or not _CODABLE.issuperset(code):
        return None
    modules: str = Code128(code).build()[0]
    runs, at = [], 0
    for black, group in groupby(modules):
        length = len(list(group))
        if black == "1":
            runs.append((at, length))
        at += length
    return BarRuns(tuple(runs), at)


def place_bars(code: str, left: float, top: float, width: float, height: float) -> Placement | None:
    """Centre a Code 128 with its quiet zones in a width (points), modules as wide as fit; None when it cannot fit."""
    found = bar_runs(code)
    if found is None:
        return None
    total = found.modules + 2 * BAR_QUIET
    module = next((mm * MM for mm in MODULES_MM if total * mm * MM <= width), None)
    if module is None:
        return None
    start = left + (width - total * module) / 2
    bars = start + BAR_QUIET * module
    boxes = tuple((bars + at * module, top, length * module, height) for at, length in found.runs)
    return Placement(boxes, (start, top, total * module, height))


@lru_cache(maxsize=64)
def qr_rows(code: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Encode a code as QR, error correction M: for every row the (first module, modules) of its black runs."""
    symbol = zxingcpp.create_barcode(code, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = symbol.to_image(scale=1, add_quiet_zones=False)
    pixels: Any = memoryview(image).tolist()
    return tuple(_dark_runs(row) for row in pixels)


def place_qr(code: str, left: float, top: float, size: float) -> Placement:
    """Fill a square of `size` points with the QR of a code; its quiet zone lies around the square."""
    rows = qr_rows(code)
    module = size / len(rows)
    quiet = QR_QUIET * module
    boxes = tuple(
        (left + at * module, top + number * module, length * module, module)
        for number, row in enumerate(rows)
        for at, length in row
    )
    return Placement(boxes, (left - quiet, top - quiet, size + 2 * quiet, size + 2 * quiet))


def qr_quiet(code: str, size: float) -> float:
    """Give the width of the quiet zone around a QR of `size` points."""
    return QR_QUIET * size / len(qr_rows(code))


def _dark_runs(row: list[int]) -> tuple[tuple[int, int], ...]:
    runs, at = [], 0
    for value, group in groupby(row):
        length = len(list(group))
        if value == 0:
            runs.append((at, length))
        at += length
    return tuple(runs)
