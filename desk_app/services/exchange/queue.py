"""Says what has not reached the city yet: everything after the newest receipted entry of the journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.services.context import Counter


@dataclass(frozen=True, slots=True)
class QueueAnswer:
    """How many entries wait, since when the oldest waits (None: nothing waits), and both ends of the journal."""

    unsent: int
    oldest_at: datetime | None
    head_seq: int
    acked_seq: int


class QueueState:
    """Reads the state of the outbox, which is the journal itself."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter

    def __call__(self) -> QueueAnswer:
        """Give the state now."""
        with self._counter.uow(write=False) as work:
            head, acked = work.journal.head(), work.journal.acked()
            oldest = next(iter(work.journal.entries(after_seq=acked.seq)), None)
        at = datetime.fromisoformat(oldest.header.occurred_at) if oldest else None
        return QueueAnswer(head.seq - acked.seq, at, head.seq, acked.seq)


def unsent(work: UnitOfWork) -> int:
    """Count the own entries the city has not receipted."""
    return work.journal.head().seq - work.journal.acked().seq
