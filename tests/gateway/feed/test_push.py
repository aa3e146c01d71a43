"""Entries come in: all of a batch or none of it, once for ever, whoever carries it."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from threading import Thread
from typing import Any

import pytest

from desk_app.gateway.feed.ward import WardWork
from desk_app.gateway.front import gateway as gateway_module
from desk_app.gateway.front.gateway import Gateway
from desk_app.gateway.people.operations import DeskReport, Report
from desk_app.protocol.framing import encode
from desk_app.protocol.messages import Floor, Link, PushReply, PushRequest, WireEntry
from desk_app.protocol.signing import is_signed_by, sign
from tests.conftest import ExpectedLogs
from tests.gateway.desks import HandMadeDesk, a_return, ask, exceptions_in, hand_in, refusal


def test_a_batch_is_receipted_under_the_citys_key_and_stored_as_sent(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    desk.receive(1001)
    desk.receive(1002)
    reply = desk.push()
    assert desk.enrolled is not None
    assert is_signed_by(reply.receipt, desk.enrolled.city_key)
    assert (reply.receipt.seq, reply.receipt.head_hash) == (2, desk.head.hash)
    assert reply.floor == desk.shake().floor == Floor("2026-11-20", 1002)
    taken = [entry for entry in desk.pull_all() if entry.header.desk_id == desk.name]
    assert taken == desk.chain


@pytest.mark.fault("H3", "H4")
def test_the_same_batch_again_changes_nothing_and_is_receipted_again(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    for number in range(1001, 1005):
        desk.receive(number)
    first = desk.batch(0, 2)
    for batch in (first, first, desk.batch(), first, desk.batch(1, 3), desk.batch()):
        assert desk.carry(batch).receipt.head_hash == batch.checkpoint.head_hash
    assert len(desk.pull_all()) == 1 + 4
    assert gateway.operations.report().desks[0].entries == 4


def test_a_batch_that_hangs_on_nothing_is_refused_with_the_newest_the_city_has(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    for number in range(1001, 1006):
        desk.receive(number)
    desk.push(0, 2)
    refused = refusal(lambda: desk.push(3))
    assert (refused.status, refused.code) == (409, "parent_unknown")
    assert refused.known == Link(2, desk.chain[1].hash)
    fresh = HandMadeDesk(gateway, 2).join()
    fresh.receive(2001)
    fresh.receive(2002)
    assert refusal(lambda: fresh.push(1)).known is None


def test_an_edited_batch_is_refused_whole(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    desk.receive(1001)
    desk.receive(1002)
    batch = desk.batch()
    first = batch.entries[0]
    assert first.body is not None
    name = replace(first, body=first.body.replace("Nguyễn Thị Hòa", "Nguyễn Văn Mạo"))
    number = replace(first, header=first.header.replace('"actor":"thu"', '"actor":"mao"'))
    for entries in ((name, *batch.entries[1:]), (number, *batch.entries[1:]), batch.entries[:1], ()):
        refused = refusal(lambda entries=entries: desk.carry(PushRequest(batch.checkpoint, entries)))
        assert refused.status == 422
    assert gateway.operations.report().desks[0].entries == 0


def test_a_checkpoint_of_another_key_is_refused(gateway: Gateway) -> None:
    desk, other = HandMadeDesk(gateway, 1).join(), HandMadeDesk(gateway, 2).join()
    desk.receive(1001)
    pretended = replace(desk.batch(), checkpoint=sign(desk.checkpoint(), other.key))
    assert refusal(lambda: other.carry(pretended)).code == "bad_signature"
    unsigned = replace(desk.batch(), checkpoint=replace(desk.checkpoint(), signature=""))
    assert refusal(lambda: desk.carry(unsigned)).code == "bad_signature"
    as_city = replace(desk.checkpoint(), desk_id="city:H26.99.01")
    assert refusal(lambda: desk.carry(PushRequest(as_city, desk.batch().entries))).code == "bad_signature"


def test_any_desk_of_the_ward_may_bring_what_another_signed(gateway: Gateway) -> None:
    desk, carrier = HandMadeDesk(gateway, 1).join(), HandMadeDesk(gateway, 2).join()
    desk.receive(1001)
    reply = hand_in(carrier, desk.chain, desk.checkpoint())
    assert (reply.receipt.desk_id, reply.receipt.seq) == (desk.name, 1)
    assert reply.floor is None
    assert desk.shake().floor == Floor("2026-11-20", 1001)


def test_a_desk_of_another_ward_brings_nothing(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    stranger = HandMadeDesk(gateway, 1, ward="H26.99.02", name="stranger").join()
    desk.receive(1001)
    assert refusal(lambda: hand_in(stranger, desk.chain, desk.checkpoint())).code == "other_ward"
    unknown = HandMadeDesk(gateway, 8)
    unknown.receive(8001)
    assert refusal(lambda: hand_in(desk, unknown.chain, unknown.checkpoint())).code == "unknown_desk"


def test_without_a_session_nothing_is_taken(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    desk.receive(1001)
    for session in ("", "made up"):
        refused = refusal(lambda session=session: ask(gateway, "/v1/push", desk.batch(), PushReply, session))
        assert (refused.status, refused.code) == (401, "sign_in")


@pytest.mark.parametrize(
    "payload",
    [b"", b"<html>", b"[]", b"{}", b'{"checkpoint":null,"entries":[]}', b"\xff\xfe", b"[" * 100_000],
)
def test_what_is_no_message_is_unreadable(gateway: Gateway, payload: bytes) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    status, answer, _ = gateway.answer("/v1/push", payload, desk.session)
    assert (status, json.loads(answer)["error"]["code"]) == (422, "unreadable")


@pytest.mark.fault("H14")
def test_a_batch_too_large_is_refused_so_that_the_desk_halves_it(
    gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    for number in range(1001, 1005):
        desk.receive(number)
    monkeypatch.setattr(gateway_module, "PUSH_BYTES", len(encode(desk.batch())) - 1)
    assert refusal(desk.push).status == 413
    desk.push(0, 2)
    desk.push(2, 4)


def test_a_first_entry_counts_from_one_and_every_other_follows_its_parent(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    desk.write_body("signed_in", b"{}", seq=2)
    assert refusal(desk.push).code == "broken_chain"
    other = HandMadeDesk(gateway, 2).join()
    other.receive(2001)
    other.push()
    other.write_body("signed_in", b"{}", seq=7)
    assert refusal(lambda: other.push(1)).code == "parent_unknown"


def test_a_body_deleted_by_retention_is_taken_without_a_word(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    desk.receive(1001)
    batch = desk.batch()
    kept = PushRequest(batch.checkpoint, (WireEntry(batch.entries[0].header, None),))
    desk.carry(kept)
    assert exceptions_in(desk.pull_all()) == []
    assert desk.taken[-1].body_bytes is None


@pytest.mark.fault("H13")
def test_one_batch_delivered_many_times_at_once_is_stored_once(gateway: Gateway) -> None:
    desks = [HandMadeDesk(gateway, number).join() for number in (1, 2)]
    for desk in desks:
        for number in range(1, 40):
            desk.receive(desk.number * 1000 + number)
    threads = [Thread(target=desk.push) for desk in desks for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    reader = copy.copy(desks[0])
    page = reader.pull_all()
    positions = [entry.hash for entry in page]
    assert len(positions) == len(set(positions))
    assert {one.entries for one in gateway.operations.report().desks} == {39}
    assert all(one.about == "possible_duplicate" for one in exceptions_in(page))


@pytest.mark.fault("H5")
def test_a_city_that_dies_half_way_through_a_batch_has_none_of_it(
    gateway: Gateway, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    desk.receive(1001, "d-1")
    desk.write(a_return(), "d-1")
    expected_logs("stopped by")
    for step in ("store", "finish"):
        whole = getattr(WardWork, step)

        def dies(self: WardWork, *given: object, whole: Any = whole, **more: object) -> None:
            whole(self, *given, **more)
            raise MemoryError

        with monkeypatch.context() as patched:
            patched.setattr(WardWork, step, dies)
            assert refusal(desk.push).code == "bug"
        assert gateway.operations.report() == Report((DeskReport(desk.name, "H26.99.01", 0, 0, 0),), 0, 0)
    desk.push()
    assert len(exceptions_in(desk.pull_all())) == 1
    assert len(desk.taken) == 4
