"""Lists what only a person can settle, and settles it with what was done and why."""

from __future__ import annotations

from dataclasses import dataclass

from desk_app.domain.dossier.divergence_lines import stood_in
from desk_app.domain.facts.city_facts import ExceptionClosed
from desk_app.domain.facts.exception_kinds import PENDING
from desk_app.domain.journal.look_ups import Looking
from desk_app.errors import Refused
from desk_app.ports.changes import Changes
from desk_app.ports.exchange.ward import ExceptionLine
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.services.clock_guard import ClockGuard
from desk_app.services.context import DeskContext
from desk_app.services.exchange.exception_versions import VersionsOf
from desk_app.services.exchange.exception_words import (
    ExceptionView,
    choices_of,
    may_settle,
    must_be_choice,
    right_to_settle,
    title_of,
)
from desk_app.services.people.operators import Operator
from desk_app.services.people.record_look_up import RecordLookUp
from desk_app.services.wording import reason_given


class ListExceptions:
    """Reads the exceptions of the ward as this desk knows them."""

    def __init__(self, context: DeskContext, record: RecordLookUp) -> None:
        self._context = context
        self._record = record

    def __call__(self, by: Operator, *, with_closed: bool = False) -> tuple[ExceptionView, ...]:
        """Give what is open, oldest first; `with_closed` adds what was settled. The list is taken down once an hour.

        Raises Refused `rights.missing`.
        """
        self._record.admit(Looking.EXCEPTION, by)
        with self._context.uow(write=False) as work:
            found = views(work, work.replication.exceptions(with_closed=with_closed))
        if found:
            self._record(Looking.EXCEPTION, by)
        return found


def views(work: UnitOfWork, lines: tuple[ExceptionLine, ...]) -> tuple[ExceptionView, ...]:
    """Give exceptions as shown."""
    versions_of = VersionsOf(work)
    return tuple(_view(work, line, versions_of) for line in lines)


def _view(work: UnitOfWork, line: ExceptionLine, versions_of: VersionsOf) -> ExceptionView:
    versions = versions_of(line)
    dossier = work.dossiers.by_id(line.dossier_id) if line.dossier_id else None
    codes = line.codes or ((dossier.code,) if dossier else ())
    choice, reason, by = _said_of(line)
    return ExceptionView(
        exception_id=line.exception_id,
        about=line.about,
        desk_id=line.desk_id,
        desk_no=versions_of.desk_no(line.desk_id),
        dossier_id=line.dossier_id,
        codes=codes,
        title=title_of(line, versions, dossier),
        versions=versions,
        choices=choices_of(line),
        right=right_to_settle(line),
        opened_at=line.opened_at,
        closed_at=line.closed_at,
        closed_by=by,
        choice=choice,
        reason=reason,
    )


def _said_of(line: ExceptionLine) -> tuple[str, str, str]:
    """Give the choice, reason and person that settled it, or that said last what is being done about it."""
    if line.closed_at is None and line.divergence is not None and line.divergence.settlements:
        last = line.divergence.settlements[-1]
        return last.choice, last.reason, last.by
    return line.choice, line.reason, line.closed_by


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

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._guard = ClockGuard(context)

    def __call__(self, exception_id: str, choice: str, reason: str, by: Operator) -> ExceptionSettled:
        """Journal the choice; raises Refused: exception.unknown, exception.settled_before,
        exception.no_such_choice, rights.missing, reason.*.
        """
        with self._context.uow() as work:
            lines = work.replication.exceptions(with_closed=True)
            line = next((one for one in lines if one.exception_id == exception_id), None)
            if line is None:
                raise Refused("exception.unknown", exception_id=exception_id[:40])
            if line.closed_at is not None:
                raise Refused("exception.settled_before", at=line.closed_at, by=line.closed_by)
            if not may_settle(by, right := right_to_settle(line)):
                raise Refused("rights.missing", right=right)
            must_be_choice(line, choice)
            stood = _stood(work, line)
            fact = ExceptionClosed(exception_id, choice, reason_given(reason), line.settlements, stood)
            at = self._guard.admit(work, by.user)
            entry = work.journal.append(fact, actor=by.user, at=at, dossier_id=line.dossier_id)
            work.commit()
        changes = Changes(dossiers=line.dossier_id is not None, queue=True, codes=line.codes)
        return ExceptionSettled(
            exception_id, choice, entry.header.seq, changes, line.divergence is not None and choice in PENDING
        )


def _stood(work: UnitOfWork, line: ExceptionLine) -> str:
    dossier = work.dossiers.by_id(line.dossier_id) if line.divergence and line.dossier_id else None
    return stood_in(dossier, line.divergence) if dossier and line.divergence else ""
