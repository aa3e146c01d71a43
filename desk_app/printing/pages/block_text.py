"""Lays out the written blocks of a form: paragraphs, fill-ins side by side, and the heading of NĐ 30/2020."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from desk_app.printing.forms.form_file import Cell, CellsBlock, HeaderBlock, TextBlock
from desk_app.printing.pages.flow import Piece, Spot
from desk_app.printing.pages.pen import Pen
from desk_app.printing.pages.symbols import MM
from desk_app.printing.pages.text_lines import Line, TypeSize, break_lines
from desk_app.printing.pages.text_words import Word, Wording

_RULE = 0.6
_RULE_GAP = 1.5
_COLUMN_GAP = 3.0 * MM
_ENDLESS = 1e6

PlacedLine = tuple[Line, float, float]
"""A line with its left edge and top inside its piece."""


def text_pieces(block: TextBlock, wording: Wording, type_size: TypeSize, width: float) -> list[Piece]:
    """Lay out a paragraph, one piece per line, without leaving single lines at the foot or head of a page."""
    lines = break_lines(
        wording.of(block.text),
        type_size.plus(block.size),
        width,
        align=block.align,
        indent=block.indent * MM,
        blank_lines=block.blank_lines,
    )
    last = len(lines) - 1
    return [
        Piece(
            line.height,
            partial(_draw_line, line),
            gap=0.0 if number else block.space * MM,
            glued=block.keep if number == last else number == 0 or number == last - 1,
        )
        for number, line in enumerate(lines)
    ]


def cells_pieces(block: CellsBlock, wording: Wording, type_size: TypeSize, width: float) -> list[Piece]:
    """Lay out fill-ins side by side, as many on a line as fit their shares of it."""
    type_size = type_size.plus(block.size)
    pieces: list[Piece] = []
    cells = list(block.cells)
    while cells:
        count = next((n for n in range(len(cells), 1, -1) if _fit(cells[:n], wording, type_size, width)), 1)
        row, cells = cells[:count], cells[count:]
        space = 0.0 if pieces else block.space
        if count == 1:
            pieces += text_pieces(TextBlock(row[0].text, space=space), wording, type_size, width)
        else:
            placed = _fit(row, wording, type_size, width)
            pieces.append(Piece(placed[0][0].height, partial(draw_lines, placed), gap=space * MM))
    return pieces


def _fit(cells: Sequence[Cell], wording: Wording, type_size: TypeSize, width: float) -> list[PlacedLine]:
    """Place cells on one line: by their shares, else as wide as each needs; empty when they are too long for a line."""
    free = width - _COLUMN_GAP * (len(cells) - 1)
    needed = [break_lines(wording.of(cell.text), type_size, _ENDLESS)[0].width for cell in cells]
    total = sum(cell.share for cell in cells)
    rooms = [free * cell.share / total for cell in cells]
    if any(need > room for need, room in zip(needed, rooms, strict=True)):
        spare = (free - sum(needed)) / len(cells)
        if spare < 0:
            return []
        rooms = [need + spare for need in needed]
    placed: list[PlacedLine] = []
    left = 0.0
    for cell, room in zip(cells, rooms, strict=True):
        placed.append((break_lines(wording.of(cell.text), type_size, room)[0], left, 0.0))
        left += room + _COLUMN_GAP
    return placed


def header_pieces(block: HeaderBlock, wording: Wording, type_size: TypeSize, width: float) -> list[Piece]:
    """Lay out the two columns of the heading with their rules, and what stands below each."""
    left_width = width * block.left_share - _COLUMN_GAP / 2
    type_size = _unbroken(block, wording, type_size.plus(block.size), width - left_width - _COLUMN_GAP)
    right_left = width * block.left_share + _COLUMN_GAP / 2
    placed: list[PlacedLine] = []
    left_rule, left_foot = _column(block.left, block.left_rule, wording, type_size, (0.0, left_width), placed)
    right = (right_left, width - right_left)
    right_rule, right_foot = _column(block.right, 1.0, wording, type_size, right, placed)
    height = max(
        _below(block.left_below, left_foot, wording, type_size, (0.0, left_width)),
        _below(block.right_below, right_foot, wording, type_size, right),
    )
    _set_below(block.left_below, height, wording, type_size, (0.0, left_width), placed)
    _set_below(block.right_below, height, wording, type_size, right, placed)
    return [Piece(height, partial(_draw_header, placed, (left_rule, right_rule)), gap=block.space * MM)]


def draw_lines(placed: Sequence[PlacedLine], pen: Pen, spot: Spot) -> None:
    """Draw lines at their places inside a piece."""
    for line, left, top in placed:
        pen.line_of_text(line, spot.x + left, spot.top + top)


def _unbroken(block: HeaderBlock, wording: Wording, type_size: TypeSize, room: float) -> TypeSize:
    """Make the heading small enough for the national motto to stand unbroken."""
    widest = max(break_lines(wording.of(text), type_size, _ENDLESS)[0].width for text in block.right)
    return type_size.plus(type_size.size * (room * 0.999 / widest - 1)) if widest > room else type_size


def _column(
    texts: Sequence[str],
    rule_share: float,
    wording: Wording,
    type_size: TypeSize,
    column: tuple[float, float],
    placed: list[PlacedLine],
) -> tuple[tuple[float, float, float], float]:
    """Stack centred lines with the rule under them; give the rule (left, top, length) and the foot."""
    left, room = column
    top, widest = 0.0, 0.0
    for text in texts:
        lines = balanced(wording.of(text), type_size, room)
        widest = max(line.width for line in lines)
        for line in lines:
            placed.append((line, left, top))
            top += line.height
    length = widest * rule_share
    return (left + (room - length) / 2, top + _RULE_GAP, length), top + 2 * _RULE_GAP


def _below(
    text: str, foot: float, wording: Wording, type_size: TypeSize, column: tuple[float, float]
) -> float:
    if not text:
        return foot
    return foot + sum(line.height for line in balanced(wording.of(text), type_size, column[1]))


def _set_below(
    text: str,
    height: float,
    wording: Wording,
    type_size: TypeSize,
    column: tuple[float, float],
    placed: list[PlacedLine],
) -> None:
    if text:
        lines = balanced(wording.of(text), type_size, column[1])
        top = height - sum(line.height for line in lines)
        for line in lines:
            placed.append((line, column[0], top))
            top += line.height


def balanced(words: Sequence[Word], type_size: TypeSize, room: float) -> list[Line]:
    """Break centred text into lines of about equal length, as on a title page."""
    lines = break_lines(words, type_size, room, align="center")
    if len(lines) == 1:
        return lines
    even = sum(line.width for line in lines) / len(lines)
    for part in range(8):
        narrow = even + (room - even) * part / 8
        tried = break_lines(words, type_size, narrow, align="center")
        if len(tried) == len(lines) and all(line.width <= narrow for line in tried):
            return [replace(line, room=room) for line in tried]
    return lines


def _draw_line(line: Line, pen: Pen, spot: Spot) -> None:
    pen.line_of_text(line, spot.x, spot.top)


def _draw_header(
    placed: Sequence[PlacedLine], rules: Sequence[tuple[float, float, float]], pen: Pen, spot: Spot
) -> None:
    draw_lines(placed, pen, spot)
    for left, top, length in rules:
        pen.rule(spot.x + left, spot.top + top, spot.x + left + length, spot.top + top, _RULE)
