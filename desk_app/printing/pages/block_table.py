"""Lays out ruled tables whose heading comes again on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from desk_app.printing.forms.form_file import Column, TableBlock
from desk_app.printing.pages.flow import Piece, Spot
from desk_app.printing.pages.pen import Pen
from desk_app.printing.pages.symbols import MM
from desk_app.printing.pages.text_lines import Line, TypeSize, break_lines
from desk_app.printing.pages.text_words import Wording

_SIDE = 1.1 * MM
_ABOVE = 0.3 * MM
_SLICE = 8
"""Lines of a table row that stay together; longer rows may break across pages."""


@dataclass(frozen=True, slots=True)
class _Grid:
    columns: tuple[Column, ...]
    edges: tuple[float, ...]
    """Left edge of every column and the right edge of the last one."""

    def inner(self, number: int) -> float:
        return self.edges[number + 1] - self.edges[number] - 2 * _SIDE


@dataclass(frozen=True, slots=True)
class _Slice:
    """Some lines of a row; only its first slice draws a rule above, its last one a rule below."""

    cells: tuple[tuple[Line, ...], ...]
    height: float
    ends_row: bool


def table_pieces(block: TableBlock, wording: Wording, type_size: TypeSize, width: float) -> list[Piece]:
    """Lay out heading and rows; long rows are cut into slices."""
    type_size = type_size.plus(block.size)
    titles = type_size.plus(min(0.0, block.title_size - type_size.size))
    grid = _grid(block.columns, width)
    heading = _heading(grid, wording, titles)
    rows = wording.filled.tables.get(block.rows, ())
    rows = rows or _without_rows(block)
    pieces = [Piece(heading.height, heading.draw, gap=block.space * MM, glued=True)]
    for row in rows:
        for part in _row(row, grid, wording, type_size):
            pieces.append(Piece(part.height, partial(_draw_slice, part, grid), heading=heading))
    return pieces


def _without_rows(block: TableBlock) -> tuple[tuple[str, ...], ...]:
    """Give the row that says that there are none, in the widest column, or empty ones where a form asks for them."""
    if not block.nothing:
        return (("",) * len(block.columns),) * block.empty_rows
    free = next((n for n, column in enumerate(block.columns) if not column.width), 0)
    return (tuple(block.nothing if n == free else "" for n in range(len(block.columns))),)


def _grid(columns: Sequence[Column], width: float) -> _Grid:
    fixed = sum(column.width for column in columns) * MM
    free = sum(1 for column in columns if not column.width)
    edges = [0.0]
    for column in columns:
        edges.append(edges[-1] + (column.width * MM or (width - fixed) / free))
    return _Grid(tuple(columns), tuple(edges))


def _row(row: Sequence[str], grid: _Grid, wording: Wording, type_size: TypeSize) -> list[_Slice]:
    cells = [
        break_lines(
            wording.of_value(_worded(text, grid.columns[number], wording)),
            type_size,
            grid.inner(number),
            align=grid.columns[number].align,
        )
        for number, text in enumerate(row[: len(grid.columns)])
    ]
    deepest = max(len(lines) for lines in cells)
    line_height = type_size.size * type_size.leading
    return [
        _Slice(
            tuple(tuple(lines[start : start + _SLICE]) for lines in cells),
            min(_SLICE, deepest - start) * line_height + 2 * _ABOVE,
            start + _SLICE >= deepest,
        )
        for start in range(0, deepest, _SLICE)
    ]


def _worded(text: str, column: Column, wording: Wording) -> str:
    """Give a coded cell its words; what the form has no words for stands as it is."""
    return wording.filled.words.get(column.words, {}).get(text, text) if column.words else text


def _draw_slice(part: _Slice, grid: _Grid, pen: Pen, spot: Spot) -> None:
    for number, lines in enumerate(part.cells):
        top = spot.top + _ABOVE
        for line in lines:
            pen.line_of_text(line, spot.x + grid.edges[number] + _SIDE, top)
            top += line.height
    for edge in grid.edges:
        pen.rule(spot.x + edge, spot.top, spot.x + edge, spot.top + part.height)
    if part.ends_row or spot.last:
        foot = spot.top + part.height
        pen.rule(spot.x + grid.edges[0], foot, spot.x + grid.edges[-1], foot)


def _heading(grid: _Grid, wording: Wording, type_size: TypeSize) -> Piece:
    """Set the column titles in one row, or in two where neighbours share a group title."""
    titles = [
        _title(column.title, wording, type_size, grid.inner(n)) for n, column in enumerate(grid.columns)
    ]
    groups = _groups(grid, wording, type_size)
    line = type_size.size * type_size.leading
    upper = max((len(lines) for _, _, lines in groups), default=0) * line + (2 * _ABOVE if groups else 0.0)
    grouped = {n for first, last, _ in groups for n in range(first, last + 1)}
    lower = max((len(titles[n]) for n in grouped), default=0) * line + 2 * _ABOVE
    single = (
        max((len(titles[n]) for n in range(len(titles)) if n not in grouped), default=0) * line + 2 * _ABOVE
    )
    height = max(upper + lower, single)
    return Piece(height, partial(_draw_heading, grid, titles, groups, (upper, height)))


def _title(text: str, wording: Wording, type_size: TypeSize, width: float) -> list[Line]:
    return break_lines(wording.of(f"**{text}**"), type_size, width, align="center")


def _groups(grid: _Grid, wording: Wording, type_size: TypeSize) -> list[tuple[int, int, list[Line]]]:
    found: list[tuple[int, int, list[Line]]] = []
    for number, column in enumerate(grid.columns):
        if not column.group or (number and grid.columns[number - 1].group == column.group):
            continue
        last = number
        while last + 1 < len(grid.columns) and grid.columns[last + 1].group == column.group:
            last += 1
        width = grid.edges[last + 1] - grid.edges[number] - 2 * _SIDE
        found.append((number, last, _title(column.group, wording, type_size, width)))
    return found


def _draw_heading(
    grid: _Grid,
    titles: Sequence[list[Line]],
    groups: Sequence[tuple[int, int, list[Line]]],
    heights: tuple[float, float],
    pen: Pen,
    spot: Spot,
) -> None:
    upper, height = heights
    grouped = {n for first, last, _ in groups for n in range(first, last + 1)}
    inside = {n for first, last, _ in groups for n in range(first + 1, last + 1)}
    for number, lines in enumerate(titles):
        top = upper if number in grouped else 0.0
        _center(lines, (spot.x + grid.edges[number] + _SIDE, spot.top + top, height - top), pen)
    for first, last, lines in groups:
        _center(lines, (spot.x + grid.edges[first] + _SIDE, spot.top, upper), pen)
        pen.rule(
            spot.x + grid.edges[first], spot.top + upper, spot.x + grid.edges[last + 1], spot.top + upper
        )
    for number, edge in enumerate(grid.edges):
        pen.rule(
            spot.x + edge, spot.top + (upper if number in inside else 0.0), spot.x + edge, spot.top + height
        )
    for top in (0.0, height):
        pen.rule(spot.x + grid.edges[0], spot.top + top, spot.x + grid.edges[-1], spot.top + top)


def _center(lines: Sequence[Line], box: tuple[float, float, float], pen: Pen) -> None:
    left, top, height = box
    top += (height - sum(line.height for line in lines)) / 2
    for line in lines:
        pen.line_of_text(line, left, top)
        top += line.height
