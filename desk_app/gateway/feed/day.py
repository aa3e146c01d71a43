"""Answers `/v1/day`: the city's sets of a day, so that both sides can be compared before it is closed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection, Row

from desk_app.gateway.database import schema
from desk_app.gateway.database.database import Database
from desk_app.gateway.identity import City
from desk_app.gateway.projector.followers import left
from desk_app.gateway.projector.waiting import waiting
from desk_app.gateway.sessions import desk_in_session
from desk_app.protocol.feed import set_digest
from desk_app.protocol.messages import DayList, DayReply, DayRequest, DaySet, DeskLine


class Day:
    """Gives what the city holds of a day."""

    def __init__(self, database: Database, city: City) -> None:
        self._database = database
        self._city = city

    def __call__(self, session: str, request: DayRequest) -> DayReply:
        """Answer with the sets of every desk of the ward and of every chain asked about; raises Refusal."""
        with self._database.read() as connection:
            ward_id = desk_in_session(connection, session, self._city).ward_id
            lines = desk_lines(connection, ward_id)
            asked = {one.desk_id for one in request.sets} | set(request.lists)
            chains = sorted({line.desk_id for line in lines} | asked)
            hashes = _of_day(connection, ward_id, request.day, chains)
            behind = left(connection, ward_id)
        return DayReply(
            tuple(DaySet(one, len(hashes[one]), set_digest(hashes[one])) for one in chains),
            tuple(DayList(one, tuple(sorted(hashes[one]))) for one in sorted(set(request.lists))),
            lines,
            self._city.moment(),
            behind,
        )


def _of_day(connection: Connection, ward_id: int, day: str, chains: Iterable[str]) -> dict[str, list[str]]:
    entries = schema.entries.c
    found: dict[str, list[str]] = {one: [] for one in chains}
    query = select(entries.desk_id, entries.hash).where(
        entries.ward_id == ward_id, entries.day == day, entries.desk_id.in_(list(found))
    )
    for row in connection.execute(query):
        found[row.desk_id].append(row.hash.hex())
    return found


def desk_lines(connection: Connection, ward_id: int) -> tuple[DeskLine, ...]:
    """Give the desks of a ward as the city last saw them."""
    desks = schema.desks
    counted = waiting(connection, ward_id).get(ward_id, {})
    query = select(desks).where(desks.c.ward_id == ward_id).order_by(desks.c.desk_no, desks.c.desk_id)
    return tuple(line_of(row, counted.get(row.desk_id, 0)) for row in connection.execute(query))


def line_of(row: Row[Any], exceptions: int) -> DeskLine:
    """Give a row of the desks as a line of the closing sheet or the board."""
    return DeskLine(
        desk_id=row.desk_id,
        desk_no=row.desk_no,
        last_contact=row.last_contact,
        unsent=row.unsent,
        oldest_unsent=row.oldest_unsent,
        head_seq=row.head_seq,
        clock_error=row.clock_error,
        program=row.program,
        revoked=row.revoked,
        exceptions=exceptions,
    )
