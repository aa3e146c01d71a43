"""The journal inside one transaction: chains facts, projects them and reads them back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Select, bindparam, insert, select, update
from sqlalchemy.engine import Connection

from desk_app.domain.facts.facts import Fact
from desk_app.domain.facts.wire import MOST_HEADS, Approval, Particulars, schema_of, write_body
from desk_app.domain.journal.entry import Entry, Header, seal, sha256_hex
from desk_app.errors import StorageTrouble
from desk_app.ports.clock import Ids
from desk_app.ports.journal import Head
from desk_app.storage.database import schema
from desk_app.storage.database.statements import Line, Prepared
from desk_app.storage.journal.entry_rows import entry_of, is_whole, row_of
from desk_app.storage.journal.folding import Folding
from desk_app.storage.projections.desk_projection import fold_desk_fact
from desk_app.storage.projections.dossier_projection import DossierProjection
from desk_app.storage.projections.ward_heads import keep_heads, newest_heads
from desk_app.storage.projections.ward_records import keep_ward_facts

ADD_ENTRY = Prepared(
    insert(schema.entries),
    [name for name in schema.entries.c.keys() if name not in ("position", "arrived_at")],  # noqa: SIM118
)
_SET_HEAD = Prepared(
    update(schema.desk_state).values(
        head_seq=bindparam("seq"), head_hash=bindparam("hash"), last_moment=bindparam("at")
    )
)

BATCH = 500
"""Entries fetched at a time when the journal is read."""


class SqliteJournal:
    """The own journal of the desk; the head moves in memory and is written by `settle` before the commit."""

    def __init__(self, connection: Connection, ids: Ids, state: Line, projection: DossierProjection) -> None:
        self._connection = connection
        self._ids = ids
        self._desk_id: str = state["desk_id"]
        self._projection = projection
        self._folding = Folding(connection, projection)
        self._stored = self._head = Head(state["head_seq"], state["head_hash"])
        self._acked = Head(state["acked_seq"], state["acked_hash"])
        self._last_moment: str | None = state["last_moment"]

    def append(
        self,
        fact: Fact,
        *,
        actor: str,
        at: datetime,
        dossier_id: str | None = None,
        approval: Approval | None = None,
    ) -> Entry:
        """Chain a fact and fold it into its dossier, user or setting, in the same transaction.

        `approval` names the second person who agreed to it, having signed in for it.
        """
        heads = self._heads(fact, dossier_id)
        beside = Particulars(also=heads[:-1][-MOST_HEADS:], approval=approval)
        body = write_body(fact, self._ids.salt(), beside)
        header = Header(
            desk_id=self._desk_id,
            seq=self._head.seq + 1,
            entry_id=self._ids.entry_id(),
            kind=fact.KIND,
            schema=schema_of(fact.KIND),
            dossier_id=dossier_id,
            base=heads[-1] if heads else None,
            occurred_at=at.isoformat(),
            actor=actor,
            body_hash=sha256_hex(body),
            prev_hash=self._head.hash,
        )
        entry = seal(header, body)
        ADD_ENTRY.run(self._connection, row_of(entry))
        self._fold([entry])
        self._head = Head(header.seq, entry.hash)
        self._last_moment = header.occurred_at
        return entry

    def _heads(self, fact: Fact, dossier_id: str | None) -> tuple[str, ...]:
        """Give what this desk has folded last about the subject of a fact: its dossier, or its matter of the ward."""
        if dossier_id is None:
            return newest_heads(self._connection, fact)
        known = self._projection.load(dossier_id)
        return known.heads if known else ()

    def adopt(self, entries: Sequence[Entry]) -> None:
        """Take over entries this desk once wrote, which must follow its head without a gap.

        Raises StorageTrouble `storage.chain_broken` with nothing taken when a link or a hash does not hold.
        """
        head = self._head
        for entry in entries:
            follows = entry.header.prev_hash == head.hash and entry.header.seq == head.seq + 1
            if not follows or entry.header.desk_id != self._desk_id or not is_whole(entry):
                raise StorageTrouble("storage.chain_broken", seq=entry.header.seq)
            head = Head(entry.header.seq, entry.hash)
        ADD_ENTRY.run_many(self._connection, (row_of(entry) for entry in entries))
        self._fold(entries)
        if entries:
            self._head, self._last_moment = head, entries[-1].header.occurred_at

    def _fold(self, entries: Sequence[Entry]) -> None:
        self._folding.extend_or_rebuild(entries)
        keep_ward_facts(self._connection, entries)
        keep_heads(self._connection, entries)
        for entry in entries:
            if not entry.header.dossier_id:
                fold_desk_fact(self._connection, entry)

    def head(self) -> Head:
        """Give the newest own entry."""
        return self._head

    def acked(self) -> Head:
        """Give the newest own entry the city has receipted."""
        return self._acked

    def acknowledged(self, head: Head) -> None:
        """Take note that the city's receipt moved in this transaction."""
        self._acked = head

    def last_moment(self) -> datetime | None:
        """Give the `occurred_at` of the newest own entry."""
        return datetime.fromisoformat(self._last_moment) if self._last_moment else None

    def entries(self, *, dossier_id: str | None = None, after_seq: int = 0) -> Iterator[Entry]:
        """Give own entries in order, of one dossier or of all."""
        columns = schema.entries.c
        query = select(columns.seq, columns.hash, columns.header, columns.body)
        query = query.where(schema.OWN).order_by(columns.seq).limit(BATCH)
        if dossier_id is not None:
            query = query.where(columns.dossier_id == dossier_id)
        return self._windows(query, after_seq)

    def _windows(self, query: Select[tuple[int, bytes, bytes, bytes]], after_seq: int) -> Iterator[Entry]:
        while True:
            rows = self._connection.execute(query.where(schema.entries.c.seq > after_seq)).all()
            for row in rows:
                yield entry_of(row.hash, row.header, row.body)
            if len(rows) < BATCH:
                return
            after_seq = rows[-1].seq

    def settle(self) -> None:
        """Write the dossiers folded and the head the transaction has reached."""
        self._projection.flush()
        if self._head == self._stored:
            return
        head = {"seq": self._head.seq, "hash": self._head.hash, "at": self._last_moment}
        _SET_HEAD.run(self._connection, head)
        self._stored = self._head
