"""At the handshake a desk shows who it is and learns where to go on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from desk_app.gateway.front.gateway import Gateway
from desk_app.protocol.messages import START, Floor, Link, Mark
from desk_app.protocol.signing import SigningKey
from tests.gateway.conftest import NewAddress
from tests.gateway.desks import CityClock, HandMadeDesk, ask, refusal


def test_the_newest_ancestor_the_city_holds_is_receipted_by_content(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    for number in range(1001, 1006):
        desk.receive(number)
    assert desk.shake().receipt is None
    desk.push(0, 3)
    reply = desk.shake()
    assert reply.receipt is not None
    assert Link(reply.receipt.seq, reply.receipt.head_hash) == Link(3, desk.chain[2].hash)
    assert reply.floor == Floor("2026-11-20", 1003)


def test_only_the_desks_own_key_opens_the_door(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    thief = HandMadeDesk(gateway, 1)
    thief.key = SigningKey.from_seed(b"x" * 32)
    assert refusal(thief.shake).code == "bad_signature"
    changed = replace(desk.request(), unsent=7)
    assert refusal(lambda: ask(gateway, "/v1/handshake", changed, object)).code == "bad_signature"
    assert refusal(HandMadeDesk(gateway, 9).shake).code == "unknown_desk"


def test_a_session_ends_after_an_hour(gateway: Gateway, city_clock: CityClock) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    city_clock.at += timedelta(minutes=59)
    desk.pull()
    city_clock.at += timedelta(minutes=2)
    refused = refusal(desk.pull)
    assert (refused.status, refused.code) == (401, "sign_in")
    desk.shake()
    desk.pull()


def test_the_newest_mark_both_sides_know_is_the_common_one(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    desk.receive(1001)
    desk.push()
    desk.pull_all()
    end = desk.mark
    foreign = Mark(end.position, "f" * 64)
    assert desk.shake(feed=(Mark(99, "e" * 64), foreign, end, START)).feed == end
    assert desk.shake(feed=(foreign,)).feed == START
    assert desk.shake(feed=(end,)).feed_end == 2


def test_a_desk_of_a_newer_or_older_program_is_let_in_and_told(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    assert desk.shake(schema=0).newer_program_needed
    assert not desk.shake(schema=99).newer_program_needed


def test_a_clock_that_cannot_be_read_keeps_nobody_out(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    for clock in ("9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "yesterday", "2026-11-20T09:30"):
        desk.shake(clock=clock, oldest_unsent="long ago", unsent=2**52)


def test_a_gateway_moved_to_the_network_lets_no_practice_desk_in(new_address: NewAddress) -> None:
    address = new_address()
    at_home = Gateway(address)
    desk = HandMadeDesk(at_home, 1, practice=True).join()
    at_home.close()
    desk.gateway = Gateway(address, takes_practice=False)
    assert refusal(desk.shake).code == "practice"
    desk.gateway.close()
