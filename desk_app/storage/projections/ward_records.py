"""Keeps what the facts of the ward tell of its desks and of what a person has to settle, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.engine import Connection

from desk_app.domain.facts.wire import from_json, to_json
from desk_app.domain.fold.ward_fold import (
    Closing,
    DeskRecord,
    ExceptionRecord,
    WardRecord,
    WardWord,
    fold_word,
    subject_of,
    ward_word,
)
from desk_app.domain.journal.entry import Entry
from desk_app.storage.database import city_schema
from desk_app.storage.database.chunks import chunks

TABLES: Mapping[type[WardRecord], Table] = {
    DeskRecord: city_schema.ward_desks,
    ExceptionRecord: city_schema.exceptions,
}
"""Where each kind of record is kept here; ended rights are kept by the city only."""

Folded = dict[tuple[type[WardRecord], str], WardRecord]
"""Records by kind and key."""

_LISTS: dict[str, Any] = {
    "codes": tuple[str, ...],
    "entries": tuple[str, ...],
    "closings": tuple[Closing, ...],
}


def fold_into(records: Folded, entries: Iterable[tuple[Entry, WardWord]]) -> None:
    """Merge words into records held in memory."""
    for entry, word in entries:
        subject = subject_of(word)
        if subject[0] in TABLES:
            records[subject] = fold_word(records.get(subject), entry, word)


def words_among(entries: Iterable[Entry]) -> list[tuple[Entry, WardWord]]:
    """Give the entries that leave a record, with what they say."""
    return [(entry, word) for entry in entries if (word := ward_word(entry)) is not None]


def keep_ward_facts(connection: Connection, entries: Iterable[Entry]) -> None:
    """Merge the words among some entries into the stored rows."""
    words = words_among(entries)
    if not words:
        return
    for kind, table in TABLES.items():
        keys = {key for _, word in words for of, key in [subject_of(word)] if of is kind}
        for piece in chunks(keys):
            records: Folded = {(kind, key): row for key, row in _stored(connection, kind, table, piece)}
            fold_into(records, ((entry, word) for entry, word in words if subject_of(word)[1] in piece))
            _store(connection, table, [row_of(one) for (of, _), one in records.items() if of is kind])


def row_of(record: WardRecord) -> dict[str, Any]:
    """Give the columns of a record."""
    row = {name: getattr(record, name) for name in type(record).__slots__}
    for name in _LISTS.keys() & row.keys():
        row[name] = to_json(row[name]).decode()
    if isinstance(record, ExceptionRecord):
        row["waits"] = record.waits
    return row


def record_of(kind: type[WardRecord], row: Mapping[str, Any]) -> WardRecord:
    """Give the record of a row."""
    values = {name: row[name] for name in kind.__slots__}
    for name in _LISTS.keys() & values.keys():
        values[name] = from_json(_LISTS[name], values[name])
    return kind(**values)


def _stored(
    connection: Connection, kind: type[WardRecord], table: Table, keys: list[str]
) -> list[tuple[str, WardRecord]]:
    key = next(iter(table.primary_key))
    rows = connection.execute(select(table).where(key.in_(keys))).mappings()
    return [(row[key.name], record_of(kind, dict(row))) for row in rows]


def _store(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    key = next(iter(table.primary_key)).name
    statement = upsert(table)
    fresh = {column.name: statement.excluded[column.name] for column in table.c if column.name != key}
    connection.execute(statement.on_conflict_do_update(index_elements=[key], set_=fresh), rows)
