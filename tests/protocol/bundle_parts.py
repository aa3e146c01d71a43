"""Builds bundles as desks make them, for tests that look at them, carry them or spoil them."""

from __future__ import annotations

from dataclasses import replace

from desk_app.domain.facts.facts import SignedIn
from desk_app.domain.facts.wire import SCHEMA, write_body
from desk_app.domain.journal.entry import GENESIS, Entry, Header, seal, sha256_hex
from desk_app.protocol.bundle import Bundle, parts_of
from desk_app.protocol.messages import Certificate, Checkpoint
from desk_app.protocol.signing import SigningKey, sign

WARD = "H26.99.01"
WARD_KEY = "5a" * 32
CITY = SigningKey.from_seed(b"c" * 32)
DESK = SigningKey.from_seed(b"d" * 32)
STRANGER = SigningKey.from_seed(b"s" * 32)
AT = "2026-11-20T09:30:00+07:00"


def certificate(
    key: SigningKey = DESK, *, desk_id: str = "desk-2", ward: str = WARD, by: SigningKey = CITY
) -> Certificate:
    return sign(Certificate(desk_id, ward, 2, key.public(), True, 2001, 2999, AT), by)


def chain(length: int, *, desk_id: str = "desk-2", after: Entry | None = None) -> tuple[Entry, ...]:
    """Give entries that follow each other; `after` is the entry they continue."""
    made: list[Entry] = []
    start = after.header.seq if after else 0
    previous = after.hash if after else GENESIS
    for seq in range(start + 1, start + length + 1):
        body = write_body(SignedIn("thu"), f"{seq:032x}")
        header = Header(
            desk_id, seq, f"{desk_id}-{seq}", SignedIn.KIND, SCHEMA, None, None, AT, "thu", sha256_hex(body), previous
        )  # fmt: skip
        made.append(seal(header, body))
        previous = made[-1].hash
    return tuple(made)


def checkpoint_of(entry: Entry, key: SigningKey = DESK) -> Checkpoint:
    return sign(Checkpoint(entry.header.desk_id, entry.header.seq, entry.hash, AT), key)


def bundle_of(entries: tuple[Entry, ...], key: SigningKey = DESK, cert: Certificate | None = None) -> Bundle:
    parts = parts_of(entries, lambda newest: checkpoint_of(newest, key))
    return Bundle("bundle-1", AT, cert or certificate(key), parts)


def without_entry(bundle: Bundle, number: int) -> Bundle:
    """Give a bundle from whose first part an entry was cut out."""
    part = bundle.parts[0]
    kept = part.entries[:number] + part.entries[number + 1 :]
    return replace(bundle, parts=(replace(part, entries=kept), *bundle.parts[1:]))
