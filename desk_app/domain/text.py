"""Text as the desk keeps and compares it: composed letters, single spaces, and keys without diacritics."""

from __future__ import annotations

import re
import unicodedata

from desk_app.domain.letters import APOSTROPHES, BARE, LOOK_ALIKES

# Zero-width space, joiners, word joiner, byte-order mark and soft hyphen: unseen on paper, fatal to a comparison.
_UNSEEN = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = f"[{''.join(APOSTROPHES)}]"
_PARTED = re.compile(rf"[^\W_]+(?:{_APOSTROPHE}[^\W_]+)+")
# A spreadsheet runs what begins so; a hyphen only when no space makes it a list mark.
_FORMULA = re.compile(r"\s*(?:[=+@＝＋＠]|-\S)")


def clean(text: str) -> str:
    """Give text as stored: NFC, without zero-width marks, look-alikes put right, white space collapsed and trimmed."""
    composed = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    return " ".join(composed.translate(LOOK_ALIKES).split())


def fold(text: str) -> str:
    """Give the search key: cleaned, lower case, without diacritics, đ as d."""
    return " ".join(clean(text).lower().translate(BARE).split())


def words(text: str) -> tuple[str, ...]:
    """Give the folded words of a text without punctuation."""
    return tuple(_WORD.findall(fold(text)))


def found_as(text: str) -> tuple[str, ...]:
    """Give the folded words a text is found under: H'Mông as "h", "mong" and, as people type it, "hmong"."""
    folded = fold(text)
    joined = (re.sub(_APOSTROPHE, "", one) for one in _PARTED.findall(folded))
    return (*_WORD.findall(folded), *joined)


def abbreviation(text: str) -> str:
    """Give the initials a clerk would type: "Đăng ký thường trú" gives "dktt"."""
    return "".join(word[0] for word in words(text))


def has_control_marks(text: str) -> bool:
    """Whether control characters or marks that turn the writing direction stand in the text."""
    return any(char in _BIDI or unicodedata.category(char) in ("Cc", "Cs") for char in text)


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula."""
    return _FORMULA.match(text) is not None
