"""Undoes what a keyboard layout does to a scanned dossier code: "Vietnamese" of Windows, and the French one."""

from __future__ import annotations

import re
import unicodedata

_ROW = {"ă": "1", "â": "2", "ê": "3", "ô": "4", "đ": "0", "ư": "[", "ơ": "]"}
_DOT_BELOW = "\u0323"
_MARKS = {"\u0300": "5", "\u0309": "6", "\u0303": "7", "\u0301": "8", _DOT_BELOW: "9"}
_KEYS = str.maketrans({**_ROW, **{letter.upper(): digit for letter, digit in _ROW.items()}, **_MARKS})


def shows_vietnamese_layout(raw: str) -> bool:
    """Whether the digits of a text were typed on that layout: it leaves no digit standing."""
    has_digit = re.search(r"\d", raw, re.ASCII) is not None
    return not has_digit and any(ord(char) in _KEYS for char in unicodedata.normalize("NFD", raw) + raw)


def digits_from_layout(raw: str) -> str:
    """Give the text with each character turned back into its digit; others stay as they are."""
    return raw.translate(_KEYS)


def order_is_sure(raw: str) -> bool:
    """Whether the marks still stand in the order they were typed.

    A program between scanner and desk may have normalised the text, which moves the dot below (9) before the marks
    above (5-8). Text that is neither in composed nor in decomposed form was not touched. Otherwise a run that mixes
    the dot with other marks has more than one origin, and the digits must not be guessed.
    """
    if raw not in (unicodedata.normalize("NFC", raw), unicodedata.normalize("NFD", raw)):
        return True
    runs = re.findall(f"[{''.join(_MARKS)}]+", raw)
    return not any(_DOT_BELOW in run and set(run) != {_DOT_BELOW} for run in runs)


_FRENCH_KEYS = "&é\"'(-è_çà:)$aqwzAQWZ,?*µ"
_FRENCH = str.maketrans(_FRENCH_KEYS, "1234567890.-]qazwQAZWmM\\|")
_FRENCH_ROW = frozenset("&é\"'(è_çà")
_FRENCH_SIGNS = frozenset(":)µ")
"""Where an American keyboard has the full stop, the hyphen and the bar."""


def shows_french_layout(raw: str) -> bool:
    """Whether a text was typed on AZERTY: no digit stands, and signs of its number row and of its other keys do."""
    has_digit = re.search(r"\d", raw, re.ASCII) is not None
    return not has_digit and not _FRENCH_ROW.isdisjoint(raw) and not _FRENCH_SIGNS.isdisjoint(raw)


def keys_from_french(raw: str) -> str:
    """Give the text as an American keyboard would have written it; each key of a code has one sign there."""
    return raw.translate(_FRENCH)
