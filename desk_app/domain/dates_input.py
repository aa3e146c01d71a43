"""Reads dates as clerks type them ("5/1/26", "050126", "5-1-2026") and writes them as dd/MM/yyyy."""

from __future__ import annotations

import re
from datetime import date, datetime

from desk_app.domain.local_time import local

_PARTS = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})", re.ASCII)
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)


def parse_date(text: str, *, today: date, past: bool = False) -> date | None:
    """Read a typed date, day first; None when it is no date.

    Two digits of the year mean this century; with `past` (births, days of issue) the newest century that does not
    lie after today. Four digits are taken as typed: whether the date makes sense is for the checks to say.
    """
    typed = " ".join(text.split())
    iso = _ISO.fullmatch(typed)
    if iso:
        return _date(*iso.groups())
    found = _PARTS.fullmatch(typed) or _DIGITS.fullmatch(typed)
    if found is None:
        return None
    day, month, year = found.groups()
    if len(year) == 4:
        return _date(year, month, day)
    century = today.year // 100
    near = _date(f"{century}{year}", month, day)
    if past and (near is None or near > today):
        return _date(f"{century - 1}{year}", month, day)
    return near


def format_date(day: date | None) -> str:
    """Write a date as dd/MM/yyyy, nothing for none."""
    return f"{day:%d/%m}/{day.year:04d}" if day else ""


def format_moment(moment: datetime | None) -> str:
    """Write a moment on the desk's clock as "HH:mm dd/MM/yyyy", nothing for none."""
    return f"{local(moment):%H:%M} {format_date(local(moment).date())}" if moment else ""


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
