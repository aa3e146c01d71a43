"""Who is speaking: a session is a secret given at the handshake, good for an hour and kept only as a hash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.engine import Connection, Row

from desk_app.domain.journal.entry import sha256_hex
from desk_app.gateway.database import schema
from desk_app.gateway.identity import City
from desk_app.protocol.troubles import Refusal, Trouble

SECONDS = 3600
"""How long a session is good."""
_DESKS, _OPEN = schema.desks, schema.sessions
# Every request asks these; made once, they cost a fraction.
_DESK = select(_DESKS).where(_DESKS.c.desk_id == bindparam("desk"))
_KEYS = select(schema.desk_keys.c.public_key).where(schema.desk_keys.c.desk_id == bindparam("desk"))
_IN_SESSION = (
    select(_DESKS)
    .join(_OPEN, _OPEN.c.desk_id == _DESKS.c.desk_id)
    .where(_OPEN.c.token_hash == bindparam("token"), _OPEN.c.expires_at >= bindparam("now"))
)


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
        row.head_seq,
        row.told_seq,
    )


def find_desk(connection: Connection, desk_id: str) -> DeskRow | None:
    """Find a desk."""
    row = connection.execute(_DESK, {"desk": desk_id}).one_or_none()
    return None if row is None else desk_of(row)


def keys_of(connection: Connection, desk_id: str) -> tuple[str, ...]:
    """Give every key the desk was ever admitted with."""
    return tuple(connection.execute(_KEYS, {"desk": desk_id}).scalars())


def open_session(connection: Connection, desk_id: str, city: City) -> str:
    """Give a desk a new session; its expired ones are forgotten."""
    token, now, sessions = city.token(), city.now().timestamp(), schema.sessions
    connection.execute(sessions.delete().where(sessions.c.desk_id == desk_id, sessions.c.expires_at < now))
    values = {"token_hash": sha256_hex(token.encode()), "desk_id": desk_id, "expires_at": now + SECONDS}
    connection.execute(sessions.insert().values(values))
    return token


def desk_in_session(connection: Connection, token: str, city: City) -> DeskRow:
    """Give the desk that speaks; raises Refusal `sign_in` or `revoked`."""
    said = {"token": sha256_hex(token.encode()), "now": city.now().timestamp()}
    row = connection.execute(_IN_SESSION, said).one_or_none()
    if row is None:
        raise Refusal(Trouble.SIGN_IN)
    if row.revoked:
        raise Refusal(Trouble.REVOKED)
    return desk_of(row)
