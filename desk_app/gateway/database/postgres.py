"""PostgreSQL as the city's engine: time-outs for every wait, partitions by ward, and what it must be able to store."""

from __future__ import annotations

from typing import Any

import sqlalchemy
from sqlalchemy import Table, event
from sqlalchemy.engine import URL, Connection, Engine

from desk_app.errors import StorageTrouble
from desk_app.gateway.database import schema

PARTITIONS = 16
"""Parts of every large table, by ward: some eight wards of Hanoi in each."""
CONNECT_SECONDS = 10
LOCK_SECONDS = 10
"""How long a writer waits for the others of its ward before the desk is asked to come again."""
STATEMENT_SECONDS = 60
"""The longest one statement may run: far longer than any does, short of for ever."""
SILENCE_SECONDS = 15
"""How long what was sent to a server may stay unanswered by its machine before the line counts as dead."""
POOLER = "pooler"
"""Word of the address (`?pooler=transaction`) that says a pooler stands before the server and changes connections
between transactions: nothing may then be kept at one, neither settings nor prepared statements."""

_BIG = frozenset(
    {
        schema.entries,
        schema.checkpoints,
        schema.dossiers,
        schema.codes,
        schema.exceptions,
        schema.divergences,
        schema.set_aside,
    }
)
"""Tables that grow with every entry of a city."""
_SPLIT = sqlalchemy.text(
    "SELECT relkind = 'p' AND NOT EXISTS (SELECT 1 FROM pg_inherits WHERE inhparent = c.oid)"
    " FROM pg_class c WHERE c.oid = to_regclass(:name)"
)
_LONG_ROWS = frozenset({schema.entries, schema.dossiers})
_WHOLE_ROWS = "toast_tuple_target = 8160"
"""PostgreSQL packs what is over 2 kB of a row; these rows are about that long, and packing them took half of every insert."""


def postgres_engine(url: URL, connections: int) -> Engine:
    """Make the engine on a server; nothing is asked of it yet."""
    pooled = url.query.get(POOLER) == "transaction"
    url = url.difference_update_query([POOLER])
    line: dict[str, Any] = {
        "client_encoding": "utf8",
        "connect_timeout": CONNECT_SECONDS,
        "keepalives": 1,
        "keepalives_idle": SILENCE_SECONDS,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": SILENCE_SECONDS * 1000,
    }
    if pooled:
        line["prepare_threshold"] = None
    engine = sqlalchemy.create_engine(
        url, pool_size=connections, max_overflow=0, pool_timeout=LOCK_SECONDS, connect_args=line
    )

    def prepare(raw: Any, _record: Any) -> None:
        with raw.cursor() as cursor:
            cursor.execute(_waits("SESSION"))
        raw.commit()

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(_waits("LOCAL"))

    if pooled:
        event.listen(engine, "begin", begin)
    else:
        event.listen(engine, "connect", prepare)
    return engine


def _waits(scope: str) -> str:
    # As one statement: several would be several round trips, and a pooler takes no words at the greeting.
    settings = {"lock_timeout": LOCK_SECONDS, "statement_timeout": STATEMENT_SECONDS}
    is_local = "true" if scope == "LOCAL" else "false"
    calls = (f"set_config('{name}', '{seconds}s', {is_local})" for name, seconds in settings.items())
    return "SELECT " + ", ".join(calls)


def check_server(connection: Connection) -> None:
    """Raise StorageTrouble `gateway.not_utf8` for a database that cannot hold every name."""
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if encoding != "UTF8":
        raise StorageTrouble("gateway.not_utf8", encoding=encoding)


def partition(connection: Connection, table: Table) -> None:
    """Make the parts of a table that has just been made; a table an administrator made beforehand stays as it is."""
    if table not in _BIG or not _is_split(connection, table):
        return
    held = f" WITH ({_WHOLE_ROWS})" if table in _LONG_ROWS else ""
    for part in range(PARTITIONS):
        connection.exec_driver_sql(
            f"CREATE TABLE IF NOT EXISTS {table.name}_{part:02d} PARTITION OF {table.name}"
            f" FOR VALUES WITH (MODULUS {PARTITIONS}, REMAINDER {part}){held}"
        )


def _is_split(connection: Connection, table: Table) -> bool:
    """Whether a table is split and has no parts yet."""
    return bool(connection.execute(_SPLIT, {"name": table.name}).scalar())
