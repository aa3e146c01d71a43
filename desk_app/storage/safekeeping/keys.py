"""The desk's key: what it is and how a wrong one is told from a damaged file."""

from __future__ import annotations

import hashlib
import hmac

KEY_BYTES = 32
"""A raw random AES-256 key, never a password."""


def key_check(key: bytes, instance_id: str) -> str:
    """Give a value that only the right key yields; it tells nothing about the key."""
    return hmac.new(key, b"desk key check " + instance_id.encode(), hashlib.sha256).hexdigest()[:32]


def is_key_of(key: bytes, instance_id: str, check: str) -> bool:
    """Whether a key belongs to the folder with this check value."""
    return hmac.compare_digest(key_check(key, instance_id), check)
