"""Turns journal entries into rows and back without touching their bytes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import RowMapping

from desk_app.domain.facts.wire import from_json
from desk_app.domain.journal.entry import Entry, Header, sha256_hex

FoldKey = tuple[int, int, str, int, str]
"""Orders the entries of a dossier: those the city placed, then those of others, then the own ones."""


def fold_key(row: RowMapping, *, placed_to: int | None = None) -> FoldKey:
    """Give the key of a stored entry (columns own, city_position, desk_id, seq, hash).

    `placed_to` gives it as if the city had no place after that one.
    """
    position = row["city_position"]
    if position is not None and (placed_to is None or position <= placed_to):
        return 0, position, "", 0, ""
    if row["own"] is not None:
        return 2, 0, "", row["seq"], ""
    return 1, 0, row["desk_id"], row["seq"], row["hash"].hex()


def row_of(entry: Entry, *, own: bool = True, city_position: int | None = None) -> dict[str, Any]:
    """Give the columns of an entry, of the own chain or of another, but for when it came here."""
    header = entry.header
    return {
        "hash": bytes.fromhex(entry.hash),
        "entry_id": header.entry_id,
        "desk_id": header.desk_id,
        "seq": header.seq,
        "kind": header.kind,
        "dossier_id": header.dossier_id,
        "header": entry.header_bytes,
        "body": entry.body_bytes,
        "prev_hash": bytes.fromhex(header.prev_hash),
        "day": header.occurred_at[:10],
        "own": 1 if own else None,
        "city_position": city_position,
    }


def is_whole(entry: Entry) -> bool:
    """Whether the hashes of an entry are those of its bytes."""
    body = entry.body_bytes
    return sha256_hex(entry.header_bytes) == entry.hash and (
        body is None or sha256_hex(body) == entry.header.body_hash
    )


def entry_of(hash_: bytes, header: bytes, body: bytes | None) -> Entry:
    """Give the entry of stored bytes; raises ValueError for a header that is none."""
    return Entry(from_json(Header, header), header, hash_.hex(), body)
