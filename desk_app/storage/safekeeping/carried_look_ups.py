"""Takes the look-ups along when an older copy is put in place, so that nobody restores his own trace away."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from desk_app.ports.clock import Ids
from desk_app.storage.database import schema
from desk_app.storage.database.engine import Database
from desk_app.storage.journal.look_up_book import SqliteLookUpBook
from desk_app.storage.journal.look_up_store import SqliteLookUps

BATCH = 500


def carry_look_ups(present: Database, fresh: Database, ids: Ids) -> int:
    """Put behind the look-ups of the copy those only the present database holds; gives how many.

    Lines that go on from the copy's last one are taken as they are, with the hashes the journal and the city know;
    where the two chains went apart they are chained anew. Raises StorageTrouble.
    """
    with present.begin(write=False) as old, fresh.begin(write=False) as new:
        common, goes_on = _common(old, new)
    with present.begin(write=False) as old:
        if goes_on:
            return _as_they_are(old, fresh, common)
        lines = [line.look for line in SqliteLookUps(old).lines(after=common)]
    looks = [look for look in lines if look is not None]
    if looks:
        SqliteLookUpBook(fresh, ids).keep(looks)
    return len(looks)


def _common(old: Connection, new: Connection) -> tuple[int, bool]:
    """Give the last place both chains share, and whether the old one only goes on from the new one's end there."""
    end = SqliteLookUps(new).newest()
    recorded = SqliteLookUps(new).recorded()
    theirs, place = _hashes(old), 0
    for seq, found in _hashes(new):
        if next(theirs, None) != (seq, found):
            return place, False
        place = seq
    return place, recorded is None or recorded.seq <= end


def _hashes(connection: Connection) -> Iterator[tuple[int, bytes]]:
    columns = schema.lookups.c
    rows = connection.execute(select(columns.seq, columns.hash).order_by(columns.seq))
    return ((row.seq, row.hash) for row in rows)


def _as_they_are(old: Connection, fresh: Database, after: int) -> int:
    seq = schema.lookups.c.seq
    rows = old.execute(select(schema.lookups).where(seq > after).order_by(seq)).mappings()
    carried = 0
    with fresh.begin(write=True) as new:
        while batch := [dict(row) for row in islice(rows, BATCH)]:
            new.execute(insert(schema.lookups), batch)
            carried += len(batch)
        new.commit()
    return carried
