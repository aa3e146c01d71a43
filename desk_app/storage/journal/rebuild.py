"""Makes everything that is a projection of the journal anew, after the program has learned to fold it otherwise."""

from __future__ import annotations

from sqlalchemy import delete, select, text, update
from sqlalchemy.engine import Connection

from desk_app.domain.journal.entry import Entry
from desk_app.storage.database import city_schema, schema
from desk_app.storage.database.chunks import chunks
from desk_app.storage.journal.entry_rows import entry_of
from desk_app.storage.journal.folding import fold_stored
from desk_app.storage.projections.dossier_projection import DossierProjection
from desk_app.storage.projections.ward_heads import keep_heads
from desk_app.storage.projections.ward_records import keep_ward_facts

PROJECTION = 2
"""Version of the fold; tables made with an older one are made anew when the database is opened."""

_ENTRY, _STATE = schema.entries.c, schema.desk_state.c
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


def is_of_older_fold(connection: Connection) -> bool:
    """Whether the projection was made by an older fold; no desk has none."""
    made_with = connection.execute(select(_STATE.projection)).scalar_one_or_none()
    return made_with is not None and made_with < PROJECTION


def rebuild_where_old(connection: Connection) -> None:
    """Make the projection anew, in the caller's transaction, where an older fold made it."""
    if not is_of_older_fold(connection):
        return
    # Rows keep their order, so that lists show the newest first as before.
    order = select(schema.dossiers.c.dossier_id).order_by(schema.dossiers.c.pk)
    shown = list(connection.execute(order).scalars())
    begun = select(_ENTRY.dossier_id).where(_ENTRY.dossier_id.is_not(None)).distinct()
    everything = dict.fromkeys([*shown, *connection.execute(begun.order_by(_ENTRY.dossier_id)).scalars()])
    for table in _MADE_ANEW:
        connection.execute(delete(table))
    connection.execute(text("INSERT INTO search_words (search_words) VALUES ('delete-all')"))
    projection = DossierProjection(connection, connection.execute(select(_STATE.desk_id)).scalar_one())
    for ids in chunks(everything):
        fold_stored(connection, projection, ids)
        projection.forget()
    _keep_facts_of_ward(connection)
    connection.execute(update(schema.desk_state).values(projection=PROJECTION))


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
