"""The shipped calendar and hours as the tests of due dates use them."""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from desk_app.domain.catalogue.procedure import DeadlineKind, DeadlineRule
from desk_app.domain.catalogue_data import load_calendar, load_working_hours
from desk_app.domain.time.deadlines import compute_due
from desk_app.domain.time.due_dates import DueDate
from desk_app.domain.time.due_policy import DuePolicy
from desk_app.domain.time.local_time import VIETNAM
from desk_app.domain.time.working_time import Calendar, WorkingHours, WorkingTime
from desk_app.seeds import settings_book
from desk_app.settings import due_policy

RESOURCES = Path(__file__).parents[2] / "resources"
POLICY = due_policy(settings_book().in_force({}, practice=False))


def resource(name: str) -> Any:
    return json.loads((RESOURCES / name).read_text(encoding="utf-8"))


@cache
def calendar() -> Calendar:
    return load_calendar(resource("calendar/vietnam.json"))


@cache
def hours() -> WorkingHours:
    return load_working_hours(resource("calendar/hours.json"))


def working_time() -> WorkingTime:
    return WorkingTime(calendar(), hours())


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def day(text: str) -> date:
    return date.fromisoformat(text)


def due(kind: DeadlineKind | str, amount: int, received_at: datetime, policy: DuePolicy = POLICY) -> DueDate:
    rule = DeadlineRule(DeadlineKind(kind), amount)
    return compute_due(rule, received_at, calendar(), hours(), policy)


def read_data(name: str) -> Any:
    """Read worked cases kept beside the tests of the domain."""
    return json.loads((Path(__file__).parent / "data" / name).read_text(encoding="utf-8"))
