"""Reads everything a desk's database or the city holds, as plain values that can be compared."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Table, select

from desk_app.domain.facts.facts import DossierReceived, NumbersMissing
from desk_app.domain.facts.wire import read_fact, to_json
from desk_app.domain.journal.entry import Entry, Header
from desk_app.services.desk import Desk
from desk_app.storage.database import city_schema, schema


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number an entry carries: of which desk, on which day, whose dossier."""

    entry: str
    desk_id: str
    day: str
    number: int
    code: str
    dossier_id: str
    replaces: str


@dataclass(frozen=True, slots=True)
class Named:
    """Numbers an entry names missing; `on` is the day it carries."""

    desk_id: str
    on: date
    day: date
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a desk holds: hashes of its entries, of those with a place in the feed in its order, dossiers by their id.

    `dossiers` are their bytes, `codes` what stands on their slips.
    """

    hashes: frozenset[str]
    feed: tuple[str, ...]
    dossiers: dict[str, bytes]
    codes: dict[str, str]


@dataclass(frozen=True, slots=True)
class CityHoldings:
    """What the city holds: headers by hash, the feed in its order, dossiers as bytes, numbers used and named."""

    headers: dict[str, Header]
    feed: tuple[str, ...]
    dossiers: dict[str, bytes]
    numbers: tuple[Numbered, ...]
    gaps: tuple[Named, ...]

    @classmethod
    def of(
        cls, feed: Sequence[Entry], dossiers: dict[str, bytes], rogue: Collection[str] = ()
    ) -> CityHoldings:
        """Read the entries of the feed; numbers a modified program made up are in nobody's hand."""
        headers = {entry.hash: entry.header for entry in feed}
        hashes = tuple(entry.hash for entry in feed)
        honest = [entry for entry in feed if entry.hash not in rogue]
        return cls(headers, hashes, dossiers, numbers_in(honest), gaps_in(feed))


def hashes_of(desk: Desk) -> set[str]:
    """Give the hash of every entry a desk holds."""
    with desk.context.uow(write=False) as work:
        rows = work._connection.execute(select(schema.entries.c.hash))  # type: ignore[attr-defined]
        return {row.hash.hex() for row in rows}


def holdings_of(desk: Desk) -> Holdings:
    """Give what a desk holds."""
    entry, dossier = schema.entries.c, schema.dossiers.c
    with desk.context.uow(write=False) as work:
        connection = work._connection  # type: ignore[attr-defined]
        rows = connection.execute(select(entry.hash, entry.city_position)).all()
        ids = connection.execute(select(dossier.dossier_id)).scalars().all()
        found = {one: work.dossiers.by_id(one) for one in ids}
    feed = sorted((row.city_position, row.hash.hex()) for row in rows if row.city_position is not None)
    kept = {dossier_id: dossier for dossier_id, dossier in found.items() if dossier is not None}
    return Holdings(
        frozenset(row.hash.hex() for row in rows),
        tuple(hash_ for _, hash_ in feed),
        {dossier_id: to_json(dossier) for dossier_id, dossier in kept.items()},
        {dossier_id: dossier.code for dossier_id, dossier in kept.items()},
    )


def exception_rows_of(desk: Desk) -> dict[str, dict[str, Any]]:
    """Give everything said of what waits or waited for a person, by its name."""
    return _rows(desk, city_schema.exceptions)


def divergence_rows_of(desk: Desk) -> dict[str, dict[str, Any]]:
    """Give where desks parted, by its name."""
    return _rows(desk, city_schema.divergences)


def _rows(desk: Desk, table: Table) -> dict[str, dict[str, Any]]:
    with desk.context.uow(write=False) as work:
        rows = work._connection.execute(select(table)).mappings().all()  # type: ignore[attr-defined]
    return {row["exception_id"]: dict(row) for row in rows}


def numbers_in(entries: Iterable[Entry]) -> tuple[Numbered, ...]:
    """Give the numbers receptions carry."""
    found = []
    for entry in entries:
        if entry.header.kind == DossierReceived.KIND:
            fact = read_fact(entry)
            assert isinstance(fact, DossierReceived)
            day = fact.code.split("-")[1]
            header = entry.header
            found.append(
                Numbered(
                    entry.hash,
                    header.desk_id,
                    day,
                    fact.number,
                    fact.code,
                    header.dossier_id or "",
                    fact.replaces,
                )
            )
    return tuple(found)


def gaps_in(entries: Iterable[Entry]) -> tuple[Named, ...]:
    """Give the numbers named missing."""
    found = []
    for entry in entries:
        if entry.header.kind == NumbersMissing.KIND:
            fact = read_fact(entry)
            assert isinstance(fact, NumbersMissing)
            on = date.fromisoformat(entry.header.occurred_at[:10])
            found.append(Named(entry.header.desk_id, on, fact.day, fact.first, fact.last))
    return tuple(found)
