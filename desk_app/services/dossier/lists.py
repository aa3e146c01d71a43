"""The standing lists of the page "today" and their counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from desk_app.domain.journal.look_ups import Looking
from desk_app.ports.dossiers import DossierRow, WorkList
from desk_app.services.context import DeskContext
from desk_app.services.people.operators import Operator
from desk_app.services.people.record_look_up import RecordLookUp

SHOWN_TODAY = (
    WorkList.RECEIVED_TODAY,
    WorkList.DUE_TODAY,
    WorkList.OVERDUE,
    WorkList.READY,
    WorkList.UNSENT,
    WorkList.UNPRINTED,
)
"""The lists counted on the page "today", in its order."""


@dataclass(frozen=True, slots=True)
class Today:
    """How many dossiers stand in each list, and when that was true."""

    at: datetime
    counts: Mapping[WorkList, int]


class ListDossiers:
    """Gives one window of a standing list."""

    def __init__(self, context: DeskContext, record: RecordLookUp) -> None:
        self._context = context
        self._record = record

    def __call__(
        self, which: WorkList, by: Operator, before: str | None = None, limit: int = 50
    ) -> tuple[DossierRow, ...]:
        """Give up to `limit` rows after the one with code `before` (None: the first window); taken down once an hour."""
        with self._context.uow(write=False) as work:
            rows = work.dossiers.page(which, self._context.now(), before=before, limit=limit)
        if rows:
            self._record(Looking.LIST, by, query=which)
        return rows


class TodaySummary:
    """Counts the standing lists."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def __call__(self) -> Today:
        """Count every list shown on the page "today"."""
        now = self._context.now()
        with self._context.uow(write=False) as work:
            return Today(now, {which: work.dossiers.count(which, now) for which in SHOWN_TODAY})
