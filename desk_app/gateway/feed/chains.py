"""Where a batch hangs on what is stored: its known beginning and its parent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, Table, bindparam, select, union_all
from sqlalchemy.engine import Connection

from desk_app.domain.journal.entry import GENESIS, Entry
from desk_app.gateway.database import schema
from desk_app.protocol.troubles import Refusal, Trouble


def _stretch_in(table: Table) -> Select[Any]:
    return select(table.c.seq, table.c.hash).where(
        table.c.ward_id == bindparam("ward"),
        table.c.desk_id == bindparam("desk"),
        table.c.seq.between(bindparam("first"), bindparam("last")),
    )


_STORED = _stretch_in(schema.entries)
_STORED_OR_APART = union_all(_STORED, _stretch_in(schema.set_aside))


def new_of(
    connection: Connection, ward_id: int, batch: Sequence[Entry], *, with_set_aside: bool = False
) -> tuple[Entry, ...]:
    """Find what is new of a batch; raises Refusal `parent_unknown` or `broken_chain`.

    `with_set_aside` counts entries kept apart as stored, for more of the same chain.
    """
    first, last = batch[0].header.seq, batch[-1].header.seq
    query = _STORED_OR_APART if with_set_aside else _STORED
    asked = {"ward": ward_id, "desk": batch[0].header.desk_id, "first": first - 1, "last": last}
    known = {row.hash.hex(): row.seq for row in connection.execute(query, asked)}
    new = tuple(entry for entry in batch if entry.hash not in known)
    if not new:
        return ()
    parent, seq = new[0].header.prev_hash, new[0].header.seq
    if parent == GENESIS or seq == 1:
        if (parent, seq) != (GENESIS, 1):
            raise Refusal(Trouble.BROKEN_CHAIN, "first entry")
    elif known.get(parent) != seq - 1:
        raise Refusal(Trouble.PARENT_UNKNOWN)
    return new
