"""Makes everything that is a projection of the journal anew, after the program has learned to fold it otherwise."""

from __future__ import annotations

from itertools import groupby

from sqlalchemy import bindparam, delete, select, text, update
from sqlalchemy.engine import Connection

from desk_app.domain.fold.dossier_fold import fold_all
from desk_app.domain.journal.entry import Entry
from desk_app.storage.database import city_schema, schema
from desk_app.storage.database.chunks import chunks
from desk_app.storage.journal.entry_rows import entry_of, fold_key
from desk_app.storage.projections.dossier_projection import DossierProjection
from desk_app.storage.projections.ward_heads import keep_heads
from desk_app.storage.projections.ward_records import keep_ward_facts

PROJECTION = 1
"""Version of the fold; tables made with an older one are made anew when the database is opened."""

_ENTRY = schema.entries.c
_STORED = (
    select(schema.entries)
    .where(_ENTRY.dossier_id.in_(bindparam("ids", expanding=True)))
    .order_by(_ENTRY.dossier_id, _ENTRY.position)
)
_MADE_ANEW = (
    schema.dossier_states,
    schema.dossier_codes,
    schema.persons,
    schema.procedure_usage,
    schema.dossiers,
    city_schema.divergences,
    city_schema.exceptions,
    city_schema.ward_desks,
    city_schema.ward_heads,
)


def rebuild_where_old(connection: Connection) -> None:
    """Make the projection anew, in the caller's transaction, where an older fold made it."""
    state = schema.desk_state
    known = connection.execute(select(state.c.desk_id, state.c.projection)).one_or_none()
    if known is None or known.projection >= PROJECTION:
        return
    # Rows keep their order, so that lists show the newest first as before.
    order = select(schema.dossiers.c.dossier_id).order_by(schema.dossiers.c.pk)
    shown = list(connection.execute(order).scalars())
    begun = select(_ENTRY.dossier_id).where(_ENTRY.dossier_id.is_not(None)).distinct()
    everything = dict.fromkeys([*shown, *connection.execute(begun.order_by(_ENTRY.dossier_id)).scalars()])
    for table in _MADE_ANEW:
        connection.execute(delete(table))
    connection.execute(text("INSERT INTO search_words (search_words) VALUES ('delete-all')"))
    projection = DossierProjection(connection, known.desk_id)
    for ids in chunks(everything):
        _fold(connection, projection, ids)
    _keep_facts_of_ward(connection)
    connection.execute(update(state).values(projection=PROJECTION))


def _fold(connection: Connection, projection: DossierProjection, ids: list[str]) -> None:
    rows = connection.execute(_STORED, {"ids": ids}).mappings()
    by_dossier = {name: list(group) for name, group in groupby(rows, key=lambda row: row["dossier_id"])}
    for dossier_id in ids:
        stored = by_dossier.get(dossier_id, [])
        keyed = [(fold_key(row), entry_of(row["hash"], row["header"], row["body"])) for row in stored]
        dossier = fold_all(keyed)
        if dossier is not None:
            own_seq = max((row["seq"] for row in stored if row["own"] is not None), default=0)
            projection.put(dossier_id, dossier, own_seq)
    projection.forget()


def _keep_facts_of_ward(connection: Connection) -> None:
    newest = 0
    while True:
        query = select(_ENTRY.position, _ENTRY.hash, _ENTRY.header, _ENTRY.body)
        page = connection.execute(
            query.where(_ENTRY.position > newest).order_by(_ENTRY.position).limit(1000)
        ).all()
        if not page:
            return
        entries: list[Entry] = [entry_of(row.hash, row.header, row.body) for row in page]
        keep_ward_facts(connection, entries)
        keep_heads(connection, entries)
        newest = page[-1].position
