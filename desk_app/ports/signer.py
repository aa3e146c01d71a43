"""The desk's own signing key."""

from __future__ import annotations

from typing import Protocol


class Signer(Protocol):
    """The desk's own signing key, made at the desk, kept where copies of the data folder do not carry it."""

    def public_key(self) -> str | None:
        """Give the public key (hex); None while this PC has no key for this desk."""

    def make(self) -> str:
        """Make a new key, keep it, and give its public half."""

    def sign(self, data: bytes) -> str:
        """Sign bytes (hex); raises NeedsPerson `city.not_enrolled` without a key."""
