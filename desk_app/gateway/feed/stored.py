"""Entries as the feed holds them, and its batches after a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.engine import Connection

from desk_app.domain.facts.wire import from_json
from desk_app.domain.journal.entry import Entry, Header
from desk_app.gateway.database import schema
from desk_app.gateway.feed.incoming import Incoming, read_all

_ENTRY, _BATCH = schema.entries.c, schema.checkpoints.c


def batches_query(*columns: Any) -> Select[Any]:
    """Give columns of the batches of `ward` that end after the place `after`, in their order, at most `most`."""
    after = (_BATCH.ward_id == bindparam("ward"), _BATCH.last_position > bindparam("after"))
    return select(*columns).where(*after).order_by(_BATCH.last_position).limit(bindparam("most"))


def entries_query(*columns: Any) -> Select[Any]:
    """Give columns of the entries of `ward` after the place `after` up to `last`, in their order."""
    within = (_ENTRY.position > bindparam("after"), _ENTRY.position <= bindparam("last"))
    return select(*columns).where(_ENTRY.ward_id == bindparam("ward"), *within).order_by(_ENTRY.position)


_BATCHES = batches_query(_BATCH.last_position, _BATCH.desk_id)
_ENTRIES = entries_query(_ENTRY.hash, _ENTRY.header, _ENTRY.body)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Entries of one chain that came in one batch, without a gap, with their facts; `last` is where they end in the feed."""

    desk_id: str
    last: int
    incoming: tuple[Incoming, ...]

    @property
    def first(self) -> int:
        """The place of the first of them in the feed."""
        return self.last - len(self.incoming) + 1

    def cut(self, count: int) -> tuple[Stretch, Stretch]:
        """Give the first `count` entries and the rest."""
        return (
            Stretch(self.desk_id, self.first + count - 1, self.incoming[:count]),
            Stretch(self.desk_id, self.last, self.incoming[count:]),
        )


def entry_of(row: Any) -> Entry:
    """Give a stored row as the entry it is."""
    return Entry(from_json(Header, row.header), row.header, row.hash.hex(), row.body)


def stretches_after(connection: Connection, ward_id: int, position: int, most: int) -> list[Stretch]:
    """Give the feed after a place: whole batches until they have `most` entries, the first from that place on."""
    batches = _some_batches(connection, ward_id, position, most)
    if not batches:
        return []
    asked = {"ward": ward_id, "after": position, "last": batches[-1][0]}
    incoming = read_all(map(entry_of, connection.execute(_ENTRIES, asked)))
    found, begun = [], position
    for last, desk_id in batches:
        found.append(Stretch(desk_id, last, incoming[begun - position : last - position]))
        begun = last
    return found


def _some_batches(
    connection: Connection, ward_id: int, position: int, most: int
) -> Sequence[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for row in connection.execute(_BATCHES, {"ward": ward_id, "after": position, "most": most}):
        found.append((row.last_position, row.desk_id))
        if row.last_position - position >= most:
            break
    return found
