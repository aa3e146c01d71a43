"""Words as they are typed and compared: with and without marks, undone Telex and VNI, one slip of the hand away."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from desk_app.domain.text import clean, fold

_WORD = re.compile(r"[^\W_]+")
_TONES = {"\u0300": "1", "\u0301": "2", "\u0303": "3", "\u0309": "4", "\u0323": "5"}
_LETTERS = "abcdeghiklmnopqrstuvxy"
_DOUBLED = re.compile(r"(?<=a)a|(?<=e)e|(?<=o)o|(?<=d)d|w")
_TONE_KEYS = re.compile(r"(?<=[aeiouy])([a-z]*?)[sfrxj](?=[a-z]?[a-z]?$)")
_VOWEL = re.compile(r"[aeiouy]")
SHORTEST_REPAIRED = 4
"""Letters from which a word nobody knows is taken for a slip of the hand; shorter ones lie too near each other."""


class Word(NamedTuple):
    """A word without marks, and with them in an order of their own ("hoà" is "hòa"); typed without marks: none."""

    bare: str
    marks: str


def marked_words(text: str) -> tuple[Word, ...]:
    """Give the words of a text without punctuation."""
    return tuple(_marked(word) for word in _WORD.findall(clean(text).lower()))


@cache
def _marked(word: str) -> Word:
    bare = fold(word)
    if bare == word:
        return Word(bare, "")
    letters, tone = [], ""
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tone = _TONES[char]
        else:
            letters.append(char)
    return Word(bare, "".join(letters) + tone)


def may_be_initials(bare: str) -> bool:
    """Whether letters hold no vowel and so are no word: "dkks"."""
    return _VOWEL.search(bare) is None


def typed_raw(bare: str) -> Iterator[str]:
    """Give what was meant when Telex or VNI keys came through as letters: "keets" and "ke61t" are "ket"."""
    without_digits = re.sub(r"(?<=[a-z])[0-9]+", "", bare)
    if without_digits != bare:
        yield without_digits
    plain = _DOUBLED.sub("", bare)
    if plain != bare:
        yield plain
    toneless = _TONE_KEYS.sub(r"\1", plain)
    if toneless != plain:
        yield toneless


def one_slip_away(bare: str) -> Iterator[str]:
    """Give every word that differs by one letter too many, missing, wrong, or changed in place with the next."""
    for at in range(len(bare) + 1):
        head, tail = bare[:at], bare[at:]
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in _LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        yield from (head + letter + tail for letter in _LETTERS)
