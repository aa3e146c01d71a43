"""The hash-chained journal: what an entry is, how it is hashed and how a chain is checked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desk_app.domain.journal.canonical import canonical_bytes

GENESIS = "0" * 64
"""The `prev_hash` of the first entry of a desk."""


@dataclass(frozen=True, slots=True)
class Header:
    """The chained part of an entry; hashes are lower-case hex SHA-256, `occurred_at` ISO 8601 with offset."""

    desk_id: str
    seq: int
    entry_id: str
    kind: str
    schema: int
    dossier_id: str | None
    base: str | None
    occurred_at: str
    actor: str
    body_hash: str
    prev_hash: str

    def to_bytes(self) -> bytes:
        """Give the canonical bytes (RFC 8785) that are stored, sent and hashed."""
        return canonical_bytes(self)


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact as journaled: header bytes and body bytes exactly as written; the body may be gone after retention."""

    header: Header
    header_bytes: bytes
    hash: str
    body_bytes: bytes | None


def sha256_hex(data: bytes) -> str:
    """Hash bytes the way the journal does."""
    return hashlib.sha256(data).hexdigest()


def body_bytes(body: Mapping[str, Any], salt: str) -> bytes:
    """Give the canonical bytes of a body with its random salt, so that equal facts never share a hash."""
    return canonical_bytes({**body, "salt": salt})


def seal(header: Header, body: bytes) -> Entry:
    """Join a finished header with its body bytes into an entry."""
    raw = header.to_bytes()
    return Entry(header, raw, sha256_hex(raw), body)


@dataclass(frozen=True, slots=True)
class ChainProblem:
    """One place where the chain does not hold; `key` is a message key."""

    seq: int
    key: str


def check_chain(entries: Iterable[Entry]) -> list[ChainProblem]:
    """Check hashes, links and numbering of one desk's entries in order; bodies only where still present."""
    problems: list[ChainProblem] = []
    previous, expected = GENESIS, 1
    for entry in entries:
        seq = entry.header.seq
        if sha256_hex(entry.header_bytes) != entry.hash or entry.header.to_bytes() != entry.header_bytes:
            problems.append(ChainProblem(seq, "verify.header_hash"))
        if entry.body_bytes is not None and sha256_hex(entry.body_bytes) != entry.header.body_hash:
            problems.append(ChainProblem(seq, "verify.body_hash"))
        if entry.header.prev_hash != previous:
            problems.append(ChainProblem(seq, "verify.link"))
        if seq != expected:
            problems.append(ChainProblem(seq, "verify.sequence"))
        previous, expected = entry.hash, seq + 1
    return problems
