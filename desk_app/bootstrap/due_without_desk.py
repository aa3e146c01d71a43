"""Counts a due date with the desk's own calendar, or with the program's where there is no desk yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from desk_app import seeds
from desk_app.bootstrap.folders import has_desk
from desk_app.domain.catalogue.procedure import DeadlineRule
from desk_app.domain.findings import Finding
from desk_app.domain.time.deadlines import calendar_findings, compute_due
from desk_app.domain.time.due_dates import DueDate
from desk_app.domain.time.local_time import local
from desk_app.errors import Refused
from desk_app.settings import due_policy

DueCount = Callable[[str | DeadlineRule, datetime], tuple[DueDate, list[Finding]]]
"""Counts for a procedure code or a rule, from a moment of receipt; warns of years not confirmed."""


@contextmanager
def due_without_desk(folder: Path) -> Iterator[DueCount]:
    """Give the count of the desk in a folder, or of the seeds; raises StorageTrouble for a desk that cannot open."""
    if not has_desk(folder):
        yield count_from_seeds
        return
    from desk_app.bootstrap.open_desk import open_desk

    desk = open_desk(folder)
    try:
        yield desk.reference.compute_due
    finally:
        desk.close()


def count_from_seeds(what: str | DeadlineRule, at: datetime) -> tuple[DueDate, list[Finding]]:
    """Count with the data that comes with the program; raises Refused for an unknown procedure."""
    rule = what if isinstance(what, DeadlineRule) else _rule(what.strip(), at)
    calendar, hours = seeds.seed_calendar()
    policy = due_policy(seeds.settings_book().in_force({}, practice=False))
    due = compute_due(rule, at, calendar, hours, policy)
    return due, calendar_findings(due, calendar)


def _rule(code: str, at: datetime) -> DeadlineRule:
    begun = [one for one in seeds.seed_catalogue() if one.effective_from <= local(at).date()]
    for wanted in (code, code.rpartition(".")[0]):
        # A variant code ("1.000894.01") falls back on its procedure, as at a desk.
        versions = [one for one in begun if one.code == wanted]
        if versions:
            return max(versions, key=lambda one: one.effective_from).deadline
    raise Refused("reception.unknown_procedure", procedure=code[:60])
