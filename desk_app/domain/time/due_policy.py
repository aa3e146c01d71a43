"""The office's choices about due dates that the law leaves open, kept as settings with effective dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum


class DayEnd(StrEnum):
    """At which hour of its last day a term in working days ends (DOMAIN 5.1: both are in use)."""

    KEEP_CLOCK = "keep_clock"
    CLOSE_OF_DAY = "close_of_day"


@dataclass(frozen=True, slots=True)
class DuePolicy:
    """How due dates are counted and announced.

    `same_day_cut_off`: received after it (NĐ 23/2015 Đ7: 15:00), same-day work is due on the next working day.
    `soon_days`/`urgent_days`: from how many working days before the due date the lists warn and alarm.
    """

    same_day_cut_off: time
    working_days_end: DayEnd
    soon_days: int
    urgent_days: int
