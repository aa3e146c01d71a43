"""The own chain as it is sent: samples to find the common point, stretches after it, the receipt that moves."""

from __future__ import annotations

from datetime import date

from sqlalchemy import bindparam, func, select, update

from desk_app.domain.journal.entry import GENESIS, Entry
from desk_app.errors import StorageTrouble
from desk_app.ports.journal import Head
from desk_app.storage.database import schema
from desk_app.storage.database.statements import Prepared
from desk_app.storage.exchange.exchange_ground import ExchangeGround
from desk_app.storage.journal.entry_rows import entry_of

_ENTRY = schema.entries.c
_STORED = select(_ENTRY.hash, _ENTRY.header, _ENTRY.body)
_OWN_HASH = Prepared(select(_ENTRY.hash).where(schema.OWN, _ENTRY.seq == bindparam("seq")))
_OWN_AFTER = Prepared(
    _STORED.where(schema.OWN, _ENTRY.seq > bindparam("seq")).order_by(_ENTRY.seq).limit(bindparam("most"))
)
_FIRST_DAY = select(func.min(_ENTRY.day)).where(schema.OWN)
_ONE = Prepared(_STORED.where(_ENTRY.hash == bindparam("entry_hash")))


class OwnChain(ExchangeGround):
    """The chain this desk writes."""

    def ancestors(self) -> tuple[Head, ...]:
        """Give samples of the own chain, newest first: the head, then 1, 2, 4, 8 … further back, the acknowledged, the first."""
        head, wanted, back = self._journal.head(), set(), 1
        wanted |= {head.seq, self._journal.acked().seq, 1}
        while back < head.seq:
            wanted.add(head.seq - back)
            back *= 2
        query = select(_ENTRY.seq, _ENTRY.hash).where(schema.OWN, _ENTRY.seq.in_(wanted))
        rows = self._connection.execute(query.order_by(_ENTRY.seq.desc()))
        return tuple(Head(row.seq, row.hash.hex()) for row in rows)

    def own(self, seq: int) -> Head | None:
        """Give the own entry with a number."""
        found = _OWN_HASH.row(self._connection, {"seq": seq})
        return Head(seq, found["hash"].hex()) if found is not None else None

    def own_after(self, seq: int, limit: int) -> tuple[Entry, ...]:
        """Give the own chain's entries after a number, oldest first."""
        rows = _OWN_AFTER.rows(self._connection, {"seq": seq, "most": limit})
        return tuple(entry_of(row["hash"], row["header"], row["body"]) for row in rows)

    def first_day(self) -> date | None:
        """Give the earliest day anything happened at this desk, None while nothing has."""
        found = self._connection.execute(_FIRST_DAY).scalar()
        return date.fromisoformat(found) if found else None

    def acknowledge(self, head: Head) -> None:
        """Move the acknowledged entry, also back (a restored city); raises StorageTrouble unless it is on the own chain."""
        if head != Head(0, GENESIS) and self.own(head.seq) != head:
            raise StorageTrouble("storage.chain_broken", seq=head.seq)
        moved = update(schema.desk_state).values(acked_seq=head.seq, acked_hash=head.hash)
        self._connection.execute(moved)
        self._journal.acknowledged(head)

    def entry(self, entry_hash: str) -> Entry | None:
        """Find any stored entry by its hash."""
        row = _ONE.row(self._connection, {"entry_hash": bytes.fromhex(entry_hash)})
        return entry_of(row["hash"], row["header"], row["body"]) if row is not None else None
