"""A model of what UniKey makes of plain keys, without its spelling check: the most it can damage."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal

Method = Literal["telex", "vni"]
_TONES = {
    "telex": {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"},
    "vni": {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"},
}
_SHAPES = {
    "telex": {"a": ("a", "\u0302"), "e": ("e", "\u0302"), "o": ("o", "\u0302"), "w": ("uoa", "\u031b")},
    "vni": {"6": ("aeo", "\u0302"), "7": ("uo", "\u031b"), "8": ("a", "\u0306")},
}
_ALONE = {"telex": {"w": "ư", "[": "ơ", "]": "ư"}, "vni": {}}
_BARRED = {"telex": "d", "vni": "9"}
_VOWELS = frozenset("aeiouy")


def base(letter: str) -> str:
    """Give the plain letter under the marks, in lower case."""
    return unicodedata.normalize("NFD", letter.lower())[0]


def put_on(letter: str, mark: str) -> str:
    """Put a mark on a letter."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", letter) + mark)


@dataclass(slots=True)
class Engine:
    """The word under the cursor as UniKey knows it; `key` gives the word after one more key."""

    method: Method
    word: str = ""

    def breaks(self, char: str) -> bool:
        """Whether a key ends the word: signs, spaces, and letters that are no keys of a plain keyboard."""
        return not (char.isascii() and (char.isalnum() or char in _ALONE[self.method]))

    def key(self, char: str) -> str:
        """Type one key into the word."""
        self.word = self._with(char)
        return self.word

    def _with(self, char: str) -> str:
        low, word = char.lower(), self.word
        vowels = [place for place, letter in enumerate(word) if base(letter) in _VOWELS]
        if low == _BARRED[self.method] and word[:1].lower() == "d":
            return ("Đ" if word[0].isupper() else "đ") + word[1:]
        if low in _SHAPES[self.method]:
            letters, mark = _SHAPES[self.method][low]
            for place in reversed(vowels):
                if base(word[place]) in letters:
                    if self.method == "telex" and low == "w" and base(word[place]) == "a":
                        mark = "\u0306"
                    return self._marked(place, mark, char)
        if low in _TONES[self.method] and vowels:
            return self._marked(vowels[-1], _TONES[self.method][low], char)
        alone = _ALONE[self.method].get(low)
        if alone is not None:
            return word + (alone.upper() if char.isupper() else alone)
        return word + char

    def _marked(self, place: int, mark: str, char: str) -> str:
        letter = self.word[place]
        if mark in unicodedata.normalize("NFD", letter):
            bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", letter).replace(mark, ""))
            return self.word[:place] + bare + self.word[place + 1 :] + char
        return self.word[:place] + put_on(letter, mark) + self.word[place + 1 :]
