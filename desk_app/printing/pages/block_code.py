"""Lays out the row that carries the dossier code: Code 128, QR beside it, and the code for human eyes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from desk_app.printing.forms.form_file import CodeBlock
from desk_app.printing.pages.flow import Piece, Spot
from desk_app.printing.pages.pen import Pen
from desk_app.printing.pages.symbols import MM, place_bars, place_qr, qr_quiet
from desk_app.printing.pages.text_lines import Segment, TypeSize, break_lines
from desk_app.printing.pages.text_words import Word, Wording

_GROUP_GAP = 0.07
_BARS_TO_CODE = 0.8 * MM
_ENDLESS = 1e6


def code_pieces(block: CodeBlock, wording: Wording, type_size: TypeSize, width: float) -> list[Piece]:
    """Lay out the code row; a code too long for bars keeps its QR and its figures."""
    code = wording.filled.code
    if not code:
        return []
    qr_size = block.qr_size * MM
    quiet = qr_quiet(code, qr_size)
    figures = code_line(
        wording.of(block.caption), code, type_size, block.code_size / type_size.typeface.bold.scale
    )
    height = max(qr_size, block.bar_height * MM + _BARS_TO_CODE + figures.height)
    draw = partial(_draw, code, figures, (width, height), (qr_size, quiet))
    return [Piece(height, draw, gap=max(block.space * MM, quiet))]


@dataclass(frozen=True, slots=True)
class CodeLine:
    """ "Mã hồ sơ: H26.118-261122-0001" with the figures large and a little air around the hyphens."""

    segments: tuple[Segment, ...]
    width: float
    height: float
    baseline: float
    word_space: float = 0.0


def code_line(caption: Sequence[Word], code: str, type_size: TypeSize, size: float) -> CodeLine:
    """Set the code for human eyes, its figures `size` points high."""
    face = type_size.typeface.bold
    line = break_lines(caption, type_size, _ENDLESS)[0]
    segments = list(line.segments)
    x = line.width + type_size.space_after(caption[-1]) if caption else 0.0
    for group in re.split("(-)", code):
        segments.append(Segment(x, face, size, group))
        x += (face.width(group) + _GROUP_GAP) * size
    height = size * type_size.leading
    return CodeLine(
        tuple(segments), x - _GROUP_GAP * size, height, (height + (face.rise - face.drop) * size) / 2
    )


def _draw(
    code: str,
    figures: CodeLine,
    box: tuple[float, float],
    qr_measure: tuple[float, float],
    pen: Pen,
    spot: Spot,
) -> None:
    width, height = box
    qr_size, quiet = qr_measure
    bars_width = width - qr_size - quiet
    qr = place_qr(code, spot.x + width - qr_size, spot.top, qr_size)
    bars = place_bars(code, spot.x, spot.top, bars_width, height - _BARS_TO_CODE - figures.height)
    for symbol in (qr, bars):
        if symbol is not None:
            pen.blank_out(symbol.white)
            pen.bars(symbol.bars)
    left = spot.x + max(0.0, (bars_width - figures.width) / 2)
    pen.line_of_text(figures, left, spot.top + height - figures.height)
