"""Turns journal entries into rows and back without touching their bytes."""

from __future__ import annotations

import json
from typing import Any

from desk_app.domain.journal import Entry, Header, sha256_hex

_FIELDS = Header.__slots__


def row_of(entry: Entry) -> dict[str, Any]:
    """Give the columns of an entry."""
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
    }


def is_whole(entry: Entry) -> bool:
    """Whether the hashes of an entry are those of its bytes."""
    body = entry.body_bytes
    return sha256_hex(entry.header_bytes) == entry.hash and (
        body is None or sha256_hex(body) == entry.header.body_hash
    )


def entry_of(hash_: bytes, header: bytes, body: bytes | None) -> Entry:
    """Give the entry of stored bytes."""
    plain = json.loads(header)
    return Entry(Header(**{name: plain[name] for name in _FIELDS}), header, hash_.hex(), body)
