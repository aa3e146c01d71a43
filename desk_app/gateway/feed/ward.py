"""One ward in one transaction: the feed grows here, batch by batch, and the city's own chain with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.engine import Connection, Row

from desk_app.domain.facts.city_facts import CityFact, city_chain
from desk_app.domain.facts.facts import ResultRecorded
from desk_app.domain.facts.wire import MOST_HEADS, Particulars, schema_of, write_body
from desk_app.domain.journal.entry import GENESIS, Entry, Header, seal, sha256_hex
from desk_app.gateway.database import schema
from desk_app.gateway.database.bulk import insert_new
from desk_app.gateway.database.columns import text_column
from desk_app.gateway.identity import City
from desk_app.protocol.feed import next_mark
from desk_app.protocol.messages import Checkpoint, Mark

_WARD = select(schema.wards).where(schema.wards.c.ward_id == bindparam("ward"))
_LOCKED = _WARD.with_for_update()
ACTOR = "city"
"""Who acts in the city's own entries."""


@dataclass(frozen=True, slots=True)
class WardRow:
    """A ward as its row says; `practice` is None until the first desk joined."""

    ward_id: int
    ward: str
    ward_key: str
    practice: bool | None
    mark: Mark
    city_seq: int
    city_head: str


def read_ward(connection: Connection, ward_id: int, *, lock: bool = False) -> WardRow:
    """Read a ward; with `lock` every other writer of it waits until this transaction ends."""
    return _row(connection.execute(_LOCKED if lock else _WARD, {"ward": ward_id}).one())


def find_ward(connection: Connection, ward: str) -> WardRow | None:
    """Find a ward by its code."""
    row = connection.execute(select(schema.wards).where(schema.wards.c.ward == ward)).one_or_none()
    return None if row is None else _row(row)


def _row(row: Row[Any]) -> WardRow:
    mark = Mark(row.feed_position, row.feed_digest)
    return WardRow(row.ward_id, row.ward, row.ward_key, row.practice, mark, row.city_seq, row.city_head)


class WardWork:
    """What one transaction adds to a ward; nothing is written before `finish`.

    The ward is locked by what first adds to its feed or its small tables (desks, rights, exceptions), so that a
    follower that only folds keeps nobody from handing in; who follows locks its own row first.
    """

    def __init__(self, connection: Connection, ward_id: int, city: City) -> None:
        self.connection = connection
        self.city = city
        self.ward = read_ward(connection, ward_id)
        self._locked = False
        self._mark = self.ward.mark
        self._city_seq, self._city_head = self.ward.city_seq, self.ward.city_head
        self._rows: list[dict[str, Any]] = []
        self._batches: list[dict[str, Any]] = []
        self._own: list[Entry] = []
        self._told: dict[str, tuple[str, ...]] = {}

    @property
    def ward_id(self) -> int:
        """The ward's number in this database."""
        return self.ward.ward_id

    def lock(self) -> WardWork:
        """Let every other writer of the ward wait until this transaction ends."""
        if not self._locked:
            self.ward = read_ward(self.connection, self.ward_id, lock=True)
            self._mark = self.ward.mark
            self._city_seq, self._city_head = self.ward.city_seq, self.ward.city_head
            self._locked = True
        return self

    def store(self, entries: Sequence[Entry], checkpoint: Checkpoint) -> None:
        """Put a batch at the end of the feed, under the checkpoint it came with."""
        self.lock()
        self._close_own()
        self._add(entries, checkpoint)
        if (
            checkpoint.desk_id == city_chain(self.ward.ward)
            and entries[0].header.prev_hash == self._city_head
        ):
            # The city's own entries come back to a gateway that was restored: go on after them.
            self._city_seq, self._city_head = entries[-1].header.seq, entries[-1].hash

    def tell(
        self, fact: CityFact | ResultRecorded, *, dossier_id: str | None = None, heads: tuple[str, ...] = ()
    ) -> Entry:
        """Add a fact of the city to its chain; `heads` are those of its dossier as folded here."""
        self.lock()
        if dossier_id is not None:
            heads = self._told.get(dossier_id, heads)
        beside = Particulars(also=heads[:-1][-MOST_HEADS:])
        body = write_body(fact, self.city.random_bytes(16).hex(), beside)
        header = Header(
            desk_id=city_chain(self.ward.ward),
            seq=self._city_seq + 1,
            entry_id=self.city.entry_id(),
            kind=fact.KIND,
            schema=schema_of(fact.KIND),
            dossier_id=dossier_id,
            base=heads[-1] if heads else None,
            occurred_at=self.city.moment(),
            actor=ACTOR,
            body_hash=sha256_hex(body),
            prev_hash=self._city_head,
        )
        entry = seal(header, body)
        self._own.append(entry)
        self._city_seq, self._city_head = header.seq, entry.hash
        if dossier_id is not None:
            self._told[dossier_id] = (entry.hash,)
        return entry

    def finish(self) -> None:
        """Write everything added."""
        self._close_own()
        if not self._rows:
            return
        insert_new(self.connection, schema.entries, self._rows)
        self.connection.execute(schema.checkpoints.insert(), self._batches)
        changed = {
            "feed_position": self._mark.position,
            "feed_digest": self._mark.digest,
            "city_seq": self._city_seq,
            "city_head": self._city_head,
        }
        wards = schema.wards
        self.connection.execute(wards.update().where(wards.c.ward_id == self.ward_id).values(changed))

    def _close_own(self) -> None:
        if self._own:
            own, self._own = self._own, []
            last = own[-1]
            self._add(own, self.city.checkpoint(self.ward.ward, last.header.seq, last.hash))

    def _add(self, entries: Sequence[Entry], checkpoint: Checkpoint) -> None:
        first, size = self._mark.position + 1, 0
        for entry in entries:
            self._mark = next_mark(self._mark, entry.hash)
            self._rows.append(self._entry_row(entry))
            size += len(entry.header_bytes) + len(entry.body_bytes or b"")
        self._batches.append(
            {
                "ward_id": self.ward_id,
                "last_position": self._mark.position,
                "first_position": first,
                "size": size,
                "desk_id": checkpoint.desk_id,
                "seq": checkpoint.seq,
                "head_hash": checkpoint.head_hash,
                "signed_at": checkpoint.signed_at,
                "signature": checkpoint.signature,
            }
        )

    def _entry_row(self, entry: Entry) -> dict[str, Any]:
        header = entry.header
        return {
            "ward_id": self.ward_id,
            "hash": bytes.fromhex(entry.hash),
            "position": self._mark.position,
            "digest": bytes.fromhex(self._mark.digest),
            "desk_id": header.desk_id,
            "seq": header.seq,
            "prev_hash": bytes.fromhex(header.prev_hash),
            "entry_id": text_column(header.entry_id),
            "kind": text_column(header.kind),
            "dossier_id": None if header.dossier_id is None else text_column(header.dossier_id),
            "day": text_column(header.occurred_at[:10]),
            "header": entry.header_bytes,
            "body": entry.body_bytes,
        }


def new_ward(ward: str, city: City) -> dict[str, Any]:
    """Give the columns of a ward nobody has joined yet."""
    return {
        "ward": ward,
        "ward_key": city.random_bytes(32).hex(),
        "practice": None,
        "feed_position": 0,
        "feed_digest": GENESIS,
        "city_seq": 0,
        "city_head": GENESIS,
    }
