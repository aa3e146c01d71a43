"""Writes the facts that belong to no dossier into their tables."""

from __future__ import annotations

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.engine import Connection

from desk_app.domain.journal.entry import Entry
from desk_app.domain.people.user_fold import UserLine
from desk_app.storage.database import schema
from desk_app.storage.database.statements import Prepared
from desk_app.storage.projections.desk_fold import desk_row, user_of

_USER = Prepared(select(schema.users).where(schema.users.c.user == bindparam("name")))


def load_user(connection: Connection, user: str) -> UserLine | None:
    """Read one user as projected."""
    row = _USER.row(connection, {"name": user})
    return user_of(dict(row)) if row else None


def fold_desk_fact(connection: Connection, entry: Entry) -> None:
    """Apply an entry without dossier; kinds with no table of their own stand in the journal only."""
    made = desk_row(entry, lambda user: load_user(connection, user))
    if made is None:
        return
    table = schema.metadata.tables[made.table]
    keys = [column.name for column in table.primary_key]
    statement = upsert(table).values(made.row)
    fresh = {name: statement.excluded[name] for name in made.row if name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=fresh))
