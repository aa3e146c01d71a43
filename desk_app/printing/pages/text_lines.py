"""Breaks measured words into lines of a given width, with dotted lines where a value is still to be written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from desk_app.printing.forms.form_file import Align
from desk_app.printing.pages.text_words import Bit, Sentence, Word
from desk_app.printing.pages.typefaces import Face, Typeface

NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class TypeSize:
    """The type of one block: family, body size, size of `large` runs (points), line distance as factor."""

    typeface: Typeface
    size: float
    large: float
    leading: float

    def plus(self, points: float) -> TypeSize:
        """Give the same type some points larger or smaller."""
        return TypeSize(self.typeface, self.size + points, self.large, self.leading) if points else self

    @property
    def large_size(self) -> float:
        """The size of what must be readable at arm's length."""
        return max(self.large, self.size)

    def width(self, word: Word) -> float:
        """Give the width of a word in points."""
        return word.ems * self.size + (word.large_ems * self.large_size if word.large_ems else 0.0)

    def space_after(self, word: Word) -> float:
        """Give the width of the blank after a word in points."""
        bit = word.bits[-1]
        return bit.face.space * (self.large_size if bit.large else self.size)


@dataclass(frozen=True, slots=True)
class Segment:
    """Text drawn in one go at `x` points from the left edge of its box."""

    x: float
    face: Face
    size: float
    text: str


@dataclass(slots=True)
class Line:
    """One line of `width` points in a box of `room` points; what is drawn is worked out when it is first asked for."""

    words: Sequence[Word]
    type_size: TypeSize
    room: float
    width: float
    align: Align = "left"
    indent: float = 0.0
    _segments: tuple[Segment, ...] | None = field(default=None, repr=False)
    word_space: float = 0.0

    @property
    def size(self) -> float:
        """The largest type size on the line."""
        return (
            self.type_size.large_size if any(word.large_ems for word in self.words) else self.type_size.size
        )

    @property
    def height(self) -> float:
        """Line distance in points."""
        return self.size * self.type_size.leading

    @property
    def baseline(self) -> float:
        """How far the base line lies below the top of the line."""
        face = self.type_size.typeface.regular
        return (self.height + (face.rise - face.drop) * self.size) / 2

    @property
    def segments(self) -> tuple[Segment, ...]:
        """What is drawn."""
        if self._segments is None:
            self._segments = self._set()
        return self._segments

    def _set(self) -> tuple[Segment, ...]:
        shift = self.indent
        if self.words and self.words[-1].leader:
            return tuple(_join(self.words, self.type_size, shift, 0.0, self.room))
        if self.align == "center":
            shift = (self.room - self.width) / 2
        elif self.align == "right":
            shift = self.room - self.width
        elif self.align == "justify":
            self.word_space = (self.room - self.indent - self.width) / max(1, _blanks(self.words))
        return tuple(_join(self.words, self.type_size, shift, self.word_space, None))


def break_lines(
    words: Sequence[Word],
    type_size: TypeSize,
    room: float,
    *,
    align: Align = "left",
    indent: float = 0.0,
    blank_lines: int = 1,
) -> list[Line]:
    """Break words into lines no wider than `room` points; a word wider than a line is cut."""
    if isinstance(words, Sentence) and words.ems is not None and indent + words.ems * type_size.size <= room:
        return [Line(words, type_size, room, words.ems * type_size.size, _loose(align), indent)]
    lines: list[Line] = []
    start, used, left = 0, 0.0, indent
    for number, word in enumerate(words):
        width = type_size.width(word)
        if width > room:
            whole = [*words[:number], *_cut(word, type_size, room), *words[number + 1 :]]
            return break_lines(whole, type_size, room, align=align, indent=indent, blank_lines=blank_lines)
        space = type_size.space_after(words[number - 1]) if number > start else 0.0
        if number > start and left + used + space + width > room:
            lines.append(Line(words[start:number], type_size, room, used, align, left))
            start, used, left, space = number, 0.0, 0.0, 0.0
        used += space + width
        if word.breaks:
            lines.append(Line(words[start : number + 1], type_size, room, used, _loose(align), left))
            start, used, left = number + 1, 0.0, 0.0
    if start < len(words) or not lines:
        lines.append(Line(words[start:], type_size, room, used, _loose(align), left))
    if words and words[-1].leader:
        lines += [_dotted(words[-1], type_size, room)] * (blank_lines - 1)
    return lines


def _loose(align: Align) -> Align:
    return "left" if align == "justify" else align


def _cut(word: Word, type_size: TypeSize, room: float) -> list[Word]:
    """Cut a word that is wider than a whole line into pieces that are not."""
    pieces, used = [Word([])], 0.0
    for bit in word.bits:
        size = type_size.large_size if bit.large else type_size.size
        start = 0
        for at, sign in enumerate(bit.text):
            wide = bit.face.width(sign) * size
            if used + wide > room:
                _add_part(pieces[-1], bit, start, at)
                pieces.append(Word([]))
                start, used = at, 0.0
            used += wide
        _add_part(pieces[-1], bit, start, len(bit.text))
    pieces[-1].breaks, pieces[-1].leader = word.breaks, word.leader
    return pieces


def _add_part(word: Word, bit: Bit, start: int, end: int) -> None:
    text = bit.text[start:end]
    if text:
        word.add(Bit(bit.face, bit.large, text, bit.face.width(text)))


def _join(
    words: Sequence[Word], type_size: TypeSize, x: float, word_space: float, leader_to: float | None
) -> list[Segment]:
    """Make segments, one per change of face or size; a leader at the end is lengthened up to `leader_to`."""
    segments: list[Segment] = []
    face: Face | None = None
    size, start, text = 0.0, x, ""
    for number, word in enumerate(words):
        if number and face is not None:
            text += " "
            x += face.space * size + word_space
        for bit in word.bits:
            bit_size = type_size.large_size if bit.large else type_size.size
            if bit.face is not face or bit_size != size:
                if face is not None and text:
                    segments.append(Segment(start, face, size, text))
                face, size, start, text = bit.face, bit_size, x, ""
            text += bit.text
            x += bit.ems * size + word_space * bit.text.count(NO_BREAK_SPACE)
    if face is not None:
        if leader_to is not None:
            text += "." * int((leader_to - x) / (face.width(".") * size))
        segments.append(Segment(start, face, size, text))
    return segments


def _blanks(words: Sequence[Word]) -> int:
    inside = sum(bit.text.count(NO_BREAK_SPACE) for word in words for bit in word.bits)
    return len(words) - 1 + inside


def _dotted(leader: Word, type_size: TypeSize, room: float) -> Line:
    alone = Word([], leader=True)
    alone.add(leader.bits[-1])
    return Line([alone], type_size, room, 0.0)
