"""Reads the chain of look-ups inside one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import RowMapping, func, select
from sqlalchemy.engine import Connection

from desk_app.domain.facts.desk_facts import LookUpsRecorded
from desk_app.domain.facts.wire import fact_or_none
from desk_app.domain.journal.look_ups import ChainedLookUp, hour_of, read_line
from desk_app.ports.look_ups import LookUpsWanted
from desk_app.storage.database import schema
from desk_app.storage.journal.entry_rows import entry_of

_LINE = schema.lookups.c
_ENTRY = schema.entries.c
_RECORDED = (
    select(_ENTRY.hash, _ENTRY.header, _ENTRY.body)
    .where(schema.OWN, schema.RECORDED)
    .order_by(_ENTRY.seq.desc())
)
BATCH = 1000
"""Lines fetched at a time."""


class SqliteLookUps:
    """The chain as stored."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def newest(self) -> int:
        """Give the place of the newest line, 0 for none."""
        return self._connection.execute(select(func.max(_LINE.seq))).scalar() or 0

    def recorded(self) -> LookUpsRecorded | None:
        """Give what the journal recorded last."""
        return next(self._recorded(), None)

    def recorded_after(self, seq: int) -> tuple[LookUpsRecorded, ...]:
        """Give all that the journal recorded of lines behind a place."""
        return tuple(fact for fact in self._recorded() if fact.seq > seq)

    def _recorded(self) -> Iterator[LookUpsRecorded]:
        for row in self._connection.execute(_RECORDED):
            fact = fact_or_none(entry_of(row.hash, row.header, row.body))
            if isinstance(fact, LookUpsRecorded):
                yield fact

    def lines(self, *, after: int) -> Iterator[ChainedLookUp]:
        """Give the lines behind a place, in order."""
        ordered = select(schema.lookups).order_by(_LINE.seq).limit(BATCH)
        while True:
            rows = self._connection.execute(ordered.where(_LINE.seq > after)).mappings().all()
            for row in rows:
                yield line_of(row)
            if len(rows) < BATCH:
                return
            after = rows[-1]["seq"]

    def count(self, user: str, hour: datetime, *, to: int) -> int:
        """Count the lines of a user's hour up to a place."""
        query = select(func.count()).select_from(schema.lookups)
        query = query.where(_LINE.hour == hour_text(hour), _LINE.user == user, _LINE.seq <= to)
        return self._connection.execute(query).scalar_one()

    def page(
        self, wanted: LookUpsWanted, *, before: int | None = None, limit: int = 100
    ) -> tuple[ChainedLookUp, ...]:
        """Give a window of lines, newest first."""
        query = select(schema.lookups).order_by(_LINE.seq.desc()).limit(limit)
        if before is not None:
            query = query.where(_LINE.seq < before)
        if wanted.first is not None:
            query = query.where(_LINE.hour >= wanted.first.isoformat())
        if wanted.last is not None:
            query = query.where(_LINE.hour < (wanted.last + timedelta(days=1)).isoformat())
        if wanted.user:
            query = query.where(_LINE.user == wanted.user)
        if wanted.code:
            query = query.where(_LINE.code == wanted.code)
        return tuple(line_of(row) for row in self._connection.execute(query).mappings())


def hour_text(hour: datetime) -> str:
    """Give an hour as the column holds it: texts in this form sort as the hours do."""
    return hour_of(hour).isoformat()


def line_of(row: RowMapping) -> ChainedLookUp:
    """Give a stored line; whoever edits a row with SQL may have left text or a number where bytes belong."""
    line, prev, own = (_as_bytes(row[name]) for name in ("line", "prev_hash", "hash"))
    return ChainedLookUp(row["seq"], prev.hex(), own.hex(), line, read_line(line, row["seq"]))


def _as_bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()
