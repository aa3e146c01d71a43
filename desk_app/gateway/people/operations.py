"""What the city's own people and systems do: invite, revoke, post facts about dossiers, read the report."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import distinct, func, select
from sqlalchemy.engine import Connection

from desk_app.domain.dossier.dossier import Status
from desk_app.domain.facts.city_facts import CityFact, CityStatusSet, DeskRevoked, RightsEnded
from desk_app.domain.facts.facts import ResultRecorded
from desk_app.errors import Refused
from desk_app.gateway.database import schema
from desk_app.gateway.database.columns import text_column
from desk_app.gateway.database.database import Database
from desk_app.gateway.feed.ward import WardWork, find_ward
from desk_app.gateway.identity import City
from desk_app.gateway.projector.chain_rows import ChainRows
from desk_app.gateway.projector.findings import CITY_CHECK, Finding
from desk_app.gateway.projector.folding import Fold
from desk_app.gateway.projector.waiting import waiting
from desk_app.gateway.sessions import find_desk


@dataclass(frozen=True, slots=True)
class DeskReport:
    """What the city holds of one desk; `branches` counts the places where its chain branches."""

    desk_id: str
    ward: str
    head_seq: int
    entries: int
    branches: int


@dataclass(frozen=True, slots=True)
class Report:
    """What the city holds: every desk, how many dossiers, how many exceptions are open."""

    desks: tuple[DeskReport, ...]
    dossiers: int
    exceptions: int


@dataclass(frozen=True, slots=True)
class Posted:
    """A fact of the city about a dossier, as written; `opened` are the exceptions it gave rise to."""

    ward: str
    dossier_id: str
    status: int
    opened: tuple[str, ...]


class Operations:
    """What is done at the city itself."""

    def __init__(self, database: Database, city: City) -> None:
        self._database = database
        self._city = city

    def revoke(self, desk_id: str, reason: str = "") -> str:
        """Take nothing more from a desk; gives its ward. Raises Refused `gateway.no_desk`."""
        with self._database.write() as connection:
            desk = find_desk(connection, desk_id)
            if desk is None:
                raise Refused("gateway.no_desk", desk=desk_id)
            work = WardWork(connection, desk.ward_id, self._city)
            if not desk.revoked:
                self._write(work, DeskRevoked(desk_id, reason))
            return work.ward.ward

    def end_rights(self, ward: str, user: str, reason: str = "") -> None:
        """Say that a user may no longer work at the counters of a ward; raises Refused `gateway.no_ward`."""
        with self._database.write() as connection:
            found = find_ward(connection, ward)
            if found is None:
                raise Refused("gateway.no_ward", ward=ward)
            work = WardWork(connection, found.ward_id, self._city)
            self._write(work, RightsEnded(user, reason, ChainRows(work).heads()))

    def post(self, code: str, fact: CityFact | ResultRecorded) -> Posted:
        """Write a fact about the dossier with a slip code; raises Refused `gateway.no_dossier`, `gateway.two_dossiers`."""
        with self._database.write() as connection:
            ward_id, dossier_id = _dossier_of(connection, code)
            work = WardWork(connection, ward_id, self._city)
            fold = Fold(work)
            opened = fold.tell(fold.city_fact(fact, dossier_id))
            return self._posted(work, fold, dossier_id, opened)

    def set_status(self, code: str, status: Status, *, city_code: str = "", note: str = "") -> Posted:
        """Move a dossier on at the city."""
        return self.post(code, CityStatusSet(status, city_code, note))

    def ask(self, code: str, detail: str) -> Posted:
        """Ask the ward to look at a dossier (the city's own check found something)."""
        with self._database.write() as connection:
            ward_id, dossier_id = _dossier_of(connection, code)
            work = WardWork(connection, ward_id, self._city)
            fold = Fold(work)
            dossier = fold.dossier(dossier_id)
            if dossier is None:
                raise Refused("gateway.no_dossier", code=code)
            finding = Finding(
                CITY_CHECK, dossier.desk_id, (dossier.head,), dossier_id, (dossier.code,), detail
            )
            return self._posted(work, fold, dossier_id, fold.tell([finding]))

    def report(self) -> Report:
        """Say what the city holds."""
        with self._database.read() as connection:
            return Report(
                _desk_reports(connection),
                connection.execute(select(func.count()).select_from(schema.dossiers)).scalar_one(),
                sum(sum(one.values()) for one in waiting(connection).values()),
            )

    def _write(self, work: WardWork, fact: CityFact | ResultRecorded) -> None:
        fold = Fold(work)
        fold.city_entry(work.tell(fact), fact)
        fold.save()
        work.finish()

    def _posted(self, work: WardWork, fold: Fold, dossier_id: str, opened: tuple[str, ...]) -> Posted:
        dossier = fold.dossier(dossier_id)
        fold.save()
        work.finish()
        return Posted(work.ward.ward, dossier_id, int(dossier.status) if dossier else 0, opened)


def _dossier_of(connection: Connection, code: str) -> tuple[int, str]:
    codes = schema.codes.c
    named = text_column(code.strip().upper())
    rows = connection.execute(select(codes.ward_id, codes.dossier_id).where(codes.code == named)).all()
    if not rows:
        raise Refused("gateway.no_dossier", code=code)
    if len(rows) > 1:
        raise Refused("gateway.two_dossiers", code=code)
    return rows[0].ward_id, rows[0].dossier_id


def _desk_reports(connection: Connection) -> tuple[DeskReport, ...]:
    entries, desks, wards = schema.entries.c, schema.desks, schema.wards
    held = {
        row.desk_id: row
        for row in connection.execute(
            select(entries.desk_id, func.max(entries.seq).label("head"), func.count().label("held")).group_by(
                entries.desk_id
            )
        )
    }
    places = (
        select(entries.desk_id, entries.prev_hash)
        .group_by(entries.desk_id, entries.prev_hash)
        .having(func.count(distinct(entries.hash)) > 1)
        .subquery()
    )
    forked = select(places.c.desk_id, func.count()).group_by(places.c.desk_id)
    branches = {row[0]: row[1] for row in connection.execute(forked)}
    query = (
        select(desks.c.desk_id, wards.c.ward)
        .join(wards, wards.c.ward_id == desks.c.ward_id)
        .order_by(wards.c.ward, desks.c.desk_no, desks.c.desk_id)
    )
    return tuple(
        DeskReport(
            row.desk_id,
            row.ward,
            held[row.desk_id].head if row.desk_id in held else 0,
            held[row.desk_id].held if row.desk_id in held else 0,
            branches.get(row.desk_id, 0),
        )
        for row in connection.execute(query)
    )
