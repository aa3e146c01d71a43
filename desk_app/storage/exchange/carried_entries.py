"""Finds what this desk holds of others and the city has no place for, cut into batches that end at a checkpoint."""

from __future__ import annotations

from sqlalchemy import RowMapping, select
from sqlalchemy.engine import Connection

from desk_app.domain.facts.wire import named_by
from desk_app.ports.exchange.feed import HandIn
from desk_app.protocol.messages import Checkpoint
from desk_app.storage.database import city_schema, schema
from desk_app.storage.database.chunks import chunks
from desk_app.storage.exchange.hand_in_order import Stretch, in_order
from desk_app.storage.journal.entry_rows import entry_of

_ENTRY, _WORD, _RECEIPT = schema.entries.c, city_schema.checkpoints.c, city_schema.carried_receipts.c
_HELD = select(_ENTRY.hash, _ENTRY.prev_hash, _ENTRY.desk_id, _ENTRY.seq).where(
    _ENTRY.own.is_(None), _ENTRY.city_position.is_(None)
)
_STORED = select(_ENTRY.hash, _ENTRY.header, _ENTRY.body)
_ABOUT_DOSSIERS = _STORED.where(
    _ENTRY.own.is_(None), _ENTRY.city_position.is_(None), _ENTRY.dossier_id.is_not(None)
)


def carried(connection: Connection, limit: int) -> tuple[HandIn, ...]:
    """Everything carried, in batches of at most `limit` entries where a checkpoint allows to cut, in the order to hand it in.

    The city's own entries come first: they name the desks that signed the others. Then what others build on.
    """
    held = {row["hash"]: row for row in connection.execute(_HELD).mappings()}
    if not held:
        return ()
    stretches = in_order(_stretches(held, _checkpoints(connection, held)), _named(connection))
    return tuple(_hand_in(connection, one) for one in _joined(stretches, limit))


def _named(connection: Connection) -> dict[bytes, tuple[bytes, ...]]:
    """Give what held entries about dossiers name as seen by their authors."""
    named: dict[bytes, tuple[bytes, ...]] = {}
    for row in connection.execute(_ABOUT_DOSSIERS):
        entry = entry_of(row.hash, row.header, row.body)
        named[row.hash] = tuple(bytes.fromhex(one) for one in named_by(entry) if _is_hash(one))
    return named


def _is_hash(text: str) -> bool:
    return len(text) == 64 and all(one in "0123456789abcdef" for one in text)


def _checkpoints(connection: Connection, held: dict[bytes, RowMapping]) -> list[Checkpoint]:
    """Give the checkpoints of what is held, oldest first, without what the city took from a desk it revoked since."""
    done = _set_aside(connection, held)
    words: list[Checkpoint] = []
    for desk_id in sorted({row["desk_id"] for row in held.values()}):
        query = select(city_schema.checkpoints).where(_WORD.desk_id == desk_id)
        for row in connection.execute(query.order_by(_WORD.seq, _WORD.head_hash)).mappings():
            head = bytes.fromhex(row["head_hash"])
            if head in held and head not in done:
                words.append(Checkpoint(**row))
    return words


def _set_aside(connection: Connection, held: dict[bytes, RowMapping]) -> set[bytes]:
    """Give what a revoked desk wrote and was handed in: it never gets a place, so it would be sent for ever."""
    desks = city_schema.ward_desks.c
    receipts = select(_RECEIPT.head_hash).join(city_schema.ward_desks, desks.desk_id == _RECEIPT.desk_id)
    done: set[bytes] = set()
    for head in connection.execute(receipts.where(desks.revoked > desks.admitted)).scalars():
        at = bytes.fromhex(head)
        while at in held and at not in done:
            done.add(at)
            at = held[at]["prev_hash"]
    return done


def _stretches(held: dict[bytes, RowMapping], checkpoints: list[Checkpoint]) -> list[Stretch]:
    """Walk back from every checkpoint to what the city has, to the own chain, or to a stretch found before."""
    found, taken = [], set()
    for checkpoint in checkpoints:
        hashes: list[bytes] = []
        at = bytes.fromhex(checkpoint.head_hash)
        while at in held and at not in taken:
            hashes.append(at)
            taken.add(at)
            at = held[at]["prev_hash"]
        if hashes:
            found.append(Stretch(checkpoint, hashes[::-1], at))
    return found


def _joined(stretches: list[Stretch], limit: int) -> list[Stretch]:
    joined: list[Stretch] = []
    for one in stretches:
        last = joined[-1] if joined else None
        follows = last is not None and one.parent == last.hashes[-1]
        if last is not None and follows and len(last.hashes) + len(one.hashes) <= limit:
            joined[-1] = Stretch(one.checkpoint, last.hashes + one.hashes, last.parent)
        else:
            joined.append(one)
    return joined


def _hand_in(connection: Connection, stretch: Stretch) -> HandIn:
    stored = {}
    for piece in chunks(stretch.hashes):
        for row in connection.execute(_STORED.where(_ENTRY.hash.in_(piece))):
            stored[row.hash] = entry_of(row.hash, row.header, row.body)
    return HandIn(stretch.checkpoint, tuple(stored[one] for one in stretch.hashes))
