"""Names everything that does not agree on a day, so that it cannot be closed in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from desk_app.domain.codes.number_gaps import GapReport
from desk_app.domain.time.local_time import local
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.services.day.compare import Comparison
from desk_app.services.day.picture import DeskAtDay, Difference
from desk_app.services.exchange.exception_words import ExceptionView, Saying

CITY_NO = 0
"""Stands as desk number of the city and of a desk nobody told of."""
MOST_CODES = 10
"""Dossiers of a difference named one by one."""


def without_city(desk_no: int) -> Difference:
    """The city could not be asked: nobody knows whether both sides hold the same."""
    says = Saying("day.offline", {"desk": desk_no})
    return Difference("day.offline", "day.offline", desk_no, "", says, in_sets=True)


def of_city(both: Comparison) -> Iterator[Difference]:
    """Give that the city has not compared everything yet, so that nobody knows what clashes."""
    if both.behind:
        says = Saying("day.city_behind", {"n": both.behind})
        yield Difference("day.city_behind", "day.city_behind", CITY_NO, str(both.behind), says, in_sets=True)


def of_sets(work: UnitOfWork, both: Comparison, numbers: dict[str, int]) -> Iterator[Difference]:
    """Give what only one side holds, chain by chain."""
    for key, lacking in (("day.not_at_city", both.here_only), ("day.not_here", both.city_only)):
        for desk_id, hashes in sorted(lacking.items()):
            codes = ", ".join(_codes(work, hashes))
            detail = f"{len(hashes)}: {codes}" if codes else str(len(hashes))
            desk_no = numbers.get(desk_id, CITY_NO)
            says = Saying(key, {"desk": desk_no, "n": len(hashes), "codes": codes or "…"})
            yield Difference(f"{key}:{desk_id}", key, desk_no, detail, says, in_sets=True)


def _codes(work: UnitOfWork, hashes: Iterable[str]) -> tuple[str, ...]:
    """Name the dossiers of entries this desk holds; of those it lacks nothing is known but their hash."""
    entries = (work.replication.entry(one) for one in hashes)
    ids = dict.fromkeys(one.header.dossier_id for one in entries if one and one.header.dossier_id)
    dossiers = (work.dossiers.by_id(one) for one in list(ids)[:MOST_CODES])
    return tuple(one.code for one in dossiers if one is not None)


def of_desks(desks: Iterable[DeskAtDay], now: datetime) -> Iterator[Difference]:
    """Give desks that still have something unsent, were not heard of, or have receptions being typed (O2, C5)."""
    for desk in desks:
        number = desk.figures.desk_no
        if desk.figures.unsent:
            yield _unsent(desk, now)
        elif desk.silent:
            last = desk.figures.last_contact
            detail = f"{local(last):%H:%M %d/%m/%Y}" if last else ""
            says = Saying("day.silent", {"desk": number, "last": last or "…"})
            yield Difference(f"day.silent:{number}", "day.silent", number, detail, says, in_sets=True)
        if desk.drafts:
            says = Saying("day.drafts", {"desk": number, "n": desk.drafts})
            detail = str(desk.drafts)
            yield Difference(f"day.drafts:{number}", "day.drafts", number, detail, says, in_sets=False)


def _unsent(desk: DeskAtDay, now: datetime) -> Difference:
    number, count = desk.figures.desk_no, desk.figures.unsent or 0
    since = desk.oldest_unsent or now
    says = Saying("day.unsent", {"desk": number, "n": count, "since": since})
    detail = f"{count} · {local(since):%H:%M %d/%m/%Y}"
    return Difference(f"day.unsent:{number}", "day.unsent", number, detail, says, in_sets=True)


def of_gaps(gaps: GapReport, desk_no: int) -> Iterator[Difference]:
    """Give the numbers no entry explains."""
    for gap in gaps.unexplained:
        detail = f"{gap.first}–{gap.last}" if gap.last > gap.first else str(gap.first)
        says = Saying("day.gap", {"desk": desk_no, "first": gap.first, "last": gap.last})
        yield Difference(f"day.gap:{gap.first}", "day.gap", desk_no, detail, says, in_sets=False)


def of_exceptions(exceptions: Iterable[ExceptionView]) -> Iterator[Difference]:
    """Give what still waits for a person."""
    for one in exceptions:
        key = one.title.key
        yield Difference(
            one.exception_id, key, one.desk_no or CITY_NO, ", ".join(one.codes), one.title, in_sets=False
        )
