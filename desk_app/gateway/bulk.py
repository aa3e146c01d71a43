"""Many rows at once: COPY on PostgreSQL, one prepared statement on SQLite."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from desk_app.gateway import schema


def insert_entries(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Insert entries that are known to be new (their ward is locked)."""
    connection.execute(schema.entries.insert(), rows)


def upsert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, or give those that are there by their key the new values."""
    if rows:
        connection.execute(_upsert(table, connection.dialect.name, tuple(rows[0])), rows)


def insert_missing(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, leaving those that are there by their key as they are."""
    if rows:
        insert = _insert(table, connection.dialect.name)
        connection.execute(insert.on_conflict_do_nothing(), rows)


@cache
def _upsert(table: Table, dialect: str, names: tuple[str, ...]) -> Any:
    insert = _insert(table, dialect)
    keys = [column.name for column in table.primary_key]
    changes = {name: insert.excluded[name] for name in names if name not in keys}
    return insert.on_conflict_do_update(index_elements=keys, set_=changes)


def _insert(table: Table, dialect: str) -> Any:
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
