"""Who is speaking: a session is a secret given at the handshake, good for an hour and kept only as a hash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection, Row

from desk_app.domain.journal import sha256_hex
from desk_app.gateway import schema
from desk_app.gateway.identity import City
from desk_app.protocol.messages import Floor
from desk_app.protocol.troubles import Refusal, Trouble

SECONDS = 3600
"""How long a session is good."""


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A desk as the city knows it."""

    desk_id: str
    ward_id: int
    desk_no: int
    public_key: str
    first_number: int
    last_number: int
    practice: bool
    revoked: bool
    floor: Floor | None
    head_seq: int
    told_seq: int


def desk_of(row: Row[Any]) -> DeskRow:
    """Give a row of the desks as a value."""
    return DeskRow(
        row.desk_id,
        row.ward_id,
        row.desk_no,
        row.public_key,
        row.first_number,
        row.last_number,
        row.practice,
        row.revoked,
        None if row.floor_day is None else Floor(row.floor_day, row.floor_number),
        row.head_seq,
        row.told_seq,
    )


def find_desk(connection: Connection, desk_id: str) -> DeskRow | None:
    """Find a desk."""
    row = connection.execute(select(schema.desks).where(schema.desks.c.desk_id == desk_id)).one_or_none()
    return None if row is None else desk_of(row)


def keys_of(connection: Connection, desk_id: str) -> tuple[str, ...]:
    """Give every key the desk was ever admitted with."""
    keys = schema.desk_keys.c
    return tuple(connection.execute(select(keys.public_key).where(keys.desk_id == desk_id)).scalars())


def open_session(connection: Connection, desk_id: str, city: City) -> str:
    """Give a desk a new session; its expired ones are forgotten."""
    token, now, sessions = city.token(), city.now().timestamp(), schema.sessions
    connection.execute(sessions.delete().where(sessions.c.desk_id == desk_id, sessions.c.expires_at < now))
    values = {"token_hash": sha256_hex(token.encode()), "desk_id": desk_id, "expires_at": now + SECONDS}
    connection.execute(sessions.insert().values(values))
    return token


def desk_in_session(connection: Connection, token: str, city: City) -> DeskRow:
    """Give the desk that speaks; raises Refusal `sign_in` or `revoked`."""
    sessions, desks = schema.sessions.c, schema.desks
    query = (
        select(desks)
        .join(schema.sessions, sessions.desk_id == desks.c.desk_id)
        .where(
            sessions.token_hash == sha256_hex(token.encode()), sessions.expires_at >= city.now().timestamp()
        )
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise Refusal(Trouble.SIGN_IN)
    if row.revoked:
        raise Refusal(Trouble.REVOKED)
    return desk_of(row)
