"""Sets marks that no letter is composed with (the breve of ơ̆ or ê̆) over the letter they belong to."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fontTools.ttLib import TTFont

APART = re.compile("[\u0300-\u036f]")
"""A mark that stands apart from its letter in composed text."""
_HORN = "\u031b"
_GAP = 0.05
"""White between a letter and the mark above it, in ems."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark, and how far its pen stands from the beginning of the text and from the base line, in ems."""

    mark: str
    x: float
    rise: float


def without_marks(text: str) -> str:
    """Give a text without the marks that stand apart."""
    return APART.sub("", text)


class MarkPlaces:
    """Where marks stand in one font; lengths in ems of the font itself."""

    def __init__(self, source: bytes) -> None:
        self._source = source

    def placed(self, text: str) -> Iterator[tuple[str, Placed]]:
        """Give each mark standing apart, with the text before the letter it belongs to."""
        letter, before, top = "", "", 0.0
        for sign in text:
            if not APART.match(sign):
                before, letter = before + letter, sign
                top = self._top(letter)
                continue
            left, right, low, high = self._box(sign)
            rise = max(0.0, top + _GAP - low) if low > 0 else 0.0
            yield before, Placed(sign, self._middle(letter) - (left + right) / 2, rise)
            top = high + rise

    def _middle(self, letter: str) -> float:
        left, right, _, _ = self._box(_bowl(letter))
        return (left + right) / 2

    def _top(self, letter: str) -> float:
        return self._box(_bowl(letter))[3]

    def _box(self, sign: str) -> tuple[float, float, float, float]:
        """Give left, right, bottom and top of a sign's ink; nothing for what the font lacks."""
        name = self._font["cmap"].getBestCmap().get(ord(sign)) if sign else None
        glyph = self._font["glyf"][name] if name else None
        if glyph is None or not glyph.numberOfContours:
            return 0.0, 0.0, 0.0, 0.0
        em = self._font["head"].unitsPerEm
        return glyph.xMin / em, glyph.xMax / em, glyph.yMin / em, glyph.yMax / em

    @cached_property
    def _font(self) -> Any:
        return TTFont(io.BytesIO(self._source), lazy=True)


def _bowl(letter: str) -> str:
    """Give a letter without its horn, which stands beside and not under a mark."""
    bare = unicodedata.normalize("NFD", letter).replace(_HORN, "")
    return unicodedata.normalize("NFC", bare)[:1]
