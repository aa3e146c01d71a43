"""Brings the tables of an older gateway up to this program: what is made of the feed is made of it anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from sqlalchemy import delete, select, update
from sqlalchemy.engine import Connection
from sqlalchemy.schema import CreateIndex, CreateTable, DropTable

from desk_app.domain.facts.city_facts import CITYS_OWN, ExceptionClosed, city_chain
from desk_app.domain.facts.wire import from_json
from desk_app.domain.fold.ward_fold import KINDS
from desk_app.domain.journal.entry import Entry, Header
from desk_app.gateway.database import schema
from desk_app.gateway.database.database import Database, lock_set_up
from desk_app.gateway.feed.incoming import Incoming, read_all
from desk_app.gateway.feed.ward import WardWork
from desk_app.gateway.identity import City
from desk_app.gateway.projector.folding import Fold
from desk_app.gateway.projector.ward_facts import apply_ward_facts, divergences_gone

PAGE = 500
"""Dossiers, or facts of a ward, taken at a time."""

_CHANGED = (schema.exceptions, schema.rights, schema.divergences, schema.chain_heads)
"""Tables that are otherwise since version 1, all of them made of the feed."""

_WORDS = sorted(kind.KIND for kind in (*get_args(CITYS_OWN), ExceptionClosed))
"""Kinds among which a desk may have said what only the city may say."""


def bring_up(database: Database, city: City) -> None:
    """Bring an older database up in one transaction; at once where there is nothing to do."""
    with database.read() as connection:
        if _version(connection) >= schema.VERSION:
            return
    with database.write() as connection:
        lock_set_up(connection)
        if _version(connection) >= schema.VERSION:
            return
        for table in _CHANGED:
            connection.execute(DropTable(table, if_exists=True))
            connection.execute(CreateTable(table))
            for index in sorted(table.indexes, key=lambda one: str(one.name)):
                connection.execute(CreateIndex(index))
        for ward_id in connection.execute(select(schema.wards.c.ward_id)).scalars().all():
            rebuild(WardWork(connection, ward_id, city))
        connection.execute(update(schema.city).values(version=schema.VERSION))


def rebuild(work: WardWork) -> None:
    """Make all that is known of a ward of its feed anew, and open what is found now and was not opened before."""
    for table in (schema.dossiers, *_CHANGED):
        work.connection.execute(delete(table).where(table.c.ward_id == work.ward_id))
    for incoming in _stored(work, sorted(KINDS)):
        apply_ward_facts(work, incoming)
    entries, newest = schema.entries.c, ""
    of_ward = select(entries.dossier_id).where(entries.ward_id == work.ward_id)
    while True:
        page = of_ward.where(entries.dossier_id > newest).distinct().order_by(entries.dossier_id).limit(PAGE)
        ids: Sequence[str] = work.connection.execute(page).scalars().all()
        if not ids:
            break
        fold = Fold(work)
        fold.tell(fold.anew(ids))
        fold.save()
        newest = ids[-1]
    fold = Fold(work)
    for incoming in _stored(work, _WORDS, by_desks=True):
        fold.tell(fold.words_of_others(incoming))
    for desk_id in _desks(work):
        fold.tell(fold.chain_anew(desk_id))
    # What an older fold took for a divergence and this one does not.
    fold.close_gone(divergences_gone(work))
    fold.save()
    work.finish()


def _desks(work: WardWork) -> Sequence[str]:
    entries = schema.entries.c
    held = select(entries.desk_id).where(entries.ward_id == work.ward_id).distinct().order_by(entries.desk_id)
    chains: Sequence[str] = work.connection.execute(held).scalars().all()
    return [one for one in chains if one != city_chain(work.ward.ward)]


def _stored(
    work: WardWork, kinds: Sequence[str], *, by_desks: bool = False
) -> Iterator[tuple[Incoming, ...]]:
    """Give the entries of some kinds page by page, of every chain or only of desks."""
    entries, newest = schema.entries.c, 0
    stored = select(entries.position, entries.hash, entries.header, entries.body).where(
        entries.ward_id == work.ward_id, entries.kind.in_(kinds)
    )
    if by_desks:
        stored = stored.where(entries.desk_id != city_chain(work.ward.ward))
    while True:
        page = stored.where(entries.position > newest).order_by(entries.position).limit(PAGE)
        rows = work.connection.execute(page).all()
        if not rows:
            return
        read = [Entry(from_json(Header, row.header), row.header, row.hash.hex(), row.body) for row in rows]
        yield read_all(read)
        newest = rows[-1].position


def _version(connection: Connection) -> int:
    return int(connection.execute(select(schema.city.c.version)).scalar_one())
