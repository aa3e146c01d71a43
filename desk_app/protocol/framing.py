"""Messages as bytes: JSON, compressed with zstd above a small size, never longer than both sides agreed on."""

from __future__ import annotations

import threading
from typing import TypeVar

import zstandard

from desk_app.domain.facts.wire import from_json, to_json
from desk_app.protocol.troubles import Refusal, Trouble

T = TypeVar("T")

JSON = "application/json"
ZSTD = "zstd"
"""Name of the compression in `Content-Encoding` and `Accept-Encoding`."""
COMPRESS_FROM = 1024
"""Bytes below which compressing costs more than it saves."""
MOST_BYTES = 8 * 2**20
"""Longest message, unpacked; a batch of 500 entries is about 1 MB."""

_own = threading.local()
"""A compressor shared by two threads crashes, so each thread has its own."""


def encode(message: object) -> bytes:
    """Give a message as JSON bytes."""
    return to_json(message)


def decode(cls: type[T], payload: bytes) -> T:
    """Read a message; raises Refusal `unreadable` for anything else."""
    try:
        return from_json(cls, payload)
    except ValueError as error:
        raise Refusal(Trouble.UNREADABLE, cls.__name__) from error


def pack(payload: bytes) -> bytes:
    """Compress."""
    if not hasattr(_own, "compressor"):
        # On whole batches level 1 gives smaller results than 3, in half the time.
        _own.compressor = zstandard.ZstdCompressor(level=1)
    packed: bytes = _own.compressor.compress(payload)
    return packed


def unpack(payload: bytes, most: int = MOST_BYTES) -> bytes:
    """Decompress; raises Refusal for damaged data and for what would grow beyond `most` bytes."""
    try:
        reader = zstandard.ZstdDecompressor().stream_reader(payload)
        data = reader.read(most + 1)
    except zstandard.ZstdError as error:
        raise Refusal(Trouble.UNREADABLE, "compression") from error
    if len(data) > most:
        raise Refusal(Trouble.TOO_LARGE, "unpacked")
    return bytes(data)
