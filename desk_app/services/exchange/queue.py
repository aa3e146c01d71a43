"""Says what has not reached the city yet, as a count or entry by entry without the full name of any citizen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import islice

from desk_app.domain.facts.happened import happened_in
from desk_app.domain.journal.entry import Entry
from desk_app.ports.dossiers import WorkList
from desk_app.ports.unit_of_work import UnitOfWork, UnitOfWorkFactory
from desk_app.services.context import DeskContext
from desk_app.services.exchange.report import SyncProgress

FOR_A_PERSON = frozenset({"city.stuck", "city.too_large", "city.chain_refused"})
"""Troubles that are about the oldest unsent entry alone."""


@dataclass(frozen=True, slots=True)
class QueueAnswer:
    """How many entries wait and of how many dossiers, since when (None: nothing waits), and both ends of the journal.

    A clerk counts dossiers; entries about no dossier (sign-ins, settings) wait too and are named as the desk's own.
    """

    unsent: int
    oldest_at: datetime | None
    head_seq: int
    acked_seq: int
    dossiers: int = 0


class QueueState:
    """Reads the state of the outbox, which is the journal itself."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def __call__(self) -> QueueAnswer:
        """Give the state now."""
        with self._context.uow(write=False) as work:
            head, acked = work.journal.head(), work.journal.acked()
            oldest = next(iter(work.journal.entries(after_seq=acked.seq)), None)
            dossiers = unsent_dossiers(work, self._context.now()) if oldest else 0
        at = datetime.fromisoformat(oldest.header.occurred_at) if oldest else None
        return QueueAnswer(head.seq - acked.seq, at, head.seq, acked.seq, dossiers)


def unsent_dossiers(work: UnitOfWork, now: datetime) -> int:
    """Count the dossiers of which the city lacks something."""
    return work.dossiers.count(WorkList.UNSENT, now)


def unsent(work: UnitOfWork) -> int:
    """Count the own entries the city has not receipted."""
    return work.journal.head().seq - work.journal.acked().seq


class SendState(StrEnum):
    """How far an entry has come on its way to the city (UX 38)."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    RETRY = "retry"
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One unsent entry: its place in the journal, what happened (a message key), to which dossier, when it was saved."""

    seq: int
    happened: str
    saved_at: datetime
    dossier: str
    initials: str
    procedure_name: str
    state: SendState

    @property
    def code(self) -> str:
        """The key by which a list finds its next window."""
        return str(self.seq)


class QueueLines:
    """Gives one window of the unsent entries, oldest first; a row is never deleted by a clerk."""

    def __init__(self, uow: UnitOfWorkFactory, running: Callable[[], SyncProgress | None]) -> None:
        self._uow = uow
        self._running = running

    def __call__(self, after: str | None = None, limit: int = 100) -> tuple[QueueLine, ...]:
        """Give up to `limit` lines after the one with key `after` (None: from the oldest)."""
        sending = self._running() is not None
        with self._uow(write=False) as work:
            acked, trouble = work.journal.acked().seq, work.replication.state().trouble
            start = max(acked, int(after or 0))
            entries = islice(work.journal.entries(after_seq=start), limit)
            return tuple(
                _line(work, one, _state(one.header.seq - acked, trouble, sending)) for one in entries
            )


def _state(place: int, trouble: str, sending: bool) -> SendState:
    """Say how far the n-th unsent entry has come."""
    if trouble in FOR_A_PERSON:
        return SendState.ATTENTION if place == 1 else SendState.WAITING
    if sending:
        return SendState.SENDING
    return SendState.RETRY if trouble else SendState.WAITING


def _line(work: UnitOfWork, entry: Entry, state: SendState) -> QueueLine:
    header = entry.header
    dossier = work.dossiers.by_id(header.dossier_id) if header.dossier_id else None
    return QueueLine(
        header.seq,
        happened_in(entry),
        datetime.fromisoformat(header.occurred_at),
        dossier.code if dossier else "",
        initials(dossier.matter_of.name) if dossier else "",
        dossier.procedure.name if dossier else "",
        state,
    )


def initials(name: str) -> str:
    """Give the initials of a name: "Nguyễn Thị Hòa" gives "N.T.H."."""
    return "".join(f"{word[0].upper()}." for word in name.split())
