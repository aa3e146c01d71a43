"""Compares the day's sets of entries of desk and city, and fetches the lists of those that are not equal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desk_app.ports.exchange.city_line import Exchange
from desk_app.protocol.feed import set_digest
from desk_app.protocol.messages import DayReply, DayRequest, DaySet, DeskLine
from desk_app.services.exchange.run import SyncRun

DAY = "/v1/day"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both sides of a day: how many entries each chain has at the city, and which ones only one side holds.

    `here_only` and `city_only` give hashes by chain; `server_time` is the city's clock (ISO 8601). `behind` counts the
    entries the city holds and has not compared with each other yet: what clashes among them is not known.
    """

    counts: dict[str, int]
    here_only: dict[str, tuple[str, ...]]
    city_only: dict[str, tuple[str, ...]]
    desks: tuple[DeskLine, ...]
    server_time: str
    behind: int = 0

    @property
    def equal(self) -> bool:
        """Whether both sides hold the same entries of the day."""
        return not self.here_only and not self.city_only


def compare(run: SyncRun, day: date) -> Exchange[Comparison]:
    """Ask the city for its sets of a day; lists are exchanged only for chains whose sets differ."""
    with run.context.uow(write=False) as work:
        here = work.replication.day_sets(day)
    sets = tuple(DaySet(one, len(hashes), set_digest(hashes)) for one, hashes in sorted(here.items()))
    reply = yield from run.ask(DAY, DayRequest(day.isoformat(), sets), DayReply)
    unequal = _unequal(sets, reply.sets)
    lists: dict[str, frozenset[str]] = {}
    if unequal:
        listed = yield from run.ask(DAY, DayRequest(day.isoformat(), sets, unequal), DayReply)
        lists = {one.desk_id: frozenset(one.hashes) for one in listed.lists}
    mine = {one: frozenset(here.get(one, ())) for one in unequal}
    return Comparison(
        counts={one.desk_id: one.count for one in reply.sets},
        here_only=_lacking(mine, lists),
        city_only=_lacking({one: lists.get(one, frozenset()) for one in unequal}, mine),
        desks=reply.desks,
        server_time=reply.server_time,
        behind=max(0, reply.behind),
    )


def _unequal(here: tuple[DaySet, ...], city: tuple[DaySet, ...]) -> tuple[str, ...]:
    """Name the chains whose sets differ; a chain one side does not speak of has an empty set there."""
    mine = {one.desk_id: (one.count, one.digest) for one in here if one.count}
    theirs = {one.desk_id: (one.count, one.digest) for one in city if one.count}
    return tuple(sorted(one for one in mine.keys() | theirs.keys() if mine.get(one) != theirs.get(one)))


def _lacking(held: dict[str, frozenset[str]], other: dict[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    found = {one: tuple(sorted(hashes - other.get(one, frozenset()))) for one, hashes in held.items()}
    return {one: hashes for one, hashes in found.items() if hashes}
