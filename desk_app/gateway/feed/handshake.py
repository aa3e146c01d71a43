"""Answers `/v1/handshake`: who the desk is, how much of its chain the city holds, where both agree on the feed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from desk_app.domain.facts.wire import OLDEST_SERVED, SCHEMA
from desk_app.gateway.database import schema
from desk_app.gateway.database.columns import text_column, whole_column
from desk_app.gateway.database.database import Database
from desk_app.gateway.feed.ward import read_ward
from desk_app.gateway.identity import City
from desk_app.gateway.projector.floors import floor_now
from desk_app.gateway.projector.followers import left
from desk_app.gateway.sessions import DeskRow, find_desk, open_session
from desk_app.protocol.messages import START, HandshakeReply, HandshakeRequest, Link, Mark
from desk_app.protocol.signing import is_signed_by
from desk_app.protocol.troubles import Refusal, Trouble

MOST_SAMPLES = 1000
"""Ancestors and marks looked at; a chain of any length needs some dozens."""


class Handshake:
    """Lets a desk in and tells it where to go on."""

    def __init__(self, database: Database, city: City, *, takes_practice: bool) -> None:
        self._database = database
        self._city = city
        self._takes_practice = takes_practice

    def __call__(self, request: HandshakeRequest) -> HandshakeReply:
        """Answer a desk; raises Refusal."""
        with self._database.write() as connection:
            desk = self._desk(connection, request)
            ward = read_ward(connection, desk.ward_id)
            held = newest_held(connection, desk, request.ancestors[:MOST_SAMPLES])
            self._remember(connection, desk, request, held)
            return HandshakeReply(
                session=open_session(connection, desk.desk_id, self._city),
                receipt=self._city.receipt(desk.desk_id, held.seq, held.hash) if held else None,
                floor=floor_now(connection, desk),
                feed=_common_mark(connection, desk.ward_id, request.feed[:MOST_SAMPLES]),
                feed_end=ward.mark.position,
                server_time=self._city.moment(),
                schema=SCHEMA,
                newer_program_needed=request.schema < OLDEST_SERVED,
                behind=left(connection, desk.ward_id),
            )

    def _desk(self, connection: Connection, request: HandshakeRequest) -> DeskRow:
        desk = find_desk(connection, request.checkpoint.desk_id)
        if desk is None:
            raise Refusal(Trouble.UNKNOWN_DESK)
        if not is_signed_by(request, desk.public_key):
            raise Refusal(Trouble.BAD_SIGNATURE)
        if desk.revoked:
            raise Refusal(Trouble.REVOKED)
        if desk.practice and not self._takes_practice:
            raise Refusal(Trouble.PRACTICE, "not on this machine")
        return desk

    def _remember(
        self, connection: Connection, desk: DeskRow, request: HandshakeRequest, held: Link | None
    ) -> None:
        """Keep for the health board what the desk said of itself."""
        unsent = whole_column(max(request.unsent, request.checkpoint.seq - (held.seq if held else 0)))
        told = {
            "last_contact": self._city.moment(),
            "clock_error": _clock_error(request.clock, self._city.now()),
            "told_seq": request.checkpoint.seq,
            "unsent": unsent,
            "oldest_unsent": text_column(request.oldest_unsent) if request.oldest_unsent and unsent else None,
            "program": text_column(request.program),
            "schema": whole_column(request.schema),
        }
        desks = schema.desks
        connection.execute(desks.update().where(desks.c.desk_id == desk.desk_id).values(told))


def newest_held(connection: Connection, desk: DeskRow, links: Sequence[Link]) -> Link | None:
    """Give the newest of some entries of a desk that the city holds."""
    hashes = [raw for link in links if (raw := _bytes_of(link.hash)) is not None]
    entries = schema.entries.c
    row = connection.execute(
        select(entries.seq, entries.hash)
        .where(entries.ward_id == desk.ward_id, entries.hash.in_(hashes), entries.desk_id == desk.desk_id)
        .order_by(entries.seq.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else Link(row.seq, row.hash.hex())


def _common_mark(connection: Connection, ward_id: int, marks: Sequence[Mark]) -> Mark:
    entries = schema.entries.c
    positions = [mark.position for mark in marks if mark.position > 0]
    rows = connection.execute(
        select(entries.position, entries.digest).where(
            entries.ward_id == ward_id, entries.position.in_(positions)
        )
    )
    ours = {row.position: row.digest.hex() for row in rows}
    common = [mark for mark in marks if ours.get(mark.position) == mark.digest]
    return max(common, key=lambda mark: mark.position, default=START)


def _bytes_of(text: str) -> bytes | None:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return None


def _clock_error(clock: str, now: datetime) -> float | None:
    """Give desk minus city in seconds; None when the desk's clock cannot be read."""
    try:
        at = datetime.fromisoformat(clock)
    except ValueError:
        return None
    return round((at - now).total_seconds(), 3) if at.tzinfo else None


def newest_of_chain(connection: Connection, ward_id: int, desk_id: str) -> Link | None:
    """Give the entry of a chain with the highest number."""
    entries = schema.entries.c
    top = (
        select(func.max(entries.seq))
        .where(entries.ward_id == ward_id, entries.desk_id == desk_id)
        .scalar_subquery()
    )
    row = connection.execute(
        select(entries.seq, entries.hash)
        .where(entries.ward_id == ward_id, entries.desk_id == desk_id, entries.seq == top)
        .order_by(entries.position.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else Link(row.seq, row.hash.hex())
