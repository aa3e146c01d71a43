"""Makes all that is known of a ward of its feed anew: for an older database, a program that knows more, or by command."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy
from sqlalchemy import delete, select, update
from sqlalchemy.engine import Connection
from sqlalchemy.schema import DropTable

from desk_app.domain.fold.ward_fold import KINDS
from desk_app.gateway.database import schema
from desk_app.gateway.database.database import Database, lock_set_up, make_table
from desk_app.gateway.feed.incoming import Incoming, read_all
from desk_app.gateway.feed.stored import entry_of
from desk_app.gateway.feed.ward import WardWork
from desk_app.gateway.identity import City
from desk_app.gateway.projector import followers
from desk_app.gateway.projector.unfolded import try_again, wards_to_try_again
from desk_app.gateway.projector.ward_facts import apply_ward_facts

PAGE = 500
"""Facts of a ward taken at a time."""

_CHANGED = (schema.exceptions, schema.rights, schema.divergences, schema.chain_heads)
"""Tables that are otherwise since version 1, all of them made of the feed."""
_MADE = (schema.dossiers, schema.codes, *_CHANGED)
"""Every table that is made of the feed but the floors, below which nothing is ever made again."""
_FOLLOWED = 4
"""The version since which the feed is followed, and not folded as it comes in."""
_FOLDED_AS_NOW = 3
"""The version since which the tables made of the feed are as they are now."""


def bring_up(database: Database, city: City) -> None:
    """Bring an older database up, and let what another program could not fold be tried again; at once else."""
    with database.read() as connection:
        if _version(connection) >= schema.VERSION and not wards_to_try_again(connection):
            return
    with database.write() as connection:
        lock_set_up(connection)
        if _version(connection) < schema.VERSION:
            _bring_up(connection, city)
        for ward_id in wards_to_try_again(connection):
            begin_anew(WardWork(connection, ward_id, city))


def _bring_up(connection: Connection, city: City) -> None:
    before = _version(connection)
    if "touched" not in _columns(connection, schema.city):
        connection.exec_driver_sql("ALTER TABLE city ADD COLUMN touched BIGINT NOT NULL DEFAULT 0")
    for table in (schema.followers, schema.unfolded, schema.floors):
        make_table(connection, table)
    if before < _FOLDED_AS_NOW:
        for table in _CHANGED:
            connection.execute(DropTable(table, if_exists=True))
            make_table(connection, table)
    if before < _FOLLOWED:
        _move_floors(connection)
    for ward_id, end in connection.execute(
        select(schema.wards.c.ward_id, schema.wards.c.feed_position)
    ).all():
        followers.begin(connection, ward_id, position=end)
        if before < _FOLDED_AS_NOW:
            begin_anew(WardWork(connection, ward_id, city))
    connection.execute(update(schema.city).values(version=schema.VERSION))


def _columns(connection: Connection, table: sqlalchemy.Table) -> set[str]:
    return {one["name"] for one in sqlalchemy.inspect(connection).get_columns(table.name)}


def _move_floors(connection: Connection) -> None:
    """Move the floors from where older programs kept them, so that no number is given again meanwhile."""
    if "floor_day" not in _columns(connection, schema.desks):
        return
    old = sqlalchemy.table(
        schema.desks.name,
        *(sqlalchemy.column(one) for one in ("ward_id", "desk_id", "floor_day", "floor_number")),
    )
    kept = select(old.c.ward_id, old.c.desk_id, old.c.floor_day, old.c.floor_number).where(
        old.c.floor_day.is_not(None)
    )
    names = ("ward_id", "desk_id", "day", "number")
    connection.execute(schema.floors.insert().from_select(names, kept))


def begin_anew(work: WardWork) -> None:
    """Forget all that was made of a ward's feed but its floors, and let it be followed from the beginning.

    What the city said of the ward is known again at once, so that nothing is asked twice and nobody's ended rights come
    back meanwhile.
    """
    work.lock()
    for table in _MADE:
        work.connection.execute(delete(table).where(table.c.ward_id == work.ward_id))
    for incoming in _words(work):
        apply_ward_facts(work, incoming)
    try_again(work.connection, work.ward_id)
    followers.begin_anew(work.connection, work.ward_id, work.ward.mark.position)


def _words(work: WardWork) -> Iterator[tuple[Incoming, ...]]:
    """Give what was said in a ward, page by page."""
    entries, newest = schema.entries.c, 0
    stored = select(entries.position, entries.hash, entries.header, entries.body).where(
        entries.ward_id == work.ward_id, entries.kind.in_(sorted(KINDS))
    )
    while True:
        page = stored.where(entries.position > newest).order_by(entries.position).limit(PAGE)
        rows = work.connection.execute(page).all()
        if not rows:
            return
        yield read_all(map(entry_of, rows))
        newest = rows[-1].position


def _version(connection: Connection) -> int:
    return int(connection.execute(select(schema.city.c.version)).scalar_one())
