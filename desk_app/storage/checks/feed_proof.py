"""Proves what came from others: whole entries on known parents, the feed without a gap, the city's words as folded."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desk_app.domain.journal.entry import GENESIS, Entry
from desk_app.protocol.feed import next_mark
from desk_app.protocol.messages import START, Mark
from desk_app.storage.checks.desk_totals import Rows
from desk_app.storage.checks.problems import Problems
from desk_app.storage.checks.stored_entries import entries_of_others
from desk_app.storage.database import city_schema, schema
from desk_app.storage.journal.entry_rows import is_whole
from desk_app.storage.projections.ward_heads import head_rows
from desk_app.storage.projections.ward_records import TABLES, Folded, fold_into, row_of, words_among

_ENTRY = schema.entries.c


WARD_TABLES = (*(table.name for table in TABLES.values()), city_schema.ward_heads.name)
"""The tables made of the facts of the ward."""


class WardFacts:
    """Folds in memory what the facts of the ward say of desks, exceptions and closed days."""

    def __init__(self) -> None:
        self._records: Folded = {}
        self._heads: Rows = {}

    def add(self, entry: Entry) -> None:
        """Merge one entry, of whatever chain."""
        fold_into(self._records, words_among((entry,)))
        for row in head_rows((entry,)):
            key = (row["subject"], row["hash"])
            known = self._heads.setdefault(key, {**row, "known": False, "stored": False})
            self._heads[key] = known | {name: True for name in ("known", "stored") if row[name]}

    def rows(self, table: str) -> Rows:
        """Give the rows a table must hold, by their keys."""
        if table == city_schema.ward_heads.name:
            return self._heads
        kind = next(kind for kind, kept in TABLES.items() if kept.name == table)
        return {(key,): row_of(one) for (of, key), one in self._records.items() if of is kind}


def prove_others(connection: Connection, problems: Problems, words: WardFacts) -> None:
    """Check every entry that is not of the own chain and fold it into the city's words."""
    for entry in entries_of_others(connection, problems):
        header = entry.header
        if not is_whole(entry) or header.to_bytes() != entry.header_bytes:
            problems.add("verify.foreign_entry", seq=header.seq, desk=header.desk_id)
        words.add(entry)
    parent = schema.entries.alias()
    lost = select(_ENTRY.seq, _ENTRY.desk_id).where(
        _ENTRY.own.is_(None),
        _ENTRY.prev_hash != bytes.fromhex(GENESIS),
        ~select(parent.c.position).where(parent.c.hash == _ENTRY.prev_hash).exists(),
    )
    for seq, desk in connection.execute(lost):
        problems.add("verify.foreign_parent", seq=seq, desk=desk)


def prove_feed(connection: Connection, problems: Problems) -> None:
    """Check that the placed entries are the feed up to the cursor, and that every mark passed lies on it."""
    marks = {row.position: row.digest for row in connection.execute(select(city_schema.feed_marks))}
    state = connection.execute(select(city_schema.city_state)).one_or_none()
    placed = select(_ENTRY.city_position, _ENTRY.hash).where(_ENTRY.city_position.is_not(None))
    mark = START
    for position, hash_ in connection.execute(placed.order_by(_ENTRY.city_position)):
        if position != mark.position + 1 or not isinstance(hash_, bytes):
            problems.add("verify.feed_gap", position=mark.position + 1)
            return
        mark = next_mark(mark, hash_.hex())
        if marks.pop(position, mark.digest) != mark.digest:
            problems.add("verify.feed_digest", position=position)
    if marks:
        problems.add("verify.feed_digest", position=min(marks))
    if state is None or Mark(state.cursor_position, state.cursor_digest) != mark:
        problems.add("verify.feed_digest", position=mark.position)
