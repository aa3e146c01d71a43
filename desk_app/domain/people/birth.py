"""Birth dates as papers give them: a day, a month of a year, or a year alone, written "1990-05-01", "1990-05" or "1990"."""

from __future__ import annotations

import re
from datetime import date

EARLIEST_BIRTH = 1900
_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def birth_from(year: int, month: int = 0, day: int = 0) -> str:
    """Give a birth as text; "" for a day or month that is none. Month and day are 0 where the paper leaves them open."""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return ""
    parts = (f"{year:04}", f"{month:02}" if month else "", f"{day:02}" if month and day else "")
    return "-".join(part for part in parts if part)


def is_birth(text: str) -> bool:
    """Whether a text is a birth: a year, a month of a year, or a day of the calendar."""
    found = _SHAPE.fullmatch(text)
    return found is not None and birth_from(*(int(part or 0) for part in found.groups())) == text


def birth_parts(birth: str) -> tuple[date | None, str]:
    """Part a birth into the day, where it is known, and what is known where the day is not."""
    if len(birth) == len("1990-05-01") and is_birth(birth):
        return date.fromisoformat(birth), ""
    return None, birth


def birth_year(birth: str) -> int | None:
    """Give the year; None for no birth."""
    return int(birth[:4]) if is_birth(birth) else None


def births_agree(one: str, other: str) -> bool:
    """Whether two births can be one person's: the less exact one leaves open what the other says."""
    return one.startswith(other) or other.startswith(one)


def written_birth(birth: str) -> str:
    """Write a birth as on paper: 01/05/1990, 05/1990 or 1990; anything else stays as it is."""
    return "/".join(reversed(birth.split("-"))) if is_birth(birth) else birth


def is_after(birth: str, today: date) -> bool:
    """Whether a birth surely lies after today."""
    return is_birth(birth) and birth > today.isoformat()[: len(birth)]
