"""Tables of letters: look-alikes put right when text is stored, and the plain letter behind every Latin one for search."""

from __future__ import annotations

import unicodedata

_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_NUMERALS = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2160, 0x2180)}
_APOSTROPHES = dict.fromkeys("\u02bc\u02bb\u02bd\u02b9\u02c8\u2032\u201b\ua78c", "\u2019")

LOOK_ALIKES = str.maketrans(
    {
        # Eth and the African D have the capital of Đ and are no letters of any people of Vietnam.
        **{"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"},
        **_APOSTROPHES,
        **_FULL_WIDTH,
        **_NUMERALS,
        **{
            "\u2116": "No.",
            "\u2212": "-",
            "\u2010": "-",
            "\u2011": "-",
            "\u2265": ">=",
            "\u2264": "<=",
            "\u3001": ",",
            "\u3002": ".",
        },
    }
)
"""Signs that look like another one and are written as that one."""

APOSTROPHES = frozenset("'\u2019\u2018`\u00b4")
"""What stands for the apostrophe in H'Mông or O’Brien once look-alikes are put right."""

STROKED = str.maketrans(
    {
        **{"đ": "d", "ɗ": "d", "ð": "d", "ƀ": "b", "ɓ": "b", "ł": "l", "ƚ": "l", "ø": "o", "ɵ": "o"},
        **{"ħ": "h", "ŧ": "t", "ɨ": "i", "ı": "i", "ʉ": "u", "ŋ": "n", "ɲ": "n", "ƙ": "k", "ĸ": "k"},
        **{"ɛ": "e", "ə": "e", "ǝ": "e", "ɔ": "o", "ŀ": "l", "ȷ": "j"},
        **{"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ĳ": "ij", "ŉ": "n"},
    }
)
"""Small letters that do not come apart into a plain letter with marks, and what they are searched as."""


class _Bare(dict[int, str]):
    """Letters without their marks, each worked out once: folding runs at every keystroke and every save."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFD", chr(code))
        plain = "".join(char for char in parts if unicodedata.category(char) != "Mn")
        bare = plain.translate(STROKED)
        self[code] = bare
        return bare


BARE = _Bare()
"""Translates small letters into the plain ones they are searched as."""
