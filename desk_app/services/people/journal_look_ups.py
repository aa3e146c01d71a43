"""Writes into the journal how many look-ups of whom stand in their chain, so that none can be taken away unseen."""

from __future__ import annotations

from datetime import datetime

from desk_app.domain.facts.desk_facts import LookUpsRecorded
from desk_app.domain.journal.look_ups import ChainedLookUp, hour_of
from desk_app.ports.changes import Changes
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.services.clock_guard import ClockGuard
from desk_app.services.context import DeskContext


class JournalLookUps:
    """Records, once per user and hour, what has been looked up since it was last recorded."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._guard = ClockGuard(context)

    def __call__(self, actor: str, *, whole: bool = False) -> Changes:
        """Record the hours that are over, with `whole` the one that runs too; nothing is written when nothing is new.

        Raises StorageTrouble.
        """
        now = self._context.now()
        with self._context.uow(write=False) as work:
            if not _unrecorded(work, now, whole=whole):
                return Changes()
        with self._context.uow() as work:
            self.inside(work, actor, whole=whole)
            work.commit()
        return Changes(queue=True)

    def inside(self, work: UnitOfWork, actor: str, *, whole: bool = False) -> None:
        """Do the same within another deed."""
        for line in _unrecorded(work, self._context.now(), whole=whole):
            if line.look is not None:
                user, hour = line.look.user, line.look.hour
                count = work.look_ups.count(user, hour, to=line.seq)
                fact = LookUpsRecorded(user, hour, count, line.hash, line.seq)
                work.journal.append(fact, actor=actor, at=self._guard.moment(work))


def _unrecorded(work: UnitOfWork, now: datetime, *, whole: bool) -> list[ChainedLookUp]:
    """Give the last line of each user and hour behind the newest recorded one, up to the hour that runs."""
    recorded = work.look_ups.recorded()
    running = None if whole else hour_of(now)
    newest: dict[tuple[str, datetime], ChainedLookUp] = {}
    for line in work.look_ups.lines(after=recorded.seq if recorded else 0):
        if line.look is None:
            continue
        if line.look.hour == running:
            break
        newest[line.look.user, line.look.hour] = line
    return sorted(newest.values(), key=lambda line: line.seq)
