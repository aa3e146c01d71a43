"""The digest of a ward's feed: chained over its entries, so that one value stands for the whole order up to a place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from desk_app.protocol.messages import Mark


def next_mark(mark: Mark, entry_hash: str) -> Mark:
    """Give the mark one entry further."""
    digest = hashlib.sha256(bytes.fromhex(mark.digest) + bytes.fromhex(entry_hash)).hexdigest()
    return Mark(mark.position + 1, digest)


def set_digest(hashes: Iterable[str]) -> str:
    """Give the digest of a set of entries, whatever their order."""
    return hashlib.sha256("".join(sorted(hashes)).encode()).hexdigest()
