"""How much of a term is left: "Còn 2 ngày làm việc", "Quá 1 ngày", and how loudly to say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from desk_app.domain.dossier.dossier import Dossier, Status
from desk_app.domain.steps.lists import WAITS_FOR_CITIZEN, is_open
from desk_app.domain.time.due_policy import DuePolicy
from desk_app.domain.time.local_time import local
from desk_app.domain.time.working_time import Calendar, WorkingHours, WorkingTime

MINUTE = timedelta(minutes=1)
FARTHEST = timedelta(days=3653)
"""Ten years: no term is longer, and counting to a date nobody meant (year 9999) must not hold up a list."""


class DueLevel(StrEnum):
    """How near the due date is; thresholds are settings (two and one working days before, DOMAIN 1.1)."""

    OK = "ok"
    SOON = "soon"
    URGENT = "urgent"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left or exceeded: whole working days and working minutes, with the message that says so."""

    level: DueLevel
    key: str
    days: int = 0
    minutes: int = 0
    params: Mapping[str, object] = field(default_factory=dict)


def remaining_of(
    dossier: Dossier, now: datetime, calendar: Calendar, hours: WorkingHours, policy: DuePolicy
) -> Remaining | None:
    """Measure what is left for a dossier; None where no promise is open. While the citizen is waited for nothing is late."""
    if not is_open(dossier) or dossier.number is None or dossier.status is Status.DONE:
        return None
    if dossier.status in WAITS_FOR_CITIZEN:
        return Remaining(DueLevel.OK, "due.waits_for_citizen")
    return remaining(dossier.due_at, now, calendar, hours, policy)


def remaining(
    due_at: datetime | None, now: datetime, calendar: Calendar, hours: WorkingHours, policy: DuePolicy
) -> Remaining:
    """Measure the time between now and the due date in the office's own working time."""
    if due_at is None:
        return Remaining(DueLevel.OK, "due.left_no_date")
    time = WorkingTime(calendar, hours)
    due_at = min(max(local(due_at), now - FARTHEST), now + FARTHEST)
    return _late(due_at, now, time) if now > due_at else _left(due_at, now, time, policy)


def _left(due_at: datetime, now: datetime, time: WorkingTime, policy: DuePolicy) -> Remaining:
    days = time.working_days_between(local(now).date(), local(due_at).date())
    minutes = time.between(now, due_at) // MINUTE
    level = DueLevel.OK
    if days <= policy.soon_days:
        level = DueLevel.URGENT if days <= policy.urgent_days else DueLevel.SOON
    if days:
        return Remaining(level, "due.left_days", days, minutes, {"days": days})
    if minutes >= 60:
        return Remaining(level, "due.left_hours", 0, minutes, {"hours": minutes // 60})
    return Remaining(level, "due.left_minutes", 0, minutes, {"minutes": minutes})


def _late(due_at: datetime, now: datetime, time: WorkingTime) -> Remaining:
    days = time.working_days_between(local(due_at).date(), local(now).date())
    minutes = time.between(due_at, now) // MINUTE
    if days:
        return Remaining(DueLevel.OVERDUE, "due.late_days", days, minutes, {"days": days})
    return Remaining(DueLevel.OVERDUE, "due.late_today", 0, minutes)
