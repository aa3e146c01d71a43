"""Ed25519 signatures over the canonical JSON of a message, each kind of message under its own heading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from desk_app.domain.facts.wire import to_plain
from desk_app.domain.journal.canonical import canonical_bytes
from desk_app.protocol.messages import Certificate, Checkpoint, HandshakeRequest, Receipt

Signed = TypeVar("Signed", Checkpoint, Receipt, Certificate, HandshakeRequest)


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private Ed25519 key; made at the desk (or at the city) and never sent."""

    key: Ed25519PrivateKey

    @classmethod
    def from_seed(cls, seed: bytes) -> SigningKey:
        """Give the key of 32 random bytes."""
        return cls(Ed25519PrivateKey.from_private_bytes(seed))

    def seed(self) -> bytes:
        """Give the 32 bytes to keep in a safe place."""
        return self.key.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())

    def public(self) -> str:
        """Give the public key as hex."""
        return self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()

    def sign(self, data: bytes) -> str:
        """Sign bytes; gives hex."""
        return self.key.sign(data).hex()


def signed_bytes(message: Signed) -> bytes:
    """Give the bytes a message is signed over: its kind, and everything in it but the signature."""
    plain = to_plain(message)
    plain.pop("signature")
    return b"ward desk " + type(message).__name__.encode() + b"\n" + canonical_bytes(plain)


def sign(message: Signed, key: SigningKey) -> Signed:
    """Give the message with its signature."""
    return replace(message, signature=key.sign(signed_bytes(message)))


def is_signed_by(message: Signed, public_key: str) -> bool:
    """Whether the signature is that key's; any malformed key or signature is simply not."""
    return verify(signed_bytes(message), message.signature, public_key)


def verify(data: bytes, signature: str, public_key: str) -> bool:
    """Whether a signature over bytes is that key's."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(bytes.fromhex(signature), data)
    except (InvalidSignature, ValueError):
        return False
    return True
