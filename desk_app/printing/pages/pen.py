"""Draws on one PDF page in points counted from the top left corner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from reportlab.pdfgen.canvas import Canvas

from desk_app.printing.pages.marks import APART, without_marks
from desk_app.printing.pages.text_lines import Segment
from desk_app.printing.pages.typefaces import Face

_SQUARE = 2
HAIR = 0.5
"""Width of table rules in points: thin on a laser printer, still solid at 203 dpi."""

Box = tuple[float, float, float, float]
"""x, top, width, height in points."""


class SetLine(Protocol):
    """A line of type ready to be drawn; lengths in points, `baseline` below its top."""

    @property
    def segments(self) -> Sequence[Segment]:
        """What is drawn, from left to right."""

    @property
    def baseline(self) -> float:
        """How far the base line lies below the top."""

    @property
    def word_space(self) -> float:
        """Extra white at every blank; known once the segments are."""


@dataclass(frozen=True, slots=True)
class _Path:
    """Ready PDF path code in the shape reportlab's `drawPath` takes; its own path is ten times slower."""

    code: str

    def getCode(self) -> str:  # noqa: N802
        return self.code


class Pen:
    """A canvas seen from the top left; text is gathered and written once per page."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self._canvas = canvas
        self._height = height
        self._text = canvas.beginText()
        self._font: tuple[str, float] | None = None
        self._word_space = 0.0
        self._rules: dict[float, list[str]] = {}

    def line_of_text(self, line: SetLine, x: float, top: float) -> None:
        """Draw a broken line with its box's left edge at x."""
        for segment in line.segments:
            self.text(
                segment.text, segment.face, segment.size, x + segment.x, top + line.baseline, line.word_space
            )

    def text(
        self, text: str, face: Face, size: float, x: float, base: float, word_space: float = 0.0
    ) -> None:
        """Write a text with its base line `base` points below the top of the page."""
        if self._font != (face.name, size):
            self._text.setFont(face.name, size * face.scale)
            self._font = (face.name, size)
        if word_space != self._word_space:
            self._text.setWordSpace(word_space)
            self._word_space = word_space
        self._text.setTextOrigin(x, self._height - base)
        if APART.search(text) is None:
            self._text.textOut(text)
            return
        self._text.textOut(without_marks(text))
        for before, placed in face.marks.placed(text):
            begun = face.width(before) * size + before.count(" ") * word_space
            em = size * face.scale
            self._text.setTextOrigin(x + begun + placed.x * em, self._height - base + placed.rise * em)
            self._text.textOut(placed.mark)

    def rule(self, x: float, top: float, x2: float, top2: float, width: float = HAIR) -> None:
        """Draw a straight line."""
        height = self._height
        self._rules.setdefault(width, []).append(
            f"{x:.3f} {height - top:.3f} m {x2:.3f} {height - top2:.3f} l"
        )

    def bars(self, boxes: Iterable[Box]) -> None:
        """Fill rectangles with black."""
        foot = self._height
        code = " ".join(
            [f"{x:.3f} {foot - top - high:.3f} {wide:.3f} {high:.3f} re" for x, top, wide, high in boxes]
        )
        self._canvas.drawPath(_Path("n " + code), stroke=0, fill=1)

    def blank_out(self, box: Box) -> None:
        """Whiten a rectangle, so that nothing drawn before disturbs a symbol."""
        x, top, width, height = box
        self._canvas.setFillGray(1)
        self._canvas.rect(x, self._height - top - height, width, height, stroke=0, fill=1)
        self._canvas.setFillGray(0)

    def watermark(self, text: str, face: Face, sheet: tuple[float, float]) -> None:
        """Write pale words from the lower left to the upper right of a sheet (points)."""
        width, height = sheet
        angle = 54.0
        size = 0.68 * (width**2 + height**2) ** 0.5 / max(face.width(text), 1.0)
        self._canvas.saveState()
        self._canvas.translate(width / 2, self._height - height * 0.55)
        self._canvas.rotate(angle)
        self._canvas.setFillGray(0.9)
        self._canvas.setFont(face.name, size * face.scale)
        self._canvas.drawCentredString(0, -size / 3, text)
        self._canvas.restoreState()

    def finish(self) -> None:
        """Put the gathered rules and text on the page."""
        if self._rules:
            self._canvas.setLineCap(_SQUARE)
        for width, code in self._rules.items():
            self._canvas.setLineWidth(width)
            self._canvas.drawPath(_Path("n " + " ".join(code)))
        self._canvas.drawText(self._text)
