"""Writes look-ups down, each time in a small transaction beside whatever else is written."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from desk_app.domain.journal.entry import GENESIS
from desk_app.domain.journal.look_ups import ChainedLookUp, LookUp, chained
from desk_app.ports.clock import Ids
from desk_app.storage.database import schema
from desk_app.storage.database.engine import BUSY_MS, Database
from desk_app.storage.database.statements import Prepared
from desk_app.storage.journal.look_up_store import SqliteLookUps, hour_text

PATIENCE_MS = 2_000
"""How long a look-up waits for a writer before it is kept in memory: nobody at the counter waits for a record."""

_ADD = Prepared(insert(schema.lookups), schema.lookups.c.keys())
_NEWEST = Prepared(
    select(schema.lookups.c.seq, schema.lookups.c.hash).order_by(schema.lookups.c.seq.desc()).limit(1)
)


class SqliteLookUpBook:
    """The chain as it grows.

    A look-up is safe from a killed program at once and from a lost power supply with the next entry of the journal: it
    asks no disk to be sure, which would cost a search more than the search itself.
    """

    def __init__(self, database: Database, ids: Ids, patience_ms: int = PATIENCE_MS) -> None:
        self._database = database
        self._ids = ids
        self._patience_ms = patience_ms

    def keep(self, looks: Sequence[LookUp]) -> None:
        """Put look-ups behind the chain; raises StorageTrouble with none of them written."""
        self._database.must_take_writes()
        with self._database.plain() as connection:
            try:
                self._hurry(connection, "NORMAL", self._patience_ms)
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                self._add(connection, looks)
                connection.exec_driver_sql("COMMIT")
                self._hurry(connection, "FULL", BUSY_MS)
            except BaseException:
                # The next one to use this connection must find it as every other one.
                connection.invalidate()
                raise

    def _hurry(self, connection: Connection, synchronous: str, busy_ms: int) -> None:
        connection.exec_driver_sql(f"PRAGMA synchronous = {synchronous}")
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {busy_ms}")

    def _add(self, connection: Connection, looks: Sequence[LookUp]) -> None:
        seq, head = _end_of_chain(connection)
        for look in looks:
            row = chained(look, seq + 1, head, self._ids.salt())
            _ADD.run(connection, row_of(row))
            seq, head = row.seq, row.hash


def _end_of_chain(connection: Connection) -> tuple[int, str]:
    """Give the newest place and hash; those the journal recorded, where lines were lost with an old copy."""
    newest = _NEWEST.row(connection, {})
    seq, head = (newest["seq"], newest["hash"].hex()) if newest else (0, GENESIS)
    recorded = SqliteLookUps(connection).recorded()
    if recorded is not None and recorded.seq > seq:
        return recorded.seq, recorded.head
    return seq, head


def row_of(row: ChainedLookUp) -> dict[str, object]:
    """Give the columns of a line."""
    look = row.look
    if look is None:
        raise ValueError("only a look-up that can be read is written down")
    return {
        "seq": row.seq,
        "prev_hash": bytes.fromhex(row.prev_hash),
        "hash": bytes.fromhex(row.hash),
        "line": row.line,
        "hour": hour_text(look.hour),
        "user": look.user,
        "code": look.code,
    }
