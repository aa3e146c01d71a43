"""A signature stands for one message of one kind under one key."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from desk_app.protocol.messages import Certificate, Checkpoint, HandshakeRequest, Link, Mark, Receipt
from desk_app.protocol.signing import SigningKey, is_signed_by, sign, signed_bytes

KEY = SigningKey.from_seed(bytes(range(32)))
OTHER = SigningKey.from_seed(bytes(32))
AT = "2026-11-20T09:30:00+07:00"
CHECKPOINT = Checkpoint("desk", 7, "ab" * 32, AT)
RECEIPT = Receipt("desk", 7, "ab" * 32, AT, ("x",))
CERTIFICATE = Certificate("desk", "H26.99.01", 1, "cd" * 32, False, 1001, 1999, AT)
HANDSHAKE = HandshakeRequest(CHECKPOINT, (Link(7, "ab" * 32),), (Mark(),), 1, "0.1.0", AT, "nonce")
MESSAGES = [CHECKPOINT, RECEIPT, CERTIFICATE, HANDSHAKE]


@pytest.mark.parametrize("message", MESSAGES, ids=lambda one: type(one).__name__)
def test_a_signed_message_is_known_by_its_key_alone(message: Checkpoint) -> None:
    signed = sign(message, KEY)
    assert is_signed_by(signed, KEY.public())
    assert not is_signed_by(signed, OTHER.public())
    assert not is_signed_by(message, KEY.public())


@pytest.mark.parametrize("field", [one.name for one in fields(Receipt) if one.name != "signature"])
def test_a_receipt_with_any_word_changed_is_worth_nothing(field: str) -> None:
    changed = {"seq": 8, "exceptions": ()}.get(field, "other")
    signed = replace(sign(RECEIPT, KEY), **{field: changed})  # type: ignore[arg-type]
    assert not is_signed_by(signed, KEY.public())


def test_equal_words_of_two_kinds_are_signed_apart() -> None:
    as_receipt = Receipt(CHECKPOINT.desk_id, CHECKPOINT.seq, CHECKPOINT.head_hash, AT)
    assert signed_bytes(as_receipt) != signed_bytes(CHECKPOINT)


@pytest.mark.parametrize(("signature", "key"), [("", KEY.public()), ("zz", KEY.public()), ("00" * 64, "zz")])
def test_what_is_no_signature_or_no_key_proves_nothing(signature: str, key: str) -> None:
    assert not is_signed_by(replace(CHECKPOINT, signature=signature), key)


def test_a_key_is_kept_as_its_seed() -> None:
    assert SigningKey.from_seed(KEY.seed()).public() == KEY.public()
