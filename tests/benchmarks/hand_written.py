"""A peer: the same pages drawn by plain reportlab calls at fixed places, as somebody would write them by hand."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass, field

import zxingcpp
from barcode import Code128
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from desk_app.printing.pages.compose import Composed
from desk_app.printing.pages.flow import draw_page
from desk_app.printing.pages.font_files import FontFiles
from desk_app.printing.pages.pen import Box, SetLine
from desk_app.printing.pages.typefaces import Face, Typeface

PAGE = (419.5276, 595.2756)
COPIES = 2


@dataclass
class Recorded:
    """What stands on one page; it takes the strokes of a pen."""

    texts: list[tuple[str, Face, float, float, float, float]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float, float]] = field(default_factory=list)
    boxes: list[list[Box]] = field(default_factory=list)

    def line_of_text(self, line: SetLine, x: float, top: float) -> None:
        for one in line.segments:
            place = (x + one.x, top + line.baseline, line.word_space)
            self.texts.append((one.text, one.face, one.size, *place))

    def rule(self, x: float, top: float, x2: float, top2: float, width: float = 0.5) -> None:
        self.rules.append((x, top, x2, top2, width))

    def bars(self, boxes: Iterable[Box]) -> None:
        self.boxes.append(list(boxes))

    def blank_out(self, box: Box) -> None:
        """Nothing was drawn below it."""


def record(composed: Composed) -> list[Recorded]:
    """Write down where everything of a slip stands."""
    pages = []
    for placed in composed.pages:
        page = Recorded()
        frame = composed.frame
        draw_page(placed, page, frame.left, frame.top, frame.height)  # type: ignore[arg-type]
        pages.append(page)
    return pages


class HandWritten:
    """Draws recorded pages with the calls every reportlab tutorial shows; fonts registered once."""

    def __init__(self, fonts: FontFiles, typeface: Typeface, pages: list[Recorded], code: str) -> None:
        self._pages = pages
        self._code = code
        self._names: dict[Face, str] = {}
        faces = (typeface.regular, typeface.bold, typeface.italic, typeface.bold_italic)
        for number, (face, source) in enumerate(zip(faces, fonts.faces, strict=True)):
            self._names[face] = f"plain-{number}"
            pdfmetrics.registerFont(TTFont(f"plain-{number}", io.BytesIO(source)))

    def make(self) -> bytes:
        """Make the PDF with all copies."""
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=PAGE, pageCompression=1)
        canvas.setTitle(self._code)
        for _ in range(COPIES):
            for page in self._pages:
                self._draw(canvas, page)
                canvas.showPage()
        canvas.save()
        return out.getvalue()

    def _draw(self, canvas: Canvas, page: Recorded) -> None:
        high = PAGE[1]
        for boxes in page.boxes:
            # The symbols are worked out for every slip, as they would be; their places are known.
            Code128(self._code).build()
            zxingcpp.create_barcode(self._code, zxingcpp.BarcodeFormat.QRCode).to_image(scale=1)
            for x, top, width, height in boxes:
                canvas.rect(x, high - top - height, width, height, stroke=0, fill=1)
        for x, top, x2, top2, width in page.rules:
            canvas.setLineWidth(width)
            canvas.line(x, high - top, x2, high - top2)
        for text, face, size, x, base, space in page.texts:
            canvas.setFont(self._names[face], size)
            canvas.drawString(x, high - base, text, wordSpace=space or None)
