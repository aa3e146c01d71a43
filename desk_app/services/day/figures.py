"""Counts what happened on a day at every desk, as this desk's journal tells it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desk_app.domain.dossier.dossier import PrintState
from desk_app.domain.facts.city_facts import DayClosed
from desk_app.domain.facts.facts import (
    DossierReceived,
    DossierVoided,
    FormPrinted,
    PrintSettled,
    ResultReturned,
    SignedIn,
)
from desk_app.domain.facts.wire import fact_or_none
from desk_app.domain.journal.entry import Entry
from desk_app.domain.time.local_time import local
from desk_app.ports.journal import Head
from desk_app.ports.unit_of_work import UnitOfWork

LOOK_BACK = 31
"""Days searched for the close before; what was left open longer than that is counted with its own day."""
MOST_LATE = 20_000


@dataclass(slots=True)
class Tally:
    """A desk's day in numbers; `printed` are forms that came out."""

    received: int = 0
    printed: int = 0
    returned: int = 0
    voided: int = 0


@dataclass(frozen=True, slots=True)
class Closing:
    """A close in the own journal."""

    entry: Entry
    fact: DayClosed


_COUNTS = {DossierReceived.KIND: "received", ResultReturned.KIND: "returned", DossierVoided.KIND: "voided"}
_PAPER = (FormPrinted.KIND, PrintSettled.KIND)


def tallies(work: UnitOfWork, day: date) -> dict[str, Tally]:
    """Count by desk; a number cancelled on the day counts there, whenever it was given."""
    found: dict[str, Tally] = defaultdict(Tally)
    papers: dict[str, str] = {}
    for entry in work.replication.day_entries(day, (*_COUNTS, *_PAPER)):
        tally = found[entry.header.desk_id]
        if entry.header.kind in _COUNTS:
            name = _COUNTS[entry.header.kind]
            setattr(tally, name, getattr(tally, name) + 1)
        elif entry.header.dossier_id:
            _note_paper(papers, entry)
    for desk_id in papers.values():
        found[desk_id].printed += 1
    return found


def _note_paper(papers: dict[str, str], entry: Entry) -> None:
    """Keep a print when it is handed over, and strike it when it is known not to have come out."""
    fact = fact_or_none(entry)
    if isinstance(fact, FormPrinted):
        papers[fact.print_id] = entry.header.desk_id
    elif isinstance(fact, PrintSettled) and fact.state is PrintState.FAILED:
        papers.pop(fact.print_id, None)


def signed_in(work: UnitOfWork, day: date) -> dict[str, tuple[str, ...]]:
    """Give the users who signed in, by desk; a sign-in for one deed is known by the deed."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for entry in work.replication.day_entries(
        day, (SignedIn.KIND, DossierReceived.KIND, ResultReturned.KIND)
    ):
        found[entry.header.desk_id][entry.header.actor] = None
    return {desk_id: tuple(users) for desk_id, users in found.items()}


def closing_of(work: UnitOfWork, day: date, today: date) -> Closing | None:
    """Find this desk's newest close of a day."""
    found = [one for one in _closings(work, day, today) if one.fact.day == day]
    return found[-1] if found else None


def late_codes(work: UnitOfWork, day: date) -> tuple[str, ...]:
    """Give the dossiers with own entries of a day before `day` that were written after that day's close."""
    closings = [one for one in _closings(work, day - timedelta(days=LOOK_BACK), day) if one.fact.day < day]
    if not closings:
        return ()
    before = max(closings, key=lambda one: one.fact.head_seq).fact
    late = (
        entry.header.dossier_id
        for entry in work.replication.own_after(before.head_seq, MOST_LATE)
        if entry.header.dossier_id and _day_of(entry) <= before.day
    )
    dossiers = (work.dossiers.by_id(one) for one in dict.fromkeys(late))
    return tuple(one.code for one in dossiers if one is not None)


def _closings(work: UnitOfWork, first: date, last: date) -> list[Closing]:
    entries = (
        entry
        for entry in work.replication.day_entries(first, (DayClosed.KIND,), last)
        if entry.header.desk_id == work.desk.desk_id
        and work.replication.own(entry.header.seq) == Head(entry.header.seq, entry.hash)
    )
    facts = ((entry, fact_or_none(entry)) for entry in entries)
    return [Closing(entry, fact) for entry, fact in facts if isinstance(fact, DayClosed)]


def _day_of(entry: Entry) -> date:
    return local(datetime.fromisoformat(entry.header.occurred_at)).date()
