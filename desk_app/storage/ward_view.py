"""What the desk knows of its ward: the other desks, what waits for a person, a day's facts of every desk."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select

from desk_app.city_ports import ExceptionLine, HandIn, WardDesk
from desk_app.domain.journal import Entry
from desk_app.storage import city_schema, schema
from desk_app.storage.carried_entries import carried
from desk_app.storage.dossier_lines import moment
from desk_app.storage.entry_rows import entry_of
from desk_app.storage.exchange_ground import ExchangeGround
from desk_app.storage.statements import Line, Prepared

_ENTRY = schema.entries.c
_DESK, _CASE = city_schema.ward_desks.c, city_schema.exceptions.c
_ADMITTED = Prepared(
    select(city_schema.ward_desks).where(_DESK.admitted != "").order_by(_DESK.desk_no, _DESK.desk_id)
)
_CASES = select(city_schema.exceptions).order_by(_CASE.opened)
_WAITING, _OPENED = Prepared(_CASES.where(_CASE.waits.is_(True))), Prepared(_CASES.where(_CASE.opened != ""))


class WardView(ExchangeGround):
    """The ward as the feed told of it."""

    def carried(self, limit: int) -> tuple[HandIn, ...]:
        """Give what is held of others (or of an old branch of this desk) and has no place in the city's feed."""
        return carried(self._connection, limit)

    def desks(self) -> tuple[WardDesk, ...]:
        """Give the desks of the ward as the city admitted them."""
        return tuple(_desk(row) for row in _ADMITTED.rows(self._connection, {}))

    def exceptions(self, *, with_closed: bool = False) -> tuple[ExceptionLine, ...]:
        """Give what waits for a person, oldest first."""
        wanted = _OPENED if with_closed else _WAITING
        return tuple(_exception(row) for row in wanted.rows(self._connection, {}))

    def day_sets(self, day: date) -> dict[str, tuple[str, ...]]:
        """Give, by desk, the hashes of all entries that happened on a day (desk's wall clock), sorted."""
        query = select(_ENTRY.desk_id, _ENTRY.hash).where(_ENTRY.day == day.isoformat())
        sets: dict[str, list[str]] = {}
        for desk_id, hash_ in self._connection.execute(query):
            sets.setdefault(desk_id, []).append(hash_.hex())
        return {desk_id: tuple(sorted(hashes)) for desk_id, hashes in sorted(sets.items())}

    def day_entries(self, day: date, kinds: Sequence[str], until: date | None = None) -> tuple[Entry, ...]:
        """Give the entries of some kinds that happened on a day, or from it until another, of every desk, as stored."""
        days = _ENTRY.day.between(day.isoformat(), (until or day).isoformat())
        query = select(_ENTRY.hash, _ENTRY.header, _ENTRY.body).where(days, _ENTRY.kind.in_(kinds))
        rows = self._connection.execute(query.order_by(_ENTRY.position))
        return tuple(entry_of(row.hash, row.header, row.body) for row in rows)


def _desk(row: Line) -> WardDesk:
    names = ("desk_id", "desk_no", "public_key", "first_number", "last_number")
    return WardDesk(**{name: row[name] for name in names}, revoked=row["revoked"] > row["admitted"])


def _exception(row: Line) -> ExceptionLine:
    names = ("exception_id", "about", "desk_id", "dossier_id", "detail", "closed_by", "choice", "reason")
    return ExceptionLine(
        **{name: row[name] for name in names},
        codes=tuple(json.loads(row["codes"])),
        entries=tuple(json.loads(row["entries"])),
        opened_at=_moment_of(row["opened"]),
        closed_at=_moment_of(row["closed"]) if row["closed"] else None,
    )


def _moment_of(stamp: str) -> datetime:
    return moment(stamp.split(" ", 1)[0])
