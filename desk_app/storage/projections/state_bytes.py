"""The bytes of a dossier's state: its canonical JSON, compressed to a third, so a third of the pages to encrypt."""

from __future__ import annotations

import threading
import zlib

import zstandard

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.facts.wire import canonical, from_json
from desk_app.errors import StorageTrouble

_ZSTD = zstandard.FRAME_HEADER
UNPACKING = (zlib.error, zstandard.ZstdError, ValueError, TypeError)
"""What unpacking raises for a state that is damaged."""


class _Own(threading.local):
    """A compressor shared by two threads crashes, and a new one costs as much as its work: one for each thread."""

    def __init__(self) -> None:
        # As small as deflate at its quickest, in a third of the time.
        self.pack = zstandard.ZstdCompressor(level=1).compress
        self.unpack = zstandard.ZstdDecompressor().decompressobj


_own = _Own()


def write_state(dossier: Dossier) -> bytes:
    """Give the state of a dossier as it is stored."""
    packed: bytes = _own.pack(canonical(dossier))
    return packed


def read_state(state: bytes) -> Dossier:
    """Rebuild a dossier from its stored state; raises StorageTrouble `storage.unreadable_row` when it cannot be read."""
    try:
        return from_json(Dossier, unpacked(state))
    except UNPACKING as error:
        raise StorageTrouble("storage.unreadable_row") from error


def is_state_of(state: bytes, dossier: Dossier) -> bool:
    """Whether what is stored is the state of just this dossier."""
    try:
        return unpacked(state) == canonical(dossier)
    except UNPACKING:
        return False


def unpacked(state: bytes) -> bytes:
    """Give the JSON of a stored state; earlier programs deflated it."""
    if state[: len(_ZSTD)] != _ZSTD:
        return zlib.decompress(state)
    plain: bytes = _own.unpack().decompress(state)
    return plain
