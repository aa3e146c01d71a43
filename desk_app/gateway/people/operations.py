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
from desk_app.gateway.database.database import Busy, Database
from desk_app.gateway.feed.city_words import tell_of, write_down
from desk_app.gateway.feed.ward import WardWork, find_ward
from desk_app.gateway.identity import City
from desk_app.gateway.projector import followers
from desk_app.gateway.projector.chain_rows import ChainRows
from desk_app.gateway.projector.findings import CITY_CHECK, Finding
from desk_app.gateway.projector.following import Following
from desk_app.gateway.projector.projector import ENTRIES, Projector
from desk_app.gateway.projector.shelf import Shelf
from desk_app.gateway.projector.waiting import waiting
from desk_app.gateway.sessions import find_desk

REPORT_SECONDS = 10.0
"""How long a report waits for the feeds to be folded."""
_WARDS = select(schema.wards.c.ward_id, schema.wards.c.ward).order_by(schema.wards.c.ward)


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
    """What the city holds: every desk, how many dossiers, how many exceptions are open.

    Dossiers and exceptions are those of the feed as far as it is folded; `behind` counts the entries that are not yet.
    """

    desks: tuple[DeskReport, ...]
    dossiers: int
    exceptions: int
    behind: int = 0


@dataclass(frozen=True, slots=True)
class Posted:
    """A fact of the city about a dossier, as written; `opened` are the exceptions it gave rise to."""

    ward: str
    dossier_id: str
    status: int
    opened: tuple[str, ...]


class Operations:
    """What is done at the city itself."""

    def __init__(self, database: Database, city: City, projector: Projector) -> None:
        self._database = database
        self._city = city
        self._projector = projector

    def revoke(self, desk_id: str, reason: str = "") -> str:
        """Take nothing more from a desk; gives its ward. Raises Refused `gateway.no_desk`."""
        with self._database.write() as connection:
            desk = find_desk(connection, desk_id)
            if desk is None:
                raise Refused("gateway.no_desk", desk=desk_id)
            work = WardWork(connection, desk.ward_id, self._city).lock()
            if not desk.revoked:
                write_down(work, DeskRevoked(desk_id, reason))
            return work.ward.ward

    def end_rights(self, ward: str, user: str, reason: str = "") -> None:
        """Say that a user may no longer work at the counters of a ward; raises Refused `gateway.no_ward`."""
        with self._database.write() as connection:
            found = find_ward(connection, ward)
            if found is None:
                raise Refused("gateway.no_ward", ward=ward)
            work = WardWork(connection, found.ward_id, self._city).lock()
            write_down(work, RightsEnded(user, reason, ChainRows(work).heads_held()))

    def post(self, code: str, fact: CityFact | ResultRecorded) -> Posted:
        """Write a fact about the dossier with a slip code; raises Refused `gateway.no_dossier`, `gateway.two_dossiers`."""
        ward_id, dossier_id = self._dossier(code)
        with self._database.write() as connection:
            following = self._caught_up(connection, ward_id)
            work = WardWork(connection, ward_id, self._city)
            dossier = Shelf(connection, ward_id).get(dossier_id)
            if dossier is None:
                raise Refused("gateway.no_dossier", code=code)
            work.tell(fact, dossier_id=dossier.dossier_id, heads=dossier.heads)
            work.finish()
            opened = following.to_the_end(ENTRIES)
            after = Shelf(connection, ward_id).get(dossier_id)
            return Posted(work.ward.ward, dossier_id, int(after.status) if after else 0, opened)

    def set_status(self, code: str, status: Status, *, city_code: str = "", note: str = "") -> Posted:
        """Move a dossier on at the city."""
        return self.post(code, CityStatusSet(status, city_code, note))

    def ask(self, code: str, detail: str) -> Posted:
        """Ask the ward to look at a dossier (the city's own check found something)."""
        ward_id, dossier_id = self._dossier(code)
        with self._database.write() as connection:
            following = self._caught_up(connection, ward_id)
            work = WardWork(connection, ward_id, self._city)
            dossier = Shelf(connection, ward_id).get(dossier_id)
            if dossier is None:
                raise Refused("gateway.no_dossier", code=code)
            finding = Finding(
                CITY_CHECK, dossier.desk_id, (dossier.head,), dossier_id, (dossier.code,), detail
            )
            opened = tell_of(work, [finding], dossier.heads)
            work.finish()
            opened += following.to_the_end(ENTRIES)
            return Posted(work.ward.ward, dossier_id, int(dossier.status), opened)

    def report(self, seconds: float = REPORT_SECONDS) -> Report:
        """Say what the city holds; what is not folded yet is folded first, as far as the time goes."""
        behind = self._projector.catch_up_all(seconds)
        with self._database.read() as connection:
            return Report(
                _desk_reports(connection),
                connection.execute(select(func.count()).select_from(schema.dossiers)).scalar_one(),
                sum(sum(one.values()) for one in waiting(connection).values()),
                behind,
            )

    def wards(self, name: str = "") -> tuple[tuple[int, str], ...]:
        """Give the number and code of a ward, or of all; raises Refused `gateway.no_ward`."""
        with self._database.read() as connection:
            rows = connection.execute(_WARDS).all()
        found = tuple((row.ward_id, row.ward) for row in rows if name in ("", row.ward))
        if name and not found:
            raise Refused("gateway.no_ward", ward=name)
        return found

    def _dossier(self, code: str) -> tuple[int, str]:
        """Find a dossier by its slip code; what is not folded yet is folded before nobody is said to have it."""
        try:
            with self._database.read() as connection:
                return _dossier_of(connection, code)
        except Refused:
            self._projector.catch_up_all(REPORT_SECONDS)
        with self._database.read() as connection:
            return _dossier_of(connection, code)

    def _caught_up(self, connection: Connection, ward_id: int) -> Following:
        """Keep a ward's feed for this transaction, and fold all there is of it."""
        position = followers.claim(connection, ward_id, wait=True)
        if position is None:
            raise Busy
        following = Following(connection, ward_id, position, self._city)
        following.to_the_end(ENTRIES)
        return following


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
