"""A desk joins the city: its key is made here, the certificate checked, and nothing is believed too easily."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from desk_app.domain.facts.city_facts import DeskEnrolled
from desk_app.domain.facts.wire import read_fact
from desk_app.errors import NoConnection, Refused
from desk_app.ports.exchange.city_line import CityAnswer, CityCall
from desk_app.protocol.framing import decode, encode
from desk_app.protocol.messages import Certificate, EnrolReply
from desk_app.protocol.signing import SigningKey, sign
from tests.services.exchange.sync_fixture import world
from tests.services.exchange.sync_world import URL, WARD, WORDS, DoorLine, World, reply_lost, with_kind

__all__ = ["world"]

STRANGER = SigningKey.from_seed(b"\4" * 32)


def test_joining_gives_the_block_and_stands_in_the_journal(world: World) -> None:
    desk = world.desk(enrolled=False)

    ours = desk.enrol()

    assert (ours.desk_id, ours.ward, ours.desk_no) == (desk.identity.desk_id, WARD, 1)
    (entry,) = with_kind(desk, "desk_enrolled")
    fact = read_fact(entry)
    assert fact == DeskEnrolled(URL, ours.public_key, ours.first_number, ours.last_number)
    assert ours.public_key == desk.signer.public_key()
    link = desk.state().link
    assert link is not None
    assert (link.address.url, link.certificate) == (URL, ours)
    with desk.uow(write=False) as work:
        assert (work.desk.first_number, work.desk.last_number) == (ours.first_number, ours.last_number)


def test_asking_again_after_a_lost_reply_joins_with_the_same_key(world: World) -> None:
    desk = world.desk(enrolled=False)
    code = world.gateway.invite(WARD, 1).code
    desk.line.faults.append(reply_lost)

    with pytest.raises(NoConnection):
        desk.enrol(code)
    key = desk.signer.public_key()
    first = desk.enrol(code)
    again = desk.enrol(code)

    assert first == again
    assert first.public_key == key
    assert len(with_kind(desk, "desk_enrolled")) == 1
    desk.sync()
    assert desk.queue().unsent == 0


@pytest.mark.parametrize("code", ["", "   ", "NO-SUCH-CODE", "x" * 500])
def test_a_wrong_code_is_refused_in_words(world: World, code: str) -> None:
    desk = world.desk(enrolled=False)
    with pytest.raises(Refused) as caught:
        desk.enrol(code)
    assert WORDS.of(caught.value).startswith("Mã đăng ký không đúng")
    assert desk.state().link is None


def test_a_code_for_another_desk_is_refused_in_words(world: World) -> None:
    desk = world.desk(enrolled=False)
    with pytest.raises(Refused) as caught:
        desk.enrol(world.gateway.invite(WARD, 7).code)
    assert caught.value.key == "city.other_desk"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://city.example", "city.practice_far"),
        ("https://city.example", "city.practice_far"),
        ("https://127.0.0.1", "city.no_ca"),
        ("city", "city.bad_address"),
    ],
)
def test_a_practice_desk_sends_nothing_to_another_machine(world: World, url: str, key: str) -> None:
    desk = world.desk(enrolled=False)
    with pytest.raises(Refused) as caught:
        desk.enrol("CODE", url)
    assert caught.value.key == key
    assert desk.line.calls == []


def change(**fields: object) -> Callable[[Certificate], Certificate]:
    return lambda ours: replace(ours, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "forge",
    [
        change(desk_id="somebody"),
        change(ward="H26.99.02"),
        change(desk_no=9),
        change(public_key="ab" * 32),
        change(practice=False),
        change(first_number=0),
        change(first_number=900, last_number=1),
    ],
)
def test_a_certificate_for_another_desk_is_not_taken(
    world: World, forge: Callable[[Certificate], Certificate]
) -> None:
    desk = world.desk(enrolled=False)

    def forged(line: DoorLine, call: CityCall) -> CityAnswer:
        answer = line.deliver(call)
        reply = decode(EnrolReply, answer.payload)
        signed = sign(forge(reply.certificate), world.gateway.city.key)
        return replace(answer, payload=encode(replace(reply, certificate=signed)))

    desk.line.faults.append(forged)
    with pytest.raises(Refused) as caught:
        desk.enrol()
    assert WORDS.of(caught.value).startswith("CHƯA đăng ký")
    assert desk.state().link is None
    assert with_kind(desk, "desk_enrolled") == []


def test_a_certificate_the_city_did_not_sign_is_not_taken(world: World) -> None:
    desk = world.desk(enrolled=False)

    def forged(line: DoorLine, call: CityCall) -> CityAnswer:
        answer = line.deliver(call)
        reply = decode(EnrolReply, answer.payload)
        signed = sign(reply.certificate, STRANGER)
        return replace(answer, payload=encode(replace(reply, certificate=signed)))

    desk.line.faults.append(forged)
    with pytest.raises(Refused, match=r"city\.certificate_wrong"):
        desk.enrol()


def test_a_desk_that_has_not_joined_sends_nothing(world: World) -> None:
    desk = world.desk(enrolled=False)
    error = desk.fails()
    assert error.key == "city.not_enrolled"
    assert WORDS.of(error).startswith("Máy này chưa được đăng ký")
    assert desk.line.calls == []
