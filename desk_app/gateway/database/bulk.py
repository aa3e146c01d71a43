"""Many rows or many values at once: COPY and arrays on PostgreSQL, prepared statements and JSON on SQLite."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    ColumnElement,
    Float,
    Integer,
    LargeBinary,
    Select,
    Table,
    Text,
    any_,
    bindparam,
    cast,
    column,
    func,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Row
from sqlalchemy.types import NullType

from desk_app.gateway.database.database import Busy

FEW = 8
"""Rows up to which a plain insert, one round trip instead of two, is quicker than COPY."""
_TYPES: dict[type, str] = {
    BigInteger: "int8",
    Integer: "int4",
    Text: "text",
    LargeBinary: "bytea",
    Boolean: "bool",
    Float: "float8",
}


def insert_new(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that are known not to be there (their ward is locked)."""
    if not rows:
        return
    if connection.dialect.name != "postgresql":
        _write(connection, _plain_insert(table), rows)
    elif len(rows) > FEW:
        _copy(connection, table, rows)
    else:
        connection.execute(table.insert(), rows)


def upsert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, or give those that are there by their key the new values."""
    if not rows:
        return
    statement = _upsert(table, connection.dialect.name, tuple(rows[0]))
    if connection.dialect.name != "postgresql":
        _write(connection, statement, rows)
    else:
        connection.execute(statement, rows)


def insert_missing(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, leaving those that are there by their key as they are."""
    if rows:
        insert = _insert(table, connection.dialect.name)
        connection.execute(insert.on_conflict_do_nothing(), rows)


class Among:
    """A query for rows whose text is one of many, made once: the values are one parameter, however many there are.

    What else the query asks for are named `bindparam`s.
    """

    def __init__(self, query: Select[Any], text: ColumnElement[str]) -> None:
        # Of no type of its own the parameter is an array to PostgreSQL, which then reads it once.
        one_of = text == any_(cast(bindparam("values", type_=NullType()), ARRAY(Text)))
        each = func.json_each(bindparam("values")).table_valued("value")
        self._arrays = query.where(one_of)
        self._json = query.where(text.in_(select(column("value")).select_from(each)))

    def rows(self, connection: Connection, values: Collection[str], **given: object) -> Sequence[Row[Any]]:
        """Give the rows; without values nothing is asked."""
        if not values:
            return ()
        if connection.dialect.name == "postgresql":
            return connection.execute(self._arrays, {"values": _array(values), **given}).all()
        packed = json.dumps(list(values), ensure_ascii=False)
        return connection.execute(self._json, {"values": packed, **given}).all()


def _array(texts: Collection[str]) -> str:
    """Give texts as PostgreSQL writes an array; its driver asks of each one whether it needs quotes, eight times as long."""
    quoted = [one.replace("\\", r"\\").replace('"', r"\"") for one in texts]
    return '{"' + '","'.join(quoted) + '"}'


def _write(connection: Connection, statement: Any, rows: Sequence[dict[str, Any]]) -> None:
    """Hand rows to SQLite as they are: its driver takes every value of ours, and wrapping each cost a third of the insert."""
    words, names = _words(statement, tuple(rows[0]))
    connection.exec_driver_sql(words, [tuple(map(row.__getitem__, names)) for row in rows])


@cache
def _words(statement: Any, names: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    compiled = statement.compile(dialect=sqlite.dialect(), column_keys=list(names))
    return str(compiled), tuple(compiled.positiontup)


def _copy(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    names = tuple(rows[0])
    statement, types = _copy_into(table, names)
    values = itemgetter(*names)
    driver: psycopg.Connection[Any] = connection.connection.driver_connection  # type: ignore[assignment]
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            copy.set_types(types)
            for row in rows:
                copy.write_row(values(row))
    except (psycopg.OperationalError, psycopg.InterfaceError) as error:
        connection.invalidate()
        raise Busy from error


@cache
def _copy_into(table: Table, names: tuple[str, ...]) -> tuple[sql.Composed, list[str]]:
    statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT BINARY)").format(
        sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, names))
    )
    return statement, [_TYPES[type(table.c[name].type)] for name in names]


@cache
def _upsert(table: Table, dialect: str, names: tuple[str, ...]) -> Any:
    insert = _insert(table, dialect)
    keys = [one.name for one in table.primary_key]
    changes = {name: insert.excluded[name] for name in names if name not in keys}
    return insert.on_conflict_do_update(index_elements=keys, set_=changes)


def _insert(table: Table, dialect: str) -> Any:
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)


@cache
def _plain_insert(table: Table) -> Any:
    return table.insert()
