"""The limit: the bytes of a journal put into a bare table of PostgreSQL by one COPY and one commit."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

import psycopg

from desk_app.domain.journal.entry import Entry

TABLE = "CREATE TABLE IF NOT EXISTS bare (hash bytea, desk_id text, seq bigint, header bytea, body bytea)"
COPY = "COPY bare (hash, desk_id, seq, header, body) FROM STDIN"
TYPES = ["bytea", "text", "int8", "bytea", "bytea"]


def copy_seconds(connection: psycopg.Connection, entries: Sequence[Entry], *, text: bool = False) -> float:
    """Give the seconds from the first row to the end of the commit; in binary, or as text, the driver's default."""
    rows = [
        (bytes.fromhex(one.hash), one.header.desk_id, one.header.seq, one.header_bytes, one.body_bytes)
        for one in entries
    ]
    connection.execute(TABLE)
    connection.execute("TRUNCATE bare")
    connection.commit()
    began = perf_counter()
    with connection.cursor() as cursor:
        with cursor.copy(COPY if text else f"{COPY} (FORMAT BINARY)") as copy:
            if not text:
                copy.set_types(TYPES)
            for row in rows:
                copy.write_row(row)
        connection.commit()
    return perf_counter() - began
