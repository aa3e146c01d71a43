"""The day's gap report: every number of this desk up to what witness and city have seen, accounted for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from desk_app.domain.codes.number_gaps import GapReport, NumbersOfDay, explain
from desk_app.domain.facts.facts import DossierReceived, NumbersMissing
from desk_app.domain.facts.wire import fact_or_none
from desk_app.domain.journal.entry import Entry
from desk_app.ports.journal import Head
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.ports.witness import Witness
from desk_app.services.context import DeskContext

NAMED_WITHIN = 62
"""Days, on either side, within which missing numbers of a day are looked for."""


class MakeGapReport:
    """Accounts for the numbers of one day at this desk."""

    def __init__(self, context: DeskContext, witness: Witness) -> None:
        self._context = context
        self._witness = witness

    def __call__(self, day: date) -> GapReport:
        """Give the report of a day."""
        with self._context.uow(write=False) as work:
            return gap_report(work, self._witness, day)


def gap_report(work: UnitOfWork, witness: Witness, day: date) -> GapReport:
    """Give the report inside a unit of work; a desk without a number block has given no number."""
    first, last = work.desk.first_number, work.desk.last_number
    if first is None or last is None:
        return GapReport(day)
    valid, voided, other = set(), set(), set()
    for entry, fact in _received(work, day):
        number = fact.number
        if work.replication.own(entry.header.seq) != Head(entry.header.seq, entry.hash):
            other.add(number)
        elif _is_void(work, entry):
            voided.add(number)
        else:
            valid.add(number)
    numbers = NumbersOfDay(valid, voided, other, dict(_named(work, day)), _seen(work, witness, day))
    return explain(day, first, last, numbers)


def _received(work: UnitOfWork, day: date) -> Iterator[tuple[Entry, DossierReceived]]:
    for entry in work.replication.day_entries(day, (DossierReceived.KIND,)):
        fact = fact_or_none(entry) if entry.header.desk_id == work.desk.desk_id else None
        if isinstance(fact, DossierReceived):
            yield entry, fact


def _is_void(work: UnitOfWork, entry: Entry) -> bool:
    dossier = work.dossiers.by_id(entry.header.dossier_id or "")
    return dossier is not None and bool(dossier.voided_reason)


def _named(work: UnitOfWork, day: date) -> Iterator[tuple[int, str]]:
    """Give the numbers of the day named missing, with who knew of them; a clock set wrong dates that early or late."""
    first, last = day - timedelta(days=NAMED_WITHIN), day + timedelta(days=NAMED_WITHIN)
    for entry in work.replication.day_entries(first, (NumbersMissing.KIND,), last):
        fact = fact_or_none(entry) if entry.header.desk_id == work.desk.desk_id else None
        if isinstance(fact, NumbersMissing) and fact.day == day:
            yield from ((number, fact.witness) for number in range(fact.first, fact.last + 1))


def _seen(work: UnitOfWork, witness: Witness, day: date) -> tuple[int, ...]:
    mark, floor = witness.read(work.desk.instance_id), work.replication.state().floor
    known = {mark.day: mark.number, **dict(mark.other_days)} if mark is not None else {}
    seen = [known[day]] if day in known else []
    if floor is not None and floor.day == day.isoformat():
        seen.append(floor.number)
    return tuple(seen)
