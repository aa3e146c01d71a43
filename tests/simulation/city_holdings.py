"""Reads everything a city's database holds, past its program, so that the program is not its own witness."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, select

from desk_app.domain.dossier.divergences import CLASH
from desk_app.domain.journal.entry import Entry, Header
from desk_app.gateway.database import schema
from desk_app.gateway.database.database import Database


@dataclass(frozen=True, slots=True)
class OpenException:
    """An exception the city opened; `codes` are the slip numbers it names."""

    about: str
    desk_id: str
    codes: tuple[str, ...]
    entries: tuple[str, ...]
    closed: bool


def feed_of(database: Database) -> tuple[Entry, ...]:
    """Give every entry in the order of the feed; the tests know one ward only."""
    columns = schema.entries.c
    query = select(columns.hash, columns.header, columns.body).order_by(columns.position)
    with database.read() as connection:
        rows = connection.execute(query).all()
    return tuple(
        Entry(Header(**json.loads(row.header)), bytes(row.header), bytes(row.hash).hex(), row.body)
        for row in rows
    )


def dossiers_of(database: Database) -> dict[str, bytes]:
    """Give the bytes of every dossier by its id."""
    columns = schema.dossiers.c
    with database.read() as connection:
        rows = connection.execute(select(columns.dossier_id, columns.state)).all()
    return {row.dossier_id: bytes(row.state) for row in rows}


def exceptions_of(database: Database, about: str) -> tuple[OpenException, ...]:
    """Give the exceptions about something, closed ones too."""
    columns = schema.exceptions.c
    with database.read() as connection:
        rows = connection.execute(select(schema.exceptions).where(columns.about == about)).mappings().all()
    return tuple(
        OpenException(
            row["about"],
            row["desk_id"],
            tuple(json.loads(row["codes"])),
            tuple(json.loads(row["entries"])),
            not row["waits"],
        )
        for row in rows
    )


def exception_rows_of(database: Database) -> dict[str, dict[str, Any]]:
    """Give everything said of what waits or waited for a person, by its name."""
    return _rows(database, schema.exceptions)


def divergence_rows_of(database: Database) -> dict[str, dict[str, Any]]:
    """Give where desks parted, by its name."""
    return _rows(database, schema.divergences)


def _rows(database: Database, table: Table) -> dict[str, dict[str, Any]]:
    with database.read() as connection:
        rows = connection.execute(select(table)).mappings().all()
    return {row["exception_id"]: {name: row[name] for name in row if name != "ward_id"} for row in rows}


def open_exceptions_of(database: Database) -> set[str]:
    """Give the names of the exceptions that wait for a person."""
    told, parted = schema.exceptions.c, schema.divergences.c
    with database.read() as connection:
        waiting = select(told.exception_id).where(told.waits, told.about != CLASH)
        found = set(connection.execute(waiting).scalars())
        return found | set(connection.execute(select(parted.exception_id).where(parted.waits)).scalars())


def made_of_the_feed(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Give every row of the tables that are made of the feed, and the feed's length."""
    tables = (
        schema.dossiers,
        schema.codes,
        schema.divergences,
        schema.exceptions,
        schema.rights,
        schema.chain_heads,
        schema.floors,
        schema.unfolded,
        schema.entries,
    )
    with database.read() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr) for table in tables
        }
