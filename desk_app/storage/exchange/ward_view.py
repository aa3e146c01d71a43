"""What the desk knows of its ward: the other desks, what waits for a person, a day's facts of every desk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import bindparam, select

from desk_app.domain.dossier.divergences import CLASH, Divergence
from desk_app.domain.facts.city_facts import DeskAdmitted
from desk_app.domain.facts.wire import fact_or_none, from_json
from desk_app.domain.fold.ward_fold import ExceptionRecord, moment_of
from desk_app.domain.journal.entry import Entry
from desk_app.domain.time.local_time import local
from desk_app.ports.exchange.feed import HandIn
from desk_app.ports.exchange.ward import ExceptionLine, WardDesk
from desk_app.storage.database import city_schema, schema
from desk_app.storage.database.statements import Line, Prepared
from desk_app.storage.exchange.carried_entries import carried
from desk_app.storage.exchange.exchange_ground import ExchangeGround
from desk_app.storage.journal.entry_rows import entry_of
from desk_app.storage.projections.dossier_lines import moment
from desk_app.storage.projections.ward_records import record_of

_ENTRY = schema.entries.c
_DESK, _CASE = city_schema.ward_desks.c, city_schema.exceptions.c
_ADMITTED = Prepared(
    select(city_schema.ward_desks).where(_DESK.admitted != "").order_by(_DESK.desk_no, _DESK.desk_id)
)
_WORDS = Prepared(
    select(_ENTRY.hash, _ENTRY.header, _ENTRY.body).where(
        _ENTRY.desk_id == bindparam("city"), _ENTRY.kind == DeskAdmitted.KIND
    )
)
_CASES = select(city_schema.exceptions).where(_CASE.about != CLASH).order_by(_CASE.opened)
_PARTED = city_schema.divergences.c
_PARTINGS = select(city_schema.divergences).order_by(_PARTED.opened, _PARTED.exception_id)
_ALL_PARTED = Prepared(_PARTINGS)
_WAITING_PARTED = Prepared(_PARTINGS.where(_PARTED.waits.is_(True)))
_WAITING, _OPENED = Prepared(_CASES.where(_CASE.waits.is_(True))), Prepared(_CASES.where(_CASE.opened != ""))


class WardView(ExchangeGround):
    """The ward as the feed told of it."""

    def carried(self, limit: int) -> tuple[HandIn, ...]:
        """What is held of others and has no place in the city's feed, in the order to hand it in: the city's own first."""
        return carried(self._connection, limit)

    def desks(self) -> tuple[WardDesk, ...]:
        """Give the desks of the ward as the city admitted them."""
        return tuple(_desk(row) for row in _ADMITTED.rows(self._connection, {}))

    def keys(self, city: str) -> dict[str, frozenset[str]]:
        """Give, by desk, every public key it was ever admitted with by the chain `city`: an old one vouches for what it signed."""
        keys: dict[str, frozenset[str]] = {}
        for row in _WORDS.rows(self._connection, {"city": city}):
            fact = fact_or_none(entry_of(row["hash"], row["header"], row["body"]))
            if isinstance(fact, DeskAdmitted):
                keys[fact.desk_id] = keys.get(fact.desk_id, frozenset()) | {fact.public_key}
        return keys

    def exceptions(self, *, with_closed: bool = False) -> tuple[ExceptionLine, ...]:
        """Give what waits for a person, oldest first."""
        told, parted = (_OPENED, _ALL_PARTED) if with_closed else (_WAITING, _WAITING_PARTED)
        lines = [_exception(row) for row in told.rows(self._connection, {})]
        lines += [_divergence(row) for row in parted.rows(self._connection, {})]
        return tuple(sorted(lines, key=lambda one: one.opened_at))

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
    record = record_of(ExceptionRecord, row)
    if not isinstance(record, ExceptionRecord):
        raise TypeError("a row of exceptions is no exception")
    settled = record.settled
    return ExceptionLine(
        exception_id=record.exception_id,
        about=record.about,
        desk_id=record.desk_id,
        dossier_id=record.dossier_id,
        codes=record.codes,
        entries=record.entries,
        detail=record.detail,
        opened_at=local(moment_of(record.opened)),
        closed_at=local(moment_of(settled.stamp)) if settled else None,
        closed_by=settled.by if settled else "",
        choice=settled.choice if settled else "",
        reason=settled.reason if settled else "",
        settlements=tuple(one.entry_hash for one in record.standing),
    )


def _divergence(row: Line) -> ExceptionLine:
    found = from_json(Divergence, row["content"])
    settled = None if found.waits else next(iter(found.settlements), None)
    return ExceptionLine(
        exception_id=found.exception_id,
        about=CLASH,
        desk_id=row["desk_id"],
        dossier_id=row["dossier_id"],
        codes=(row["code"],),
        entries=found.entries,
        detail="",
        opened_at=moment(row["opened"]),
        closed_at=settled.at if settled else None,
        closed_by=settled.by if settled else "",
        choice=settled.choice if settled else "",
        reason=settled.reason if settled else "",
        settlements=tuple(one.entry_hash for one in found.settlements),
        divergence=found,
    )
