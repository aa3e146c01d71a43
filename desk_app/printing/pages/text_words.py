"""Measures the words of a filled sentence once, in ems, so that any type size can be tried cheaply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desk_app.printing.forms.content import Filled
from desk_app.printing.forms.template import Run, Style, clean, fill
from desk_app.printing.pages.typefaces import Face, Typeface

DOTS = "......."
_LEADER = DOTS * 3
_END_SIGNS = ".;, )"
_PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Bit:
    """Part of a word in one face; `ems` is its width at size 1."""

    face: Face
    large: bool
    text: str
    ems: float


@dataclass(slots=True)
class Word:
    """What stands between two blanks; `breaks` ends the line after it, `leader` grows to the end of its line."""

    bits: list[Bit]
    ems: float = 0.0
    large_ems: float = 0.0
    breaks: bool = False
    leader: bool = False

    def add(self, bit: Bit) -> None:
        """Append a bit."""
        self.bits.append(bit)
        if bit.large:
            self.large_ems += bit.ems
        else:
            self.ems += bit.ems


class Sentence(list[Word]):
    """Measured words; `ems` is the length of them all with their blanks where all are of one size, else None."""

    def __init__(self, words: Iterable[Word]) -> None:
        super().__init__(words)
        plain = not any(word.large_ems or word.breaks or word.leader for word in self)
        blanks = sum(word.bits[-1].face.space for word in self[:-1])
        self.ems = sum(word.ems for word in self) + blanks if plain else None


class Wording:
    """The filled sentences of one form in one typeface, each measured once."""

    def __init__(self, filled: Filled, typeface: Typeface) -> None:
        self.filled = filled
        self.typeface = typeface
        self._measured: dict[str, Sentence] = {}

    def of(self, template: str) -> Sentence:
        """Give the words of a filled template."""
        words = self._measured.get(template)
        if words is None:
            runs = fill(template, self.filled.values, self.filled.words)
            words = self._measured[template] = measure(runs, self.typeface)
        return words

    def of_value(self, value: str) -> Sentence:
        """Give the words of a bare value, such as a table cell."""
        key = "\0" + value
        words = self._measured.get(key)
        if words is None:
            words = self._measured[key] = measure((Run(clean(value), _PLAIN),), self.typeface)
        return words


def measure(runs: Sequence[Run], typeface: Typeface) -> Sentence:
    """Split runs at blanks and measure; a blank fill-in becomes dots, the last one a leader."""
    return Sentence(_words(_with_leader(runs), typeface))


def _words(runs: Sequence[Run], typeface: Typeface) -> Iterator[Word]:
    word: Word | None = None
    for run in runs:
        face = typeface.face(bold=run.style.bold, italic=run.style.italic)
        if run.blank:
            word = word or Word([])
            word.add(Bit(face, run.style.large, run.text, face.width(run.text)))
            word.leader = run.text == _LEADER
            continue
        for number, part in enumerate(_split(face.writable(run.text))):
            if number and word is not None:
                word.breaks = part == "\n"
                yield word
                word = None
            if part and part != "\n":
                word = word or Word([])
                word.add(Bit(face, run.style.large, part, face.width(part)))
    if word is not None:
        yield word


def _split(text: str) -> list[str]:
    """Split at blanks; a line end becomes a part of its own."""
    if "\n" not in text:
        return text.split(" ")
    parts: list[str] = []
    for number, row in enumerate(text.split("\n")):
        parts += ["\n", *row.split(" ")] if number else row.split(" ")
    return parts


def _with_leader(runs: Sequence[Run]) -> Sequence[Run]:
    """Give blanks their dots: the last one of a sentence runs to the end of its line, its full stop is dropped."""
    if not any(run.blank for run in runs):
        return runs
    last = next(
        (n for n in reversed(range(len(runs))) if runs[n].blank or runs[n].text.strip(_END_SIGNS)), -1
    )
    dotted = [Run(DOTS, run.style, blank=True) if run.blank else run for run in runs]
    if runs[last].blank:
        return [*dotted[:last], Run(_LEADER, runs[last].style, blank=True)]
    return dotted
