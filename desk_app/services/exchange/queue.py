"""Says what has not reached the city yet, as a count or entry by entry without the full name of any citizen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desk_app.ports.dossiers import WorkList
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.services.context import DeskContext

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


def initials(name: str) -> str:
    """Give the initials of a name: "Nguyễn Thị Hòa" gives "N.T.H."."""
    return "".join(f"{word[0].upper()}." for word in name.split())
