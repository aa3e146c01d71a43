"""Desks join with a code that works once, and get numbers nobody else has."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desk_app.domain.facts.city_facts import DeskAdmitted
from desk_app.domain.facts.wire import read_fact
from desk_app.errors import Refused
from desk_app.gateway.front.gateway import Gateway
from desk_app.gateway.identity import ALPHABET
from desk_app.protocol.signing import SigningKey, is_signed_by
from tests.gateway.conftest import NewAddress
from tests.gateway.desks import WARD, CityClock, HandMadeDesk, Randomness, refusal


def test_a_desk_gets_the_thousand_of_its_number_and_a_certificate_of_the_city(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 3)
    reply = desk.enrol(gateway.invite(WARD, 3).code)
    ours = reply.certificate
    assert (ours.desk_id, ours.ward, ours.desk_no) == (desk.name, WARD, 3)
    assert (ours.first_number, ours.last_number) == (3001, 3999)
    assert is_signed_by(ours, reply.city_key)
    assert len(bytes.fromhex(reply.ward_key)) == 32


def test_the_admission_stands_in_the_feed_for_every_desk(gateway: Gateway) -> None:
    one = HandMadeDesk(gateway, 1).join()
    (entry,) = one.pull_all()
    assert entry.header.desk_id == f"city:{WARD}"
    assert read_fact(entry) == DeskAdmitted(one.name, 1, one.key.public(), 1001, 1999)


def test_a_code_is_long_unambiguous_and_read_however_it_is_typed(gateway: Gateway) -> None:
    code = gateway.invite(WARD, 1).code
    assert len(code) >= 8
    assert set(code) <= set(ALPHABET)
    assert not set("0O1IL") & set(ALPHABET)
    HandMadeDesk(gateway, 1).enrol(f" {code[:5].lower()}-{code[5:].lower()} ")


def test_a_code_works_for_one_desk_only(gateway: Gateway) -> None:
    code = gateway.invite(WARD, 1).code
    HandMadeDesk(gateway, 1).enrol(code)
    refused = refusal(lambda: HandMadeDesk(gateway, 1, name="another-pc").enrol(code))
    assert (refused.status, refused.code) == (403, "bad_code")


def test_the_same_request_again_gets_the_same_answer_because_the_first_may_have_been_lost(
    gateway: Gateway,
) -> None:
    desk, code = HandMadeDesk(gateway, 1), gateway.invite(WARD, 1).code
    first = desk.enrol(code)
    assert desk.enrol(code) == first
    desk.shake()
    assert len(desk.pull_all()) == 1


def test_a_code_ends_with_its_time(gateway: Gateway, city_clock: CityClock) -> None:
    code = gateway.invite(WARD, 1, timedelta(minutes=10)).code
    city_clock.at += timedelta(minutes=11)
    assert refusal(lambda: HandMadeDesk(gateway, 1).enrol(code)).code == "bad_code"


def test_a_code_is_for_one_ward_and_one_desk(gateway: Gateway) -> None:
    code = gateway.invite(WARD, 1).code
    assert refusal(lambda: HandMadeDesk(gateway, 1, ward="H26.99.02").enrol(code)).code == "other_ward"
    assert refusal(lambda: HandMadeDesk(gateway, 2).enrol(code)).code == "other_desk"
    assert refusal(lambda: HandMadeDesk(gateway, 1).enrol("WRONGCODE2")).code == "bad_code"


def test_a_second_pc_at_the_same_desk_gets_the_next_free_thousand(gateway: Gateway) -> None:
    HandMadeDesk(gateway, 1).join()
    HandMadeDesk(gateway, 2).join()
    replaced = HandMadeDesk(gateway, 1, name="new-pc").join()
    assert replaced.enrolled is not None
    block = replaced.enrolled.certificate
    assert (block.first_number, block.last_number) == (3001, 3999)
    third = HandMadeDesk(gateway, 3).join()
    assert third.enrolled is not None
    assert third.enrolled.certificate.first_number == 4001


def test_a_practice_desk_keeps_its_own_numbers_or_is_turned_away(gateway: Gateway) -> None:
    HandMadeDesk(gateway, 1, practice=True).join()
    code = gateway.invite(WARD, 1).code
    refused = refusal(lambda: HandMadeDesk(gateway, 1, name="second", practice=True).enrol(code))
    assert (refused.status, refused.code) == (409, "desk_taken")


def test_a_ward_is_all_practice_or_all_real(gateway: Gateway) -> None:
    HandMadeDesk(gateway, 1).join()
    code = gateway.invite(WARD, 2).code
    assert refusal(lambda: HandMadeDesk(gateway, 2, practice=True).enrol(code)).code == "practice"


def test_a_gateway_of_the_network_takes_no_practice_desk(new_address: NewAddress) -> None:
    gateway = Gateway(new_address(), takes_practice=False)
    code = gateway.invite(WARD, 1).code
    assert refusal(lambda: HandMadeDesk(gateway, 1, practice=True).enrol(code)).code == "practice"
    gateway.close()


def test_a_desk_that_lost_its_key_joins_again_and_keeps_its_numbers(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    desk.receive(1001)
    old = desk.batch()
    desk.key = SigningKey.from_seed(b"k" * 32)
    assert refusal(desk.shake).code == "bad_signature"
    assert desk.enrol(gateway.invite(WARD, 1).code).certificate.first_number == 1001
    desk.shake()
    # What it signed before stays good, whoever brings it.
    assert HandMadeDesk(gateway, 2).join().carry(old).receipt.seq == 1


@pytest.mark.parametrize("changes", [{"public_key": "no key"}, {"desk_id": f"city:{WARD}"}, {"desk_id": ""}])
def test_what_is_no_desk_is_turned_away(gateway: Gateway, changes: dict[str, str]) -> None:
    code = gateway.invite(WARD, 1).code
    assert refusal(lambda: HandMadeDesk(gateway, 1).enrol(code, **changes)).code == "unreadable"


@pytest.mark.parametrize(("ward", "desk", "key"), [("Hà Nội", 1, "bad_ward"), (WARD, 0, "bad_desk")])
def test_nobody_is_invited_to_a_place_that_cannot_be(
    gateway: Gateway, ward: str, desk: int, key: str
) -> None:
    with pytest.raises(Refused) as refused:
        gateway.invite(ward, desk)
    assert refused.value.key == f"gateway.{key}"


def test_the_city_keeps_its_key_and_its_desks_over_a_restart(new_address: NewAddress) -> None:
    address = new_address()
    first = Gateway(address, random_bytes=Randomness())
    desk = HandMadeDesk(first, 1).join()
    first.close()
    desk.gateway = Gateway(address, random_bytes=Randomness("again"))
    desk.receive(1001)
    assert desk.enrolled is not None
    assert is_signed_by(desk.push().receipt, desk.enrolled.city_key)
    desk.gateway.close()
