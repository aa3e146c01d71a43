"""Says how old each kind of reference data is, and whence its newest change came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desk_app.domain.facts.facts import ReferenceDataChanged
from desk_app.domain.facts.wire import fact_or_none
from desk_app.ports.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ReferenceAge:
    """One kind of reference data ("catalogue", "procedure", "calendar" …): its newest change, of what, and its source."""

    kind: str
    key: str
    source: str
    at: datetime


def ages_of(work: UnitOfWork) -> tuple[ReferenceAge, ...]:
    """Give the age of each kind that ever changed; loading the catalogue and correcting one procedure are two kinds."""
    return tuple(
        ReferenceAge(change.what, change.key, _source(work, change.seq), change.at)
        for change in work.reference.changes()
    )


def _source(work: UnitOfWork, seq: int) -> str:
    entry = next(iter(work.journal.entries(after_seq=seq - 1)), None)
    fact = fact_or_none(entry) if entry is not None else None
    return fact.source if isinstance(fact, ReferenceDataChanged) else ""
