"""How far the followers of a ward's feed have come: a place and a lock of its own for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.engine import Connection

from desk_app.gateway.database import schema
from desk_app.gateway.database.bulk import insert_missing

DOSSIERS = "dossiers"
"""The follower that folds dossiers and opens exceptions."""

_ROW, _WARD = schema.followers.c, schema.wards.c
_MINE = (_ROW.ward_id == bindparam("ward"), _ROW.follower == bindparam("who"))
_PLACE = select(_ROW.position, _ROW.anew_until).where(*_MINE)
_CLAIM = _PLACE.with_for_update(skip_locked=True)
_WAIT = _PLACE.with_for_update()
_LEFT = (
    select(_WARD.feed_position - _ROW.position)
    .select_from(schema.wards.join(schema.followers, _WARD.ward_id == _ROW.ward_id))
    .where(*_MINE)
)
_BEHIND = (
    select(_WARD.ward_id)
    .select_from(schema.wards.join(schema.followers, _WARD.ward_id == _ROW.ward_id))
    .where(_ROW.follower == bindparam("who"), _ROW.position < _WARD.feed_position)
    .order_by(_WARD.feed_position - _ROW.position, _WARD.ward_id)
)
_ALL_LEFT = (
    select(_WARD.ward_id, _WARD.feed_position - _ROW.position)
    .select_from(schema.wards.join(schema.followers, _WARD.ward_id == _ROW.ward_id))
    .where(_ROW.follower == bindparam("who"))
)


@dataclass(frozen=True, slots=True)
class Place:
    """How far a follower has come; `anew_until` is where it has made good what it had before it was put back."""

    position: int
    anew_until: int | None


def begin(connection: Connection, ward_id: int, *, position: int = 0, who: str = DOSSIERS) -> None:
    """Let a follower begin with a ward; one that has begun stays where it is."""
    row = {"ward_id": ward_id, "follower": who, "position": position, "anew_until": None}
    insert_missing(connection, schema.followers, (row,))


def begin_anew(connection: Connection, ward_id: int, until: int, *, who: str = DOSSIERS) -> None:
    """Put a follower back to the beginning, for what it is to make good up to a place."""
    rows = schema.followers
    mine = rows.update().where(rows.c.ward_id == ward_id, rows.c.follower == who)
    connection.execute(mine.values(position=0, anew_until=until))


def claim(connection: Connection, ward_id: int, *, wait: bool = False, who: str = DOSSIERS) -> Place | None:
    """Give how far a follower has come, and keep it from all others for this transaction.

    None where another one is at it, unless told to `wait` for that. (SQLite has one writer anyway.)
    """
    asked = {"ward": ward_id, "who": who}
    row = connection.execute(_WAIT if wait else _CLAIM, asked).one_or_none()
    return None if row is None else Place(row.position, row.anew_until)


def move(connection: Connection, ward_id: int, position: int, *, who: str = DOSSIERS) -> None:
    """Note that a follower has come to a place."""
    rows = schema.followers
    mine = rows.update().where(rows.c.ward_id == ward_id, rows.c.follower == who)
    connection.execute(mine.values(position=position))


def made_good(connection: Connection, ward_id: int, *, who: str = DOSSIERS) -> None:
    """Note that a follower that began anew has made good what it had."""
    rows = schema.followers
    mine = rows.update().where(rows.c.ward_id == ward_id, rows.c.follower == who)
    connection.execute(mine.values(anew_until=None))


def left(connection: Connection, ward_id: int, *, who: str = DOSSIERS) -> int:
    """Give how many entries of a ward's feed a follower has not come to yet."""
    return connection.execute(_LEFT, {"ward": ward_id, "who": who}).scalar() or 0


def left_of_all(connection: Connection, *, who: str = DOSSIERS) -> dict[int, int]:
    """Give how many entries are left, of every ward."""
    return {row[0]: row[1] for row in connection.execute(_ALL_LEFT, {"who": who})}


def wards_behind(connection: Connection, *, who: str = DOSSIERS) -> Sequence[int]:
    """Give the wards whose feed has gone on, those with the least to do first."""
    return connection.execute(_BEHIND, {"who": who}).scalars().all()
