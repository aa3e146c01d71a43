"""The city as a signer: its key, its clock and its randomness, all given from outside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from desk_app.domain.facts.city_facts import CITY
from desk_app.protocol.messages import Checkpoint, Receipt
from desk_app.protocol.signing import SigningKey, sign

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Letters of an invitation that nobody mistakes for another on paper or on the telephone."""


@dataclass(frozen=True, slots=True)
class City:
    """Everything the gateway is besides its database: who signs, what time it is, where randomness comes from."""

    key: SigningKey
    now: Callable[[], datetime]
    random_bytes: Callable[[int], bytes]

    def moment(self) -> str:
        """Give the time as messages carry it."""
        return self.now().isoformat()

    def receipt(self, desk_id: str, seq: int, head_hash: str) -> Receipt:
        """Sign the city's word that it holds a chain up to a head."""
        return sign(Receipt(desk_id, seq, head_hash, self.moment()), self.key)

    def checkpoint(self, ward: str, seq: int, head_hash: str) -> Checkpoint:
        """Sign the city's own chain of a ward up to a head."""
        return sign(Checkpoint(CITY + ward, seq, head_hash, self.moment()), self.key)

    def token(self) -> str:
        """Give a secret nobody can guess."""
        return self.random_bytes(32).hex()

    def code(self, length: int = 10) -> str:
        """Give the letters of an invitation."""
        letters: list[str] = []
        most = 256 - 256 % len(ALPHABET)
        while len(letters) < length:
            letters += [ALPHABET[byte % len(ALPHABET)] for byte in self.random_bytes(length) if byte < most]
        return "".join(letters[:length])

    def entry_id(self) -> str:
        """Give a UUIDv7."""
        stamp = int(self.now().timestamp() * 1000)
        bits = int.from_bytes(self.random_bytes(10), "big")
        number = (stamp & (1 << 48) - 1) << 80 | 0x7 << 76 | (bits >> 62 & 0xFFF) << 64 | 0b10 << 62
        text = f"{number | bits & (1 << 62) - 1:032x}"
        return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))

    def at(self, now: Callable[[], datetime]) -> City:
        """Give the same city under another clock."""
        return replace(self, now=now)
