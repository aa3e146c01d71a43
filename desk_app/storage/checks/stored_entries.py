"""Reads stored entries for a check, where every byte may have been tampered with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import RowMapping, select
from sqlalchemy.engine import Connection

from desk_app.domain.journal.entry import Entry
from desk_app.storage.checks.problems import Problems
from desk_app.storage.database import schema
from desk_app.storage.journal.entry_rows import FoldKey, entry_of, fold_key, row_of

_ENTRY = schema.entries.c
_COLUMNS = select(schema.entries).execution_options(stream_results=True)


@dataclass(frozen=True, slots=True)
class KeyedEntry:
    """An entry with its place among those of its dossier."""

    key: FoldKey
    entry: Entry
    own: bool


def own_entries(connection: Connection, desk_id: str, problems: Problems) -> Iterator[Entry]:
    """Give the entries of the own chain in order, naming those whose columns and bytes disagree."""
    rows = connection.execute(_COLUMNS.where(schema.OWN).order_by(_ENTRY.seq, _ENTRY.position))
    for row in rows.mappings():
        entry = _checked(row, problems)
        if entry is not None:
            if entry.header.desk_id != desk_id:
                problems.add("verify.columns", seq=row["seq"])
            yield entry


def entries_of_others(connection: Connection, problems: Problems) -> Iterator[Entry]:
    """Give the entries of all other chains in the order they were stored, naming those whose columns and bytes disagree."""
    rows = connection.execute(_COLUMNS.where(_ENTRY.own.is_(None)).order_by(_ENTRY.position))
    return (entry for row in rows.mappings() if (entry := _checked(row, problems)) is not None)


def entries_by_dossier(connection: Connection) -> Iterator[tuple[str, list[KeyedEntry]]]:
    """Give the entries of every dossier, dossier by dossier."""
    ordered = _COLUMNS.where(_ENTRY.dossier_id != "").order_by(_ENTRY.dossier_id)
    rows = connection.execute(ordered).mappings()
    for dossier_id, group in groupby(rows, key=lambda row: row["dossier_id"]):
        yield dossier_id, [one for row in group if (one := _keyed(row)) is not None]


def _checked(row: RowMapping, problems: Problems) -> Entry | None:
    entry = _read(row)
    if entry is None:
        problems.add("verify.header_unreadable", seq=row["seq"])
        return None
    try:
        told = row_of(entry, own=row["own"] == 1, city_position=row["city_position"])
    except (ValueError, TypeError):
        told = {"header": None}
    if any(row[name] != told[name] for name in told):
        problems.add("verify.columns", seq=row["seq"])
    return entry


def _keyed(row: RowMapping) -> KeyedEntry | None:
    entry = _read(row)
    if entry is None or not isinstance(row["hash"], bytes):
        return None
    return KeyedEntry(fold_key(row), entry, row["own"] is not None)


def _read(row: RowMapping) -> Entry | None:
    try:
        header, body = (_as_bytes(row[name]) for name in ("header", "body"))
        return entry_of(_as_bytes(row["hash"]) or b"", header or b"", body)
    except (ValueError, KeyError, TypeError):
        return None


def _as_bytes(value: object) -> bytes | None:
    """Give stored bytes as bytes: whoever edits a row with SQL may have left text or a number there."""
    return value if value is None or isinstance(value, bytes) else str(value).encode()
