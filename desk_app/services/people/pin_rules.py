"""Tells PINs that somebody else would try first: rows, repeated patterns and dates."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

_FEWEST_DIGITS = 3
"""Different digits a PIN has at least where the rules are strong."""
_CENTURIES = ("19", "20")
_LEAP_YEAR = 2000
"""Stands for a year of which only the day and month matter."""


def is_plain_row(pin: str) -> bool:
    """Whether the digits go up or down one by one, or are all the same: no ward may allow such a PIN."""
    return {int(after) - int(before) for before, after in pairwise(pin)} in ({0}, {1}, {-1})


def is_pattern(pin: str) -> bool:
    """Whether blocks of digits repeat or go on in equal steps (121212, 135791, 102030, 112233), there and back too."""
    sizes = [size for size in range(1, len(pin)) if len(pin) % size == 0]
    return len(set(pin)) < _FEWEST_DIGITS or pin == pin[::-1] or any(_goes_on(pin, size) for size in sizes)


def is_like_a_date(pin: str) -> bool:
    """Whether a PIN of six or eight digits may be read as a day or month in the ways a birthday is written."""
    if len(pin) == 8:
        return any(
            pin[at : at + 2] in _CENTURIES and _is_day(rest)
            for at, rest in ((4, pin[:4]), (0, _turned(pin[4:])))
        )
    if len(pin) != 6:
        return False
    months = (pin[:2] if pin[2:4] in _CENTURIES else "", pin[4:] if pin[:2] in _CENTURIES else "")
    return _is_day(pin[:4]) or _is_day(_turned(pin[2:])) or any(_is_month(one) for one in months)


def _goes_on(pin: str, size: int) -> bool:
    blocks = [int(pin[at : at + size]) for at in range(0, len(pin), size)]
    steps = {(after - before) % 10**size for before, after in pairwise(blocks)}
    return len(steps) == 1 and (len(blocks) > 2 or steps == {0})


def _turned(month_and_day: str) -> str:
    return month_and_day[2:] + month_and_day[:2]


def _is_day(day_and_month: str) -> bool:
    try:
        date(_LEAP_YEAR, int(day_and_month[2:]), int(day_and_month[:2]))
    except ValueError:
        return False
    return True


def _is_month(digits: str) -> bool:
    return digits != "" and 1 <= int(digits) <= 12
