"""Settles an exception: a person says what was done and why, and that itself goes into the journal."""

from __future__ import annotations

from dataclasses import dataclass

from desk_app.domain.facts.city_facts import ExceptionClosed
from desk_app.domain.facts.exception_kinds import PENDING
from desk_app.errors import Refused
from desk_app.ports.changes import Changes
from desk_app.services.clock_guard import ClockGuard
from desk_app.services.context import Counter
from desk_app.services.exchange.exception_words import is_for_supervisor, must_be_choice
from desk_app.services.people.operators import Operator
from desk_app.services.wording import reason_given


@dataclass(frozen=True, slots=True)
class ExceptionSettled:
    """What was journaled: which exception, the choice, and the number of the entry.

    `stays_open`: the choice says what is being done about it, not how it ended.
    """

    exception_id: str
    choice: str
    seq: int
    changes: Changes
    stays_open: bool = False


class CloseException:
    """Takes one exception off the open list; nothing else changes and nothing was held up by it."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._guard = ClockGuard(counter)

    def __call__(self, exception_id: str, choice: str, reason: str, by: Operator) -> ExceptionSettled:
        """Journal the choice; raises Refused: exception.unknown, exception.settled_before,
        exception.no_such_choice, exception.supervisor_only, reason.*.
        """
        with self._counter.uow() as work:
            lines = work.replication.exceptions(with_closed=True)
            line = next((one for one in lines if one.exception_id == exception_id), None)
            if line is None:
                raise Refused("exception.unknown", exception_id=exception_id[:40])
            if line.closed_at is not None:
                raise Refused("exception.settled_before", at=line.closed_at, by=line.closed_by)
            if is_for_supervisor(line) and not by.is_supervisor:
                raise Refused("exception.supervisor_only")
            must_be_choice(line, choice)
            fact = ExceptionClosed(exception_id, choice, reason_given(reason), line.settlements)
            at = self._guard.admit(work, by.user)
            entry = work.journal.append(fact, actor=by.user, at=at, dossier_id=line.dossier_id)
            work.commit()
        changes = Changes(dossiers=line.dossier_id is not None, queue=True, codes=line.codes)
        return ExceptionSettled(
            exception_id, choice, entry.header.seq, changes, line.divergence is not None and choice in PENDING
        )
