"""A bundle is read only by its ward, only as it was made, and only when a desk the city knows made it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk_app.protocol.bundle import (
    PART,
    Bundle,
    CarriedReceipt,
    Heading,
    Kind,
    heading_of,
    open_parts,
    read_receipt,
    seal,
    unseal,
    write_receipt,
)
from desk_app.protocol.messages import Receipt
from desk_app.protocol.signing import sign
from desk_app.protocol.troubles import Refusal, Trouble
from tests.protocol.bundle_parts import (
    AT,
    CITY,
    DESK,
    STRANGER,
    WARD,
    WARD_KEY,
    bundle_of,
    certificate,
    chain,
    without_entry,
)

ENTRIES = chain(5)


def opened(data: bytes) -> Bundle:
    return unseal(data, WARD_KEY, CITY.public())


def refused(data: bytes) -> Trouble:
    with pytest.raises(Refusal) as refusal:
        opened(data)
    return refusal.value.trouble


def test_what_was_sealed_is_read_back_entry_for_entry() -> None:
    bundle = bundle_of(ENTRIES)
    data = seal(bundle, WARD_KEY, DESK.sign)

    assert heading_of(data) == Heading(Kind.BUNDLE, WARD)
    assert opened(data) == bundle
    (part,) = open_parts(opened(data))
    assert (part.entries, part.checkpoint) == (ENTRIES, bundle.head)


def test_nothing_of_a_citizen_or_a_desk_can_be_read_from_the_file() -> None:
    data = seal(bundle_of(ENTRIES), WARD_KEY, DESK.sign)
    assert not any(word in data for word in (b"signed_in", b"desk-2", b"thu", AT.encode()))


def test_a_long_queue_goes_in_parts_small_enough_to_be_handed_in() -> None:
    bundle = bundle_of(chain(2 * PART + 1))
    assert [len(part.entries) for part in bundle.parts] == [PART, PART, 1]
    assert sum(len(part.entries) for part in open_parts(opened(seal(bundle, WARD_KEY, DESK.sign)))) == 401


@pytest.mark.parametrize("place", [0, 5, 12, 30, 45, 200, -1])
@pytest.mark.fault("O5")
def test_one_changed_byte_anywhere_spoils_it(place: int) -> None:
    data = bytearray(seal(bundle_of(ENTRIES), WARD_KEY, DESK.sign))
    data[place] ^= 1
    assert refused(bytes(data)) in {Trouble.UNREADABLE, Trouble.BAD_SIGNATURE}


@pytest.mark.parametrize("length", [0, 10, 31, 60, 300])
def test_a_file_cut_short_is_refused(length: int) -> None:
    assert refused(seal(bundle_of(ENTRIES), WARD_KEY, DESK.sign)[:length]) in {
        Trouble.UNREADABLE,
        Trouble.BAD_SIGNATURE,
    }


def test_another_ward_cannot_read_it() -> None:
    with pytest.raises(Refusal):
        unseal(seal(bundle_of(ENTRIES), WARD_KEY, DESK.sign), "00" * 32, CITY.public())


def test_whoever_has_the_wards_key_still_cannot_speak_for_a_desk() -> None:
    for_another = seal(bundle_of(ENTRIES), WARD_KEY, STRANGER.sign)
    own_certificate = bundle_of(ENTRIES, STRANGER, certificate(STRANGER, by=STRANGER))
    assert refused(for_another) is Trouble.BAD_SIGNATURE
    assert refused(seal(own_certificate, WARD_KEY, STRANGER.sign)) is Trouble.BAD_SIGNATURE


def test_a_desk_cannot_carry_the_chain_of_another_under_its_own_name() -> None:
    foreign = bundle_of(chain(3, desk_id="desk-3"))
    with pytest.raises(Refusal) as refusal:
        open_parts(foreign)
    assert refusal.value.trouble is Trouble.OTHER_DESK


def test_an_entry_left_out_or_a_part_out_of_place_breaks_the_chain() -> None:
    long = bundle_of(chain(2 * PART))
    for spoilt in (
        without_entry(long, 3),
        replace(long, parts=long.parts[::-1]),
        replace(long, parts=(long.parts[0], long.parts[0])),
    ):
        with pytest.raises(Refusal) as refusal:
            open_parts(spoilt)
        assert refusal.value.trouble is Trouble.BROKEN_CHAIN
    with pytest.raises(Refusal):
        open_parts(replace(long, parts=()))


def test_a_receipt_file_counts_only_with_the_citys_signature() -> None:
    receipt = sign(Receipt("desk-2", 5, ENTRIES[-1].hash, AT), CITY)
    carried = CarriedReceipt("bundle-1", receipt)
    data = write_receipt(carried, WARD)

    assert heading_of(data) == Heading(Kind.RECEIPT, WARD)
    assert read_receipt(data, CITY.public()) == carried
    for spoilt in (data.replace(b'"seq":5', b'"seq":6'), data[:-20], data[:30]):
        with pytest.raises(Refusal):
            read_receipt(spoilt, CITY.public())
    with pytest.raises(Refusal):
        read_receipt(data, STRANGER.public())


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"ward-desk-bundle 2 X\n", b"ward-desk-note 1 X\n", b"x" * 500]
)
def test_any_other_file_is_no_bundle(data: bytes) -> None:
    with pytest.raises(Refusal) as refusal:
        heading_of(data)
    assert refusal.value.trouble is Trouble.UNREADABLE
