"""Joins the blocks of a form into pages, in the largest type that keeps an ordinary dossier on one page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from desk_app.printing.forms.content import Filled
from desk_app.printing.forms.form_file import (
    Block,
    CellsBlock,
    CodeBlock,
    FormFile,
    HeaderBlock,
    SignaturesBlock,
    TableBlock,
    TextBlock,
)
from desk_app.printing.pages.block_code import code_line, code_pieces
from desk_app.printing.pages.block_signatures import signature_pieces
from desk_app.printing.pages.block_table import table_pieces
from desk_app.printing.pages.block_text import cells_pieces, header_pieces, text_pieces
from desk_app.printing.pages.flow import Piece, Placed, Spot, glue_before, paginate
from desk_app.printing.pages.pen import Pen, SetLine
from desk_app.printing.pages.symbols import MM, place_qr
from desk_app.printing.pages.text_lines import TypeSize, break_lines
from desk_app.printing.pages.text_words import Wording
from desk_app.printing.pages.typefaces import Typeface

_LAYOUTS: Mapping[type, Callable[[Any, Wording, TypeSize, float], list[Piece]]] = {
    TextBlock: text_pieces,
    CellsBlock: cells_pieces,
    HeaderBlock: header_pieces,
    CodeBlock: code_pieces,
    TableBlock: table_pieces,
    SignaturesBlock: signature_pieces,
}
_TIED_TO_SIGNATURES = 3
_CONTINUED_QR = 11.0 * MM
_CONTINUED_GAP = 2.0 * MM


@dataclass(frozen=True, slots=True)
class Frame:
    """Where text may stand on the sheet, in points from its top left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Composed:
    """The pages of one copy; `continued` is drawn atop every page but the first."""

    pages: tuple[tuple[Placed, ...], ...]
    continued: Piece
    frame: Frame
    type_size: TypeSize


def frame_of(form: FormFile) -> Frame:
    """Give the text area of a form."""
    page, margins = form.page, form.page.margins
    return Frame(
        margins.left * MM,
        margins.top * MM,
        (page.width - margins.left - margins.right) * MM,
        (page.height - margins.top - margins.bottom) * MM,
    )


def compose(form: FormFile, filled: Filled, typeface: Typeface) -> Composed:
    """Compose in the largest type size that needs the fewest pages and leaves room to breathe."""
    wording = Wording(filled, typeface)
    sizes = sorted(form.page.sizes)
    best = _compose(form, wording, sizes[0])
    low, high = 0, len(sizes) - 1
    while low < high:
        middle = (low + high + 1) // 2
        tried = _compose(form, wording, sizes[middle])
        if len(tried.pages) <= len(best.pages) and _breathes(tried, form):
            best, low = tried, middle
        else:
            high = middle - 1
    return best


def _breathes(tried: Composed, form: FormFile) -> bool:
    """Whether a form on one page leaves the room it asks for; longer ones breathe on their last page."""
    last, top = tried.pages[-1][-1]
    return len(tried.pages) > 1 or tried.frame.height - top - last.height >= form.page.breathing * MM


def _compose(form: FormFile, wording: Wording, size: float) -> Composed:
    # What must be readable at arm's length keeps its full size in any family.
    large = form.page.large / wording.typeface.regular.scale
    type_size = TypeSize(wording.typeface, size, large, form.page.leading)
    frame = frame_of(form)
    continued = _continued(form, wording, type_size, frame.width)
    pieces: list[Piece] = []
    for block in form.blocks:
        if wording.filled.holds(block.when, block.unless):
            pieces_of_block = _lay_out(block, wording, type_size, frame.width)
            if isinstance(block, SignaturesBlock) and pieces_of_block:
                glue_before(pieces, _TIED_TO_SIGNATURES)
            pieces += pieces_of_block
    pages = paginate(pieces, frame.height, frame.height - continued.height)
    return Composed(tuple(map(tuple, pages)), continued, frame, type_size)


def _lay_out(block: Block, wording: Wording, type_size: TypeSize, width: float) -> list[Piece]:
    return _LAYOUTS[type(block)](block, wording, type_size, width)


def _continued(form: FormFile, wording: Wording, type_size: TypeSize, width: float) -> Piece:
    """Set the head of the following pages: the code in figures and as QR, and whose continuation this is."""
    code = wording.filled.code
    qr = _CONTINUED_QR if code else 0.0
    room = width - qr - _CONTINUED_GAP
    rows: list[tuple[SetLine, float]] = []
    if code:
        figures = code_line(wording.of(form.marks.continued_left), code, type_size, type_size.large_size)
        rows.append((figures, figures.height))
    rows += [
        (line, line.height) for line in break_lines(wording.of(form.marks.continued_right), type_size, room)
    ]
    height = max(qr, sum(high for _, high in rows))
    draw = partial(_draw_continued, rows, code, (width, height))
    return Piece(height + 2 * _CONTINUED_GAP, draw)


def _draw_continued(
    rows: list[tuple[SetLine, float]], code: str, box: tuple[float, float], pen: Pen, spot: Spot
) -> None:
    width, height = box
    if code:
        symbol = place_qr(code, spot.x + width - _CONTINUED_QR, spot.top, _CONTINUED_QR)
        pen.blank_out(symbol.white)
        pen.bars(symbol.bars)
    top = spot.top + (height - sum(high for _, high in rows)) / 2
    for line, high in rows:
        pen.line_of_text(line, spot.x, top)
        top += high
    foot = spot.top + height + _CONTINUED_GAP / 2
    pen.rule(spot.x, foot, spot.x + width, foot)
