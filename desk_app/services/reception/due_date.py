"""Answers "when would it be due?" for any procedure or time limit and any moment, with the reasons."""

from __future__ import annotations

from datetime import datetime

from desk_app.domain.catalogue.procedure import DeadlineRule
from desk_app.domain.findings import Finding
from desk_app.domain.text import clean
from desk_app.domain.time.deadlines import calendar_findings, compute_due
from desk_app.domain.time.due_dates import DueDate
from desk_app.domain.time.local_time import local
from desk_app.errors import Refused
from desk_app.services.context import DeskContext
from desk_app.services.reception.procedure_checks import find_procedure


class ComputeDue:
    """Counts a due date with this desk's calendar, hours and settings; the calendar's test page and `desk-app due`."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def __call__(self, what: str | DeadlineRule, at: datetime) -> tuple[DueDate, list[Finding]]:
        """Count for a procedure code or a rule; raises Refused for an unknown code. Warns of unconfirmed years."""
        with self._context.uow(write=False) as work:
            if isinstance(what, DeadlineRule):
                rule = what
            else:
                version = find_procedure(work.reference, what, local(at).date())
                if version is None:
                    raise Refused("reception.unknown_procedure", procedure=clean(what)[:60])
                rule = version.deadline
            calendar, hours = work.reference.calendar(), work.reference.working_hours()
            policy = self._context.settings(work, self._context.now()).due
        due = compute_due(rule, at, calendar, hours, policy)
        return due, calendar_findings(due, calendar)
