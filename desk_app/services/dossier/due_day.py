"""Says what is promised for today, hour by hour, with what has been handed out of it already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from desk_app.domain.facts.facts import ResultReturned
from desk_app.domain.journal.look_ups import Looking
from desk_app.domain.time.local_time import local
from desk_app.domain.time.working_time import WorkingTime
from desk_app.ports.dossiers import DossierRow, WorkList, list_row
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.services.context import DeskContext
from desk_app.services.people.operators import Operator
from desk_app.services.people.record_look_up import RecordLookUp

MOST_ROWS = 500
"""Dossiers looked through in each state; no ward promises more for a day."""
PLAIN_DAY = (8, 9, 10, 11, 13, 14, 15, 16, 17)
"""Hours shown on a day the office rests, so that the strip keeps its form."""


@dataclass(frozen=True, slots=True)
class DueDay:
    """What is promised for the day of `at`: what is left by its hour, then what is done; `hours` the office is open."""

    at: datetime
    rows: tuple[DossierRow, ...]
    hours: tuple[int, ...]

    @property
    def done(self) -> int:
        """How many were handed out."""
        return sum(row.returned_at is not None for row in self.rows)

    @property
    def left(self) -> int:
        """How many are still to be handed out."""
        return len(self.rows) - self.done


class ReadDueDay:
    """Reads the dossiers promised for today: under way, ready, and handed out today."""

    def __init__(self, context: DeskContext, record: RecordLookUp) -> None:
        self._context = context
        self._record = record

    def __call__(self, by: Operator) -> DueDay:
        """Give the day; taken down once an hour. Raises Refused `rights.missing`."""
        self._record.admit(Looking.LIST, by)
        now = self._context.now()
        today = local(now).date()
        with self._context.uow(write=False) as work:
            left = [*work.dossiers.page(WorkList.DUE_TODAY, now, limit=MOST_ROWS)]
            ready = work.dossiers.page(WorkList.READY, now, limit=MOST_ROWS)
            left += [row for row in ready if _is_due_on(row.due_at, today)]
            done = sorted(_returned(work, today), key=lambda row: row.returned_at or row.received_at)
            time = WorkingTime(work.reference.calendar(), work.reference.working_hours())
            hours = _hours(time, today)
        left.sort(key=lambda row: (row.due_at or now, row.code))
        rows = (*left, *done)
        if rows:
            self._record(Looking.LIST, by, query=WorkList.DUE_TODAY)
        shown = {local(row.due_at).hour for row in rows if row.due_at}
        return DueDay(now, rows, tuple(sorted({*hours, *shown})))


def _hours(time: WorkingTime, day: date) -> tuple[int, ...]:
    """Give the hours of a day a result can be promised for, closing time with them."""
    hours = [hour for start, end in time.spans(day) for hour in range(start.hour, end.hour + 1)]
    return tuple(hours) or PLAIN_DAY


def _returned(work: UnitOfWork, day: date) -> Iterator[DossierRow]:
    entries = work.replication.day_entries(day, (ResultReturned.KIND,))
    ids = dict.fromkeys(one.header.dossier_id for one in entries if one.header.dossier_id)
    for dossier in map(work.dossiers.by_id, ids):
        if dossier is None or dossier.hand_over is None or not _is_due_on(dossier.due_at, day):
            continue
        yield list_row(dossier, returned_at=dossier.hand_over.at)


def _is_due_on(due_at: datetime | None, day: date) -> bool:
    return due_at is not None and local(due_at).date() == day
