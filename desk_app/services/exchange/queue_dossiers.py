"""Says which dossiers the city lacks something of, with the deeds that wait, without the full name of any citizen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.facts.happened import happened_in, happened_key
from desk_app.ports.dossiers import WorkList
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.services.context import DeskContext
from desk_app.services.exchange.queue import FOR_A_PERSON, SendState, initials
from desk_app.services.exchange.report import SyncProgress

MOST_LOOKED_THROUGH = 2_000
"""Unsent entries looked through for those about no dossier; the oldest are enough to say that there are some."""
DESK_ROW = "desk"
"""Key of the row of the desk's own records."""


@dataclass(frozen=True, slots=True)
class WaitingDeed:
    """One unsent entry: its place in the journal, what happened (a message key) and when."""

    seq: int
    happened: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class WaitingDossier:
    """One dossier with its unsent deeds, oldest first; `dossier` is "" for the desk's own records."""

    dossier: str
    initials: str
    procedure_name: str
    deeds: tuple[WaitingDeed, ...]
    state: SendState

    @property
    def code(self) -> str:
        """The key by which a list finds its next window."""
        return self.dossier or DESK_ROW

    @property
    def saved_at(self) -> datetime:
        """When the newest of them was saved."""
        return self.deeds[-1].saved_at


class WaitingDossiers:
    """Gives one window of the dossiers that wait, newest first; the desk's own records stand last."""

    def __init__(self, context: DeskContext, running: Callable[[], SyncProgress | None]) -> None:
        self._context = context
        self._running = running

    def __call__(self, after: str | None = None, limit: int = 100) -> tuple[WaitingDossier, ...]:
        """Give up to `limit` rows after the one with key `after` (None: the first)."""
        if after == DESK_ROW:
            return ()
        now = self._context.now()
        with self._context.uow(write=False) as work:
            state = _States(work, sending=self._running() is not None)
            rows = work.dossiers.page(WorkList.UNSENT, now, before=after, limit=limit)
            found = [*_dossiers(work, tuple(row.code for row in rows), state)]
            if len(rows) < limit and (own := _own(work, state)) is not None:
                found.append(own)
        return tuple(found)


class _States:
    """How far deeds have come; of troubles about one entry only its dossier needs a person."""

    def __init__(self, work: UnitOfWork, *, sending: bool) -> None:
        self.acked = work.journal.acked().seq
        self._trouble = work.replication.state().trouble
        self._sending = sending

    def of(self, deeds: tuple[WaitingDeed, ...]) -> SendState:
        if self._trouble in FOR_A_PERSON:
            first = any(deed.seq == self.acked + 1 for deed in deeds)
            return SendState.ATTENTION if first else SendState.WAITING
        if self._sending:
            return SendState.SENDING
        return SendState.RETRY if self._trouble else SendState.WAITING


def _dossiers(work: UnitOfWork, codes: tuple[str, ...], states: _States) -> Iterator[WaitingDossier]:
    for dossier in map(work.dossiers.by_code, codes):
        deeds = _deeds(work, dossier, states.acked) if dossier else ()
        if dossier is not None and deeds:
            name, procedure = initials(dossier.matter_of.name), dossier.procedure.name
            yield WaitingDossier(dossier.code, name, procedure, deeds, states.of(deeds))


def _deeds(work: UnitOfWork, dossier: Dossier, acked: int) -> tuple[WaitingDeed, ...]:
    found = []
    for line in dossier.history:
        if line.desk_id == work.desk.desk_id and line.seq > acked:
            entry = work.replication.entry(line.entry_hash)
            key = happened_in(entry) if entry is not None else happened_key(line.kind)
            found.append(WaitingDeed(line.seq, key, line.at))
    return tuple(sorted(found, key=lambda one: one.seq))


def _own(work: UnitOfWork, states: _States) -> WaitingDossier | None:
    entries = islice(work.journal.entries(after_seq=states.acked), MOST_LOOKED_THROUGH)
    deeds = tuple(
        WaitingDeed(one.header.seq, happened_in(one), datetime.fromisoformat(one.header.occurred_at))
        for one in entries
        if not one.header.dossier_id
    )
    return WaitingDossier("", "", "", deeds, states.of(deeds)) if deeds else None
