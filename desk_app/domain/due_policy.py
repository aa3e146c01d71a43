"""The office's choices about due dates that the law leaves open, kept as settings with effective dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import TypeVar

from desk_app.errors import Refused

T = TypeVar("T")


class DayEnd(StrEnum):
    """At which hour of its last day a term in working days ends (DOMAIN 5.1: both are in use)."""

    KEEP_CLOCK = "keep_clock"
    CLOSE_OF_DAY = "close_of_day"


CUT_OFF = "due.same_day_cut_off"
DAY_END = "due.working_days_end"
SOON = "due.soon_days"
URGENT = "due.urgent_days"
"""Names of the settings read by `DuePolicy.from_settings`."""


@dataclass(frozen=True, slots=True)
class DuePolicy:
    """How due dates are counted and announced.

    `same_day_cut_off`: received after it (NĐ 23/2015 Đ7: 15:00), same-day work is due on the next working day.
    `soon_days`/`urgent_days`: from how many working days before the due date the lists warn and alarm.
    """

    same_day_cut_off: time = time(15)
    working_days_end: DayEnd = DayEnd.KEEP_CLOCK
    soon_days: int = 2
    urgent_days: int = 1

    @classmethod
    def from_settings(cls, settings: Mapping[str, str]) -> DuePolicy:
        """Read the policy from the ward's settings; an unreadable value is refused by name."""
        made = cls()
        return cls(
            same_day_cut_off=_read(settings, CUT_OFF, time.fromisoformat, made.same_day_cut_off),
            working_days_end=_read(settings, DAY_END, DayEnd, made.working_days_end),
            soon_days=_read(settings, SOON, int, made.soon_days),
            urgent_days=_read(settings, URGENT, int, made.urgent_days),
        )


def _read(settings: Mapping[str, str], name: str, reader: Callable[[str], T], default: T) -> T:
    if name not in settings:
        return default
    try:
        return reader(settings[name])
    except ValueError as trouble:
        raise Refused("due.bad_setting", name=name, value=settings[name]) from trouble
