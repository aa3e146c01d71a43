"""Messages as bytes: JSON, compressed with zstd above a small size; every limit on what comes in stands here."""

from __future__ import annotations

import json
import threading
from typing import Any, TypeVar

import zstandard

from desk_app.domain.wire import from_plain, to_plain
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
    return json.dumps(to_plain(message), ensure_ascii=False, separators=(",", ":")).encode()


def decode(cls: type[T], payload: bytes) -> T:
    """Read a message; raises Refusal `unreadable` for anything else."""
    try:
        return from_plain(cls, read_json(payload))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Refusal(Trouble.UNREADABLE, cls.__name__) from error


def read_json(payload: bytes) -> Any:
    """Read JSON bytes; raises ValueError."""
    return json.loads(payload)


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
