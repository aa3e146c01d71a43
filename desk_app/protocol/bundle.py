"""The sealed bundle that carries a desk's unsent entries on a stick, with the receipt file that goes back."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desk_app.domain.journal.entry import Entry
from desk_app.protocol.batch import read_batch, to_wire
from desk_app.protocol.framing import decode, encode, pack, unpack
from desk_app.protocol.messages import Certificate, Checkpoint, PushRequest, Receipt
from desk_app.protocol.signing import is_signed_by, verify
from desk_app.protocol.troubles import Refusal, Trouble

PART = 200
"""Entries under one checkpoint: a part is handed in whole, so it must stay below the limit of one message."""
MOST_ENTRIES = 20_000
"""Entries one bundle carries at most, half a year of a busy desk; what is left goes with the next one."""
MOST_BYTES = 48 * 2**20
"""Longest file that is read."""
MOST_UNPACKED = 96 * 2**20
"""Longest bundle, unpacked."""

_MARK = b"ward-desk-"
_NONCE = 12
_SIGNATURE = 64
_HEADING = b"ward desk Bundle\n"
_VERSION = b"1"


class Kind(StrEnum):
    """What a file on the stick is."""

    BUNDLE = "bundle"
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True)
class Bundle:
    """Unsent entries of one desk, oldest first, in parts that each end at a signed checkpoint."""

    bundle_id: str
    made_at: str
    certificate: Certificate
    parts: tuple[PushRequest, ...]

    @property
    def entries(self) -> int:
        """How many entries it carries."""
        return sum(len(part.entries) for part in self.parts)

    @property
    def head(self) -> Checkpoint:
        """The checkpoint of the newest entry."""
        return self.parts[-1].checkpoint


@dataclass(frozen=True, slots=True)
class CarriedReceipt:
    """The city's receipt on its way back to the desk a bundle came from; `bundle_id` only names the errand."""

    bundle_id: str
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class Heading:
    """The first line of a file: what it is and of which ward."""

    kind: Kind
    ward: str


@dataclass(frozen=True, slots=True)
class OpenedPart:
    """A part whose chain and checkpoint were checked."""

    entries: tuple[Entry, ...]
    checkpoint: Checkpoint


def parts_of(entries: tuple[Entry, ...], stamp: Callable[[Entry], Checkpoint]) -> tuple[PushRequest, ...]:
    """Cut a chain into parts; `stamp` signs the checkpoint of a part's newest entry."""
    cuts = [entries[start : start + PART] for start in range(0, len(entries), PART)]
    return tuple(PushRequest(stamp(cut[-1]), tuple(map(to_wire, cut))) for cut in cuts)


def seal(bundle: Bundle, ward_key: str, sign: Callable[[bytes], str]) -> bytes:
    """Give the bytes of a bundle file: compressed, signed by the desk, readable only with the ward's key (hex)."""
    payload = encode(bundle)
    signature = bytes.fromhex(sign(_HEADING + payload))
    line = _line(Kind.BUNDLE, bundle.certificate.ward)
    nonce = os.urandom(_NONCE)
    return line + nonce + AESGCM(bytes.fromhex(ward_key)).encrypt(nonce, signature + pack(payload), line)


def heading_of(data: bytes) -> Heading:
    """Read the first line; raises Refusal `unreadable` for a file that is neither bundle nor receipt."""
    first, separator, _ = data[:200].partition(b"\n")
    words = first.removeprefix(_MARK).split(b" ")
    if not separator or not first.startswith(_MARK) or len(words) != 3 or words[1] != _VERSION:
        raise Refusal(Trouble.UNREADABLE, "no bundle")
    try:
        return Heading(Kind(words[0].decode()), words[2].decode())
    except ValueError as error:
        raise Refusal(Trouble.UNREADABLE, "no bundle") from error


def unseal(data: bytes, ward_key: str, city_key: str) -> Bundle:
    """Read a bundle file; raises Refusal when it was edited, cut short or not made by a desk the city knows."""
    heading = heading_of(data)
    line = _line(Kind.BUNDLE, heading.ward)
    if not data.startswith(line):
        raise Refusal(Trouble.UNREADABLE, "no bundle")
    sealed = data[len(line) :]
    try:
        opened = AESGCM(bytes.fromhex(ward_key)).decrypt(sealed[:_NONCE], sealed[_NONCE:], line)
    except (InvalidTag, ValueError) as error:
        raise Refusal(Trouble.BAD_SIGNATURE, "seal") from error
    payload = unpack(opened[_SIGNATURE:], MOST_UNPACKED)
    bundle = decode(Bundle, payload)
    certificate = bundle.certificate
    if not is_signed_by(certificate, city_key):
        raise Refusal(Trouble.BAD_SIGNATURE, "certificate")
    if not verify(_HEADING + payload, opened[:_SIGNATURE].hex(), certificate.public_key):
        raise Refusal(Trouble.BAD_SIGNATURE, "bundle")
    if certificate.ward != heading.ward:
        raise Refusal(Trouble.OTHER_WARD, certificate.ward)
    return bundle


def open_parts(bundle: Bundle) -> tuple[OpenedPart, ...]:
    """Check every part: signed by the desk, linked inside, and each part on the one before; raises Refusal."""
    opened: list[OpenedPart] = []
    for part in bundle.parts:
        checkpoint = part.checkpoint
        if checkpoint.desk_id != bundle.certificate.desk_id:
            raise Refusal(Trouble.OTHER_DESK, "checkpoint")
        if not is_signed_by(checkpoint, bundle.certificate.public_key):
            raise Refusal(Trouble.BAD_SIGNATURE, "checkpoint")
        entries = read_batch(part.entries, checkpoint)
        if opened and entries[0].header.prev_hash != opened[-1].checkpoint.head_hash:
            raise Refusal(Trouble.BROKEN_CHAIN, "parts do not follow each other")
        opened.append(OpenedPart(entries, checkpoint))
    if not opened:
        raise Refusal(Trouble.UNREADABLE, "empty bundle")
    return tuple(opened)


def write_receipt(carried: CarriedReceipt, ward: str) -> bytes:
    """Give the bytes of a receipt file; it holds no personal data and the city's signature guards it."""
    return _line(Kind.RECEIPT, ward) + encode(carried)


def read_receipt(data: bytes, city_key: str) -> CarriedReceipt:
    """Read a receipt file; raises Refusal unless the city signed it."""
    _, _, rest = data.partition(b"\n")
    carried = decode(CarriedReceipt, rest)
    if not is_signed_by(carried.receipt, city_key):
        raise Refusal(Trouble.BAD_SIGNATURE, "receipt")
    return replace(carried, bundle_id=carried.bundle_id[:64])


def _line(kind: Kind, ward: str) -> bytes:
    return _MARK + b" ".join((kind.value.encode(), _VERSION, ward.encode())) + b"\n"
