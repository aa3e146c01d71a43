"""Canonical JSON (RFC 8785) of the desk's values: the bytes that are stored, sent and hashed."""

from __future__ import annotations

from typing import Any

import msgspec

# RFC 8785 asks for sorted keys, no blanks, shortest escapes and UTF-8. For what the desk writes (ASCII keys, texts,
# whole numbers, truth values, lists, ISO dates; never a fraction) msgspec gives exactly these bytes, dozens of times
# faster than a general writer; a property test holds both equal.
_ENCODER = msgspec.json.Encoder(order="sorted")


def canonical_bytes(value: Any) -> bytes:
    """Give the canonical bytes of a value; whole numbers stay below 2**53, names are ASCII."""
    return _ENCODER.encode(value)
