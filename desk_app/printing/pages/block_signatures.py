"""Lays out those who sign, side by side with room to sign and their printed names."""

from __future__ import annotations

from functools import partial

from desk_app.printing.forms.form_file import Signature, SignaturesBlock
from desk_app.printing.pages.block_text import PlacedLine, draw_lines
from desk_app.printing.pages.flow import Piece, Spot
from desk_app.printing.pages.pen import Pen
from desk_app.printing.pages.symbols import MM
from desk_app.printing.pages.text_lines import TypeSize, break_lines
from desk_app.printing.pages.text_words import Wording

_GAP = 3.0 * MM


def signature_pieces(
    block: SignaturesBlock, wording: Wording, type_size: TypeSize, width: float
) -> list[Piece]:
    """Lay out the signatures as one piece; a single signer stands at the right."""
    signers = [one for one in block.columns if wording.filled.holds(one.when, one.unless)]
    if not signers:
        return []
    type_size = type_size.plus(block.size)
    places = max(len(signers), 2)
    room = (width - _GAP * (places - 1)) / places
    heads: list[PlacedLine] = []
    names: list[PlacedLine] = []
    for number, signer in enumerate(signers, start=places - len(signers)):
        _set(signer, wording, type_size, (number * (room + _GAP), room), heads, names)
    head = _foot(heads)
    height = head + block.room * MM + _foot(names)
    stretch = max(0.0, block.room_most - block.room) * MM
    draw = partial(_draw, heads, names, head + block.room * MM)
    return [Piece(height, draw, gap=block.space * MM, stretch=stretch)]


def _set(
    signer: Signature,
    wording: Wording,
    type_size: TypeSize,
    column: tuple[float, float],
    heads: list[PlacedLine],
    names: list[PlacedLine],
) -> None:
    left, room = column
    top = 0.0
    for text in filter(None, (signer.above, f"**{signer.title}**", signer.hint)):
        for line in break_lines(wording.of(text), type_size, room, align="center"):
            heads.append((line, left, top))
            top += line.height
    top = 0.0
    for line in break_lines(wording.of(signer.name), type_size, room, align="center"):
        names.append((line, left, top))
        top += line.height


def _foot(placed: list[PlacedLine]) -> float:
    return max((top + line.height for line, _, top in placed), default=0.0)


def _draw(heads: list[PlacedLine], names: list[PlacedLine], down: float, pen: Pen, spot: Spot) -> None:
    draw_lines(heads, pen, spot)
    draw_lines(names, pen, Spot(spot.x, spot.top + down + spot.extra))
