"""Words as they are typed and compared: with and without marks, undone Telex and VNI, one slip of the hand away."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from desk_app.domain.text import clean, fold

_BETWEEN = "\x01"
_WORD = re.compile(r"[^\W_]+")
_TONES = {"\u0300": "1", "\u0301": "2", "\u0303": "3", "\u0309": "4", "\u0323": "5"}
_LETTERS = "abcdeghiklmnopqrstuvxy"
_DOUBLED = re.compile(r"(?<=a)a|(?<=e)e|(?<=o)o|(?<=d)d|w")
_TONE_KEYS = re.compile(r"(?<=[aeiouy])([a-z]*?)[sfrxj](?=[a-z]?[a-z]?$)")
_LAST_LETTER = re.compile(r"[iy](?=\d?$)")
_SOUNDS = (("s", "x"), ("ch", "tr"), ("l", "n"), ("gi", "d", "r"))
_VOWEL = re.compile(r"[aeiouy]")
SHORTEST_REPAIRED = 4
"""Letters from which a word nobody knows is taken for a slip of the hand; shorter ones lie too near each other."""


class Word(NamedTuple):
    """A word without marks, and with them in an order of their own ("hoà" is "hòa"); typed without marks: none."""

    bare: str
    marks: str


def marked_words(text: str) -> tuple[Word, ...]:
    """Give the words of a text without punctuation."""
    return tuple(map(_marked, _WORD.findall(clean(text).lower())))


def marked_texts(texts: Iterable[str]) -> list[tuple[Word, ...]]:
    """Give the words of many texts, cleaned in one go."""
    joined = clean(_BETWEEN.join(text.replace(_BETWEEN, " ") for text in texts)).lower()
    return [tuple(map(_marked, _WORD.findall(text))) for text in joined.split(_BETWEEN)]


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


def sounds_alike(word: Word) -> Iterator[Word]:
    """Give the words that sound the same in Hanoi: "xổ" is "sổ", "chích" is "trích", "lơi" is "nơi", "kí" is "ký"."""
    bare, marks = word
    for sound in _SOUNDS:
        begun = next((start for start in sound if bare.startswith(start)), None)
        if begun is not None and (not marks or marks.startswith(begun)):
            length = len(begun)
            yield from (
                Word(other + bare[length:], marks and other + marks[length:])
                for other in sound
                if other != begun
            )
    if bare[-1:] in ("i", "y"):
        other = "y" if bare[-1] == "i" else "i"
        yield Word(bare[:-1] + other, _LAST_LETTER.sub(other, marks))


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
