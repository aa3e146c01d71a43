"""Entries on the wire: made of stored ones without touching a byte, and checked when they come in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from desk_app.domain.facts.wire import from_json
from desk_app.domain.journal.entry import Entry, Header, sha256_hex
from desk_app.protocol.messages import Checkpoint, WireEntry
from desk_app.protocol.troubles import Refusal, Trouble

MOST = 2**53
"""Largest whole number JSON carries safely (RFC 8785)."""
_HASH = re.compile(r"[0-9a-f]{64}")


def to_wire(entry: Entry) -> WireEntry:
    """Give an entry as it is sent."""
    body = entry.body_bytes
    return WireEntry(entry.header_bytes.decode(), None if body is None else body.decode())


def from_wire(wire: WireEntry) -> Entry:
    """Read an entry; raises Refusal when header and body do not belong together or the header is not canonical."""
    try:
        raw = wire.header.encode()
        body = None if wire.body is None else wire.body.encode()
    except (UnicodeEncodeError, AttributeError) as error:
        raise Refusal(Trouble.UNREADABLE, "header") from error
    header = _read_header(raw)
    if body is not None and sha256_hex(body) != header.body_hash:
        raise Refusal(Trouble.BROKEN_CHAIN, "body does not match its header")
    return Entry(header, raw, sha256_hex(raw), body)


def _read_header(raw: bytes) -> Header:
    """Read a header whose canonical bytes are exactly these, or say what is wrong with it."""
    try:
        header = from_json(Header, raw)
        good = _can_be_folded(header)
    except ValueError as error:
        raise Refusal(Trouble.UNREADABLE, "header") from error
    if not good:
        raise Refusal(Trouble.UNREADABLE, "header")
    if header.to_bytes() != raw:
        raise Refusal(Trouble.BROKEN_CHAIN, "header is not canonical")
    return header


def _can_be_folded(header: Header) -> bool:
    """Whether every value is one its place allows; raises ValueError for a moment that is none."""
    return (
        bool(header.desk_id and header.entry_id and header.kind and header.actor)
        and _HASH.fullmatch(header.body_hash) is not None
        and _HASH.fullmatch(header.prev_hash) is not None
        and (header.base is None or _HASH.fullmatch(header.base) is not None)
        and 1 <= header.seq <= MOST
        and 1 <= header.schema <= MOST
        and datetime.fromisoformat(header.occurred_at).tzinfo is not None
    )


def read_batch(entries: Sequence[WireEntry], checkpoint: Checkpoint) -> tuple[Entry, ...]:
    """Read a batch of one chain: linked without a gap and ending at the checkpoint; raises Refusal.

    Whether the checkpoint's signature is the desk's is for the caller, who knows the keys.
    """
    read = tuple(from_wire(one) for one in entries)
    previous: Entry | None = None
    for entry in read:
        header = entry.header
        if header.desk_id != checkpoint.desk_id:
            raise Refusal(Trouble.BROKEN_CHAIN, "entry of another desk")
        if previous is not None and (
            header.prev_hash != previous.hash or header.seq != previous.header.seq + 1
        ):
            raise Refusal(Trouble.BROKEN_CHAIN, "entries do not follow each other")
        previous = entry
    if previous is None:
        raise Refusal(Trouble.UNREADABLE, "empty batch")
    if (previous.header.seq, previous.hash) != (checkpoint.seq, checkpoint.head_hash):
        raise Refusal(Trouble.BROKEN_CHAIN, "checkpoint is for another head")
    return read
