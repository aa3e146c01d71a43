"""Reads a time of day as clerks type it: 9:30, 0930, 9h30 or 15."""

from __future__ import annotations

import re
from datetime import time

_PARTED = re.compile(r"(\d{1,2})(?:\s*[:hg.]\s*(\d{2})?)?", re.ASCII | re.IGNORECASE)
_SOLID = re.compile(r"(\d{1,2})(\d{2})", re.ASCII)


def read_time(text: str) -> time | None:
    """Give the time, None when it is none."""
    typed = text.strip()
    found = _PARTED.fullmatch(typed) or _SOLID.fullmatch(typed)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
