"""The due date (ngày hẹn trả) as a value: the moment and the day-by-day reasons for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desk_app.domain.time.moment import Moment


@dataclass(frozen=True, slots=True)
class DueStep:
    """One day on the way to the due date; `reason` is a message key, `note` names the holiday or decision."""

    date: date
    counted: bool
    reason: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class DueDate:
    """When the clock starts, when the result is due (None: no fixed date by law) and why."""

    effective_from: Moment
    due_at: Moment | None
    steps: tuple[DueStep, ...] = ()
