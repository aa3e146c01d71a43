"""The desk's own time: every moment is aware and shown in Asia/Ho_Chi_Minh."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

# A fixed offset, not a time-zone file: Vietnam has kept UTC+7 without summer time since 1975, and a rule of the
# desk must give the same date on a PC whose zone database is missing or old.
VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""The zone of every moment the desk shows or counts with."""


def local(moment: datetime) -> datetime:
    """Give the same instant on the wall clock of the desk; a moment without offset is a programming error."""
    if moment.tzinfo is None:
        raise ValueError("a moment must carry its offset")
    return _moved(moment, VIETNAM)


def universal(moment: datetime) -> datetime:
    """Give the same instant in UTC."""
    return _moved(moment, UTC)


def _moved(moment: datetime, zone: timezone) -> datetime:
    try:
        return moment.astimezone(zone)
    except OverflowError:
        # The first or last hours of the calendar: nobody meant them, and nothing may stop over them.
        return moment.replace(tzinfo=zone)
