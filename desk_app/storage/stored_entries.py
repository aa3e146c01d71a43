"""Reads stored entries for a check, where every byte may have been tampered with."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import RowMapping, select
from sqlalchemy.engine import Connection

from desk_app.domain.journal import Entry
from desk_app.storage import schema
from desk_app.storage.entry_rows import entry_of, row_of
from desk_app.storage.problems import Problems

_ENTRY = schema.entries.c
_COLUMNS = select(schema.entries).execution_options(stream_results=True)


def own_entries(connection: Connection, desk_id: str, problems: Problems) -> Iterator[Entry]:
    """Give the entries of one desk in the order of its chain, naming those whose columns and bytes disagree."""
    rows = connection.execute(_COLUMNS.where(_ENTRY.desk_id == desk_id).order_by(_ENTRY.seq, _ENTRY.position))
    for row in rows.mappings():
        entry = _read(row)
        if entry is None:
            problems.add("verify.header_unreadable", seq=row["seq"])
            continue
        told = row_of(entry)
        if any(row[name] != told[name] for name in told):
            problems.add("verify.columns", seq=row["seq"])
        yield entry


def entries_by_dossier(connection: Connection) -> Iterator[tuple[str, list[Entry]]]:
    """Give the entries of every dossier, dossier by dossier, in the order they were stored."""
    ordered = _COLUMNS.where(_ENTRY.dossier_id.is_not(None)).order_by(_ENTRY.dossier_id, _ENTRY.position)
    rows = connection.execute(ordered).mappings()
    for dossier_id, group in groupby(rows, key=lambda row: row["dossier_id"]):
        yield dossier_id, [entry for row in group if (entry := _read(row)) is not None]


def _read(row: RowMapping) -> Entry | None:
    try:
        header, body = (_as_bytes(row[name]) for name in ("header", "body"))
        return entry_of(_as_bytes(row["hash"]) or b"", header or b"", body)
    except (ValueError, KeyError, TypeError):
        return None


def _as_bytes(value: object) -> bytes | None:
    """Give stored bytes as bytes: whoever edits a row with SQL may have left text or a number there."""
    return value if value is None or isinstance(value, bytes) else str(value).encode()
