"""The desk's own signing key: made at the desk, kept in the key ring of this PC, never in the data folder."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from desk_app.errors import NeedsPerson, StorageTrouble
from desk_app.storage.safekeeping.keys import KEY_BYTES

if TYPE_CHECKING:
    from desk_app.protocol.signing import SigningKey

ENDING = ".sign"
"""What is added to the desk's instance id to name its signing key in the ring."""


class KeyStore(Protocol):
    """Where raw keys are kept on this PC."""

    def load(self, instance_id: str) -> bytes:
        """Give a key; raises StorageTrouble `storage.no_key`."""

    def store(self, instance_id: str, key: bytes) -> None:
        """Keep a key."""


class DeviceKey:
    """Implements `Signer`: a copy of the data folder on another PC, or under another user, has no such key."""

    def __init__(
        self,
        keys: KeyStore,
        instance_id: str,
        *,
        random: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        self._keys = keys
        self._name = instance_id + ENDING
        self._random = random
        self._loaded: SigningKey | None = None

    def public_key(self) -> str | None:
        """Give the public key (hex); None while this PC has no key for this desk."""
        key = self._key()
        return key.public() if key else None

    def make(self) -> str:
        """Make a new key, keep it, and give its public half; raises StorageTrouble when no place keeps it."""
        seed = self._random(KEY_BYTES)
        self._keys.store(self._name, seed)
        self._loaded = _signing_key(seed)
        return self._loaded.public()

    def sign(self, data: bytes) -> str:
        """Sign bytes (hex); raises NeedsPerson `city.not_enrolled` without a key."""
        key = self._key()
        if key is None:
            raise NeedsPerson("city.not_enrolled")
        return key.sign(data)

    def _key(self) -> SigningKey | None:
        if self._loaded is None:
            try:
                self._loaded = _signing_key(self._keys.load(self._name))
            except StorageTrouble as trouble:
                if trouble.key != "storage.no_key":
                    raise
        return self._loaded


def _signing_key(seed: bytes) -> SigningKey:
    """Load cryptography where there is something to sign with, and no sooner."""
    from desk_app.protocol.signing import SigningKey

    return SigningKey.from_seed(seed)
