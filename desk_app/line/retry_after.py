"""Reads how long a server asks to be left alone."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime


def seconds_asked(retry_after: str, date: str) -> float | None:
    """Give `Retry-After` in seconds; a moment is counted from the server's own clock. None for none or nonsense."""
    text = retry_after.strip()
    if text.isdecimal():
        return float(text[:9])
    until, now = _moment(text), _moment(date)
    return None if until is None or now is None else max(0.0, (until - now).total_seconds())


def _moment(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    return found if found.tzinfo is not None else None
