"""Amounts in đồng: typed with either separator, written with points, spelled in Vietnamese words."""

from __future__ import annotations

import re

LARGEST_AMOUNT = 999_999_999_999
"""Đồng; no fee of a ward comes near it."""

_PLAIN = re.compile(r"\d{1,12}", re.ASCII)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([., ])\d{3})(?:\1\d{3}){0,2}", re.ASCII)
_UNIT = re.compile(r"\s*(?:đồng|đ|₫|vnđ|vnd)$", re.IGNORECASE)

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", "nghìn", "triệu", "tỷ")


def parse_amount(text: str) -> int | None:
    """Read an amount as clerks type it: "50.000", "50,000", "50 000 đ", "50000".

    A separator only ever groups thousands; "50.00", "1.234,567" or "0.500" could mean two things and give None.
    """
    typed = _UNIT.sub("", " ".join(text.split()))
    if _PLAIN.fullmatch(typed):
        return int(typed)
    return int(re.sub(r"[., ]", "", typed)) if _GROUPED.fullmatch(typed) else None


def format_number(amount: int) -> str:
    """Write a whole number with points: 1.234.567."""
    return f"{amount:,}".replace(",", ".")


def amount_in_words(amount: int, *, odd: str = "linh") -> str:
    """Spell an amount: 21005 gives "Hai mươi mốt nghìn không trăm linh năm đồng".

    `odd` is the word before a lone last digit ("linh" in the north, "lẻ" in the south). Raises ValueError for an
    amount below zero or above `LARGEST_AMOUNT`.
    """
    if not 0 <= amount <= LARGEST_AMOUNT:
        raise ValueError("an amount is spelled from zero to a thousand billion")
    words: list[str] = []
    for scale in reversed(range(len(_SCALES))):
        group = amount // 1000**scale % 1000
        if group:
            words += [*_group(group, bool(words), odd), _SCALES[scale]]
    spelled = " ".join(word for word in words or [_DIGITS[0]] if word)
    return f"{spelled[0].upper()}{spelled[1:]} đồng"


def _group(group: int, follows: bool, odd: str) -> list[str]:
    """Spell three digits; a group that follows a larger one names its hundreds even when there are none."""
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    words = [_DIGITS[hundreds], "trăm"] if hundreds or follows else []
    if tens == 0:
        return words + ([odd, _DIGITS[ones]] if words and ones else [_DIGITS[ones]] if ones else [])
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    return words + ([_last(tens, ones)] if ones else [])


def _last(tens: int, ones: int) -> str:
    """Give the last digit as it sounds after ten (mười) or tens (mươi)."""
    after_tens = {1: "mốt", 4: "tư"} if tens > 1 else {}
    return "lăm" if ones == 5 else after_tens.get(ones, _DIGITS[ones])
