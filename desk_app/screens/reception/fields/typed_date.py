"""Reads dates as clerks type them (5/1/26, 050126, 5-1-2026; births also 3/1950, 1950) and writes them back in full."""

from __future__ import annotations

import re
from datetime import date

from desk_app.domain.people.birth import birth_from

_PARTED = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})", re.ASCII)
_SOLID = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})", re.ASCII)
_MONTH = re.compile(r"(?:(\d{1,2})\s*[/.\-\s]\s*)?(\d{4})", re.ASCII)


def read_birth(text: str, today: date) -> str:
    """Read a birth, a day or what is known of it: "1990-05-01", "1990-05", "1990"; "" for what is no birth."""
    day = read_birth_date(text, today)
    if day is not None:
        return day.isoformat()
    found = _MONTH.fullmatch(text.strip())
    if found is None or found[1] == "0" or found[1] == "00":
        return ""
    return birth_from(int(found[2]), int(found[1] or 0))


def read_birth_date(text: str, today: date) -> date | None:
    """Read a date of birth, day first; two-digit years are the latest ones not after today. None: not a date."""
    typed = text.strip()
    found = _PARTED.fullmatch(typed) or _SOLID.fullmatch(typed)
    if not found:
        return None
    day, month, year = (int(part) for part in found.groups())
    if len(found[3]) == 4:
        return _date(year, month, day)
    this_century = _date(today.year - today.year % 100 + year, month, day)
    if this_century and this_century <= today:
        return this_century
    return _date(today.year - today.year % 100 - 100 + year, month, day)


def read_typed_date(text: str, today: date) -> date | None:
    """Read a date that is no birth; two-digit years are of this century."""
    typed = text.strip()
    found = _PARTED.fullmatch(typed) or _SOLID.fullmatch(typed)
    if not found:
        return None
    day, month, year = (int(part) for part in found.groups())
    return _date(year if len(found[3]) == 4 else today.year - today.year % 100 + year, month, day)


def written(day: date | None) -> str:
    """Write a date as dd/MM/yyyy; nothing for no date."""
    return f"{day:%d/%m/%Y}" if day else ""


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
