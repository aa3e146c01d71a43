"""Puts pieces below each other on as many pages as they need, keeping together what belongs together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from desk_app.printing.pages.pen import Pen


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a piece stands: left edge and top in points, extra height it was given, whether it ends its page."""

    x: float
    top: float
    extra: float = 0.0
    last: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Something of fixed height: a line, a table row, the signatures.

    `gap` is white space above it (dropped at the top of a page), `glued` keeps it with the piece after it, `stretch` says
    how much higher it may become, `heading` is drawn above it when it opens a page. Heights in points.
    """

    height: float
    draw: Callable[[Pen, Spot], None]
    gap: float = 0.0
    glued: bool = False
    stretch: float = 0.0
    heading: Piece | None = None


_LOOSEST = 1.5
"""How far a gap may grow on a page with room to spare, as a multiple of itself."""

Placed = tuple[Piece, float]
"""A piece and its top on the page."""


def paginate(pieces: Sequence[Piece], first: float, later: float) -> list[list[Placed]]:
    """Place pieces on pages with `first` points of room on the first page and `later` on the others."""
    pages: list[list[Placed]] = [[]]
    used, room = 0.0, first
    for chunk in _chunks(pieces):
        needed = sum(piece.gap + piece.height for piece in chunk)
        if pages[-1] and used + needed > room and _alone(chunk) <= later:
            pages.append([])
            used, room = 0.0, later
        for piece in chunk:
            if pages[-1] and used + piece.gap + piece.height > room:
                pages.append([])
                used, room = 0.0, later
            if not pages[-1] and len(pages) > 1 and piece.heading is not None:
                pages[-1].append((piece.heading, 0.0))
                used = piece.heading.height
            used += piece.gap if pages[-1] else 0.0
            pages[-1].append((piece, used))
            used += piece.height
    return pages


def draw_page(placed: Sequence[Placed], pen: Pen, x: float, top: float, room: float) -> None:
    """Draw one page; room left over goes first between the pieces, then to those that may stretch."""
    if not placed:
        return
    spare = max(0.0, room - placed[-1][1] - placed[-1][0].height)
    gaps = sum(piece.gap for piece, _ in placed[1:]) * _LOOSEST
    loosen = _LOOSEST * min(1.0, spare / gaps) if gaps else 0.0
    spare -= loosen * gaps / _LOOSEST
    moved = 0.0
    for number, (piece, offset) in enumerate(placed):
        moved += piece.gap * loosen if number else 0.0
        extra = min(spare, piece.stretch)
        piece.draw(pen, Spot(x, top + offset + moved, extra, number == len(placed) - 1))
        spare -= extra
        moved += extra


def glue_before(pieces: list[Piece], count: int) -> None:
    """Tie the last `count` pieces to whatever comes next, so that it never stands alone on a page."""
    for number in range(max(0, len(pieces) - count), len(pieces)):
        pieces[number] = replace(pieces[number], glued=True)


def _alone(chunk: Sequence[Piece]) -> float:
    heading = chunk[0].heading
    return (
        sum(piece.gap + piece.height for piece in chunk) - chunk[0].gap + (heading.height if heading else 0.0)
    )


def _chunks(pieces: Sequence[Piece]) -> list[list[Piece]]:
    chunks: list[list[Piece]] = []
    open_chunk = False
    for piece in pieces:
        if open_chunk:
            chunks[-1].append(piece)
        else:
            chunks.append([piece])
        open_chunk = piece.glued
    return chunks
