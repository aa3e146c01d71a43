"""Requests and replies are lost, doubled, cut off or forged; the city has everything once and nothing counts too early."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from desk_app.errors import NeedsPerson, NoConnection
from desk_app.ports.exchange.city_line import CityAnswer, CityCall
from desk_app.protocol.framing import encode
from desk_app.protocol.messages import PushReply, Receipt
from desk_app.protocol.signing import SigningKey, sign
from tests.services.exchange.sync_fixture import world
from tests.services.exchange.sync_world import (
    WORDS,
    DoorLine,
    SyncDesk,
    World,
    answers,
    city_hashes,
    own_hashes,
    reply_lost,
    request_lost,
    to_path,
    twice,
)

__all__ = ["world"]

STRANGER = SigningKey.from_seed(b"\3" * 32)


def in_step(world: World, desk: SyncDesk) -> None:
    """The next talk ends well and both sides hold the same chain, each entry once."""
    desk.sync()
    assert desk.queue().unsent == 0
    assert city_hashes(world, desk) == own_hashes(desk)


@pytest.mark.fault("H2")
@pytest.mark.parametrize("path", ["handshake", "push", "pull"])
def test_a_cable_pulled_at_any_request_sends_the_same_entries_again(world: World, path: str) -> None:
    desk = world.desk()
    code = desk.receive()
    before = own_hashes(desk)
    desk.line.faults.append(to_path(path, request_lost))

    error = desk.fails()

    assert isinstance(error, NoConnection)
    assert desk.state().trouble == error.key == "city.offline"
    assert own_hashes(desk) == before
    assert desk.show(code).code == code
    in_step(world, desk)
    assert own_hashes(desk) == before


@pytest.mark.fault("H1")
def test_offline_the_counter_works_and_the_message_counts_what_waits(world: World) -> None:
    desk = world.desk()
    desk.line.faults.append(request_lost)
    desk.receive()

    error = desk.fails()

    assert WORDS.of(error) == (f"Mất mạng, {desk.queue().dossiers} hồ sơ chờ gửi. Vẫn tiếp nhận bình thường.")
    assert desk.receive()


@pytest.mark.fault("H3")
@pytest.mark.parametrize("path", ["handshake", "push", "pull"])
def test_a_lost_reply_is_made_good_by_the_next_handshake(world: World, path: str) -> None:
    desk = world.desk()
    desk.receive()
    desk.line.faults.append(to_path(path, reply_lost))
    acked = desk.queue().acked_seq

    assert desk.fails().key == "city.cut_off"
    assert desk.queue().acked_seq == acked or path == "pull"

    in_step(world, desk)
    pushes = [json.loads(call.payload) for call in desk.line.calls if call.path == "/v1/push"]
    assert len(pushes) == 1, "what the city has is not sent again"


@pytest.mark.fault("H4")
@pytest.mark.fault("H13")
def test_a_batch_delivered_twice_at_once_or_an_hour_later_changes_nothing(world: World) -> None:
    desk = world.desk()
    desk.receive()
    desk.line.faults.append(to_path("push", twice))
    in_step(world, desk)
    held = city_hashes(world, desk)

    (late,) = [call for call in desk.line.calls if call.path == "/v1/push"]
    world.pass_time(hours=1)
    desk.sync()
    session = desk.line.calls[-1].session
    answer = desk.line.deliver(replace(late, session=session))

    assert answer.status == 200
    assert city_hashes(world, desk) == held
    assert len(set(held)) == len(held)


@pytest.mark.fault("H5")
def test_a_city_that_dies_in_a_batch_has_all_of_it_or_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch, expected_logs: object
) -> None:
    from desk_app.gateway.feed.ward import WardWork

    assert callable(expected_logs)
    expected_logs("request to /v1/push stopped|how far a ward is folded")
    desk = world.desk()
    desk.receive()

    def dies(work: WardWork) -> None:
        raise MemoryError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr(WardWork, "finish", dies)
        desk.fails()
    assert city_hashes(world, desk) == []
    assert desk.queue().acked_seq == 0
    in_step(world, desk)


@pytest.mark.fault("H6")
@pytest.mark.parametrize("path", ["handshake", "push", "pull"])
@pytest.mark.parametrize(
    "answer",
    [
        CityAnswer(200, "text/html; charset=utf-8", b"<html>Wi-Fi</html>"),
        CityAnswer(200, "application/json", b"<html>Wi-Fi</html>"),
        CityAnswer(200, "", b""),
    ],
)
def test_a_login_page_marks_nothing_as_sent(world: World, path: str, answer: CityAnswer) -> None:
    desk = world.desk()
    desk.line.faults.append(to_path(path, answers(answer)))
    acked = desk.queue().acked_seq

    error = desk.fails()

    assert error.key == "city.wifi_login"
    assert WORDS.of(error) == ("Mạng đang yêu cầu đăng nhập Wi-Fi. Chưa gửi được; hồ sơ vẫn ở máy này.")
    assert path == "pull" or desk.queue().acked_seq == acked
    in_step(world, desk)


@pytest.mark.fault("H7")
@pytest.mark.parametrize("status", [301, 302, 307, 308, 511])
def test_a_redirect_and_a_gate_say_the_same(world: World, status: int) -> None:
    desk = world.desk()
    desk.line.faults.append(answers(CityAnswer(status, "text/html", b"<html>")))
    assert desk.fails().key == "city.wifi_login"
    in_step(world, desk)


@pytest.mark.fault("H10")
def test_a_proxy_that_wants_a_password_is_named(world: World) -> None:
    desk = world.desk()
    desk.line.faults.append(answers(CityAnswer(407, "text/html", b"")))
    error = desk.fails()
    assert WORDS.of(error).startswith("Mạng cơ quan yêu cầu xác thực proxy.")
    in_step(world, desk)


@pytest.mark.fault("H19")
@pytest.mark.parametrize(
    "payload", [b"{}", b"[]", b"null", b'{"receipt": null, "floor": null}', b'{"receipt']
)
def test_a_reply_without_a_receipt_acknowledges_nothing(world: World, payload: bytes) -> None:
    desk = world.desk()
    desk.line.faults.append(to_path("push", answers(CityAnswer(200, "application/json", payload))))
    assert desk.fails().key == "city.garbled"
    assert desk.queue().acked_seq == 0
    in_step(world, desk)


@pytest.mark.fault("H21")
@pytest.mark.parametrize("path", ["handshake", "push"])
def test_a_number_floor_damaged_on_its_way_is_not_kept(world: World, path: str) -> None:
    def damaged(line: DoorLine, call: CityCall) -> CityAnswer:
        answer = line.deliver(call)
        reply = json.loads(answer.payload)
        reply["floor"]["day"] = "2026-71-20"
        return replace(answer, payload=json.dumps(reply).encode())

    desk = world.desk()
    desk.receive()
    desk.sync()
    kept = desk.state().floor
    desk.receive()
    desk.line.faults.append(to_path(path, damaged))
    assert desk.fails().key == "city.garbled"
    assert desk.state().floor == kept
    in_step(world, desk)


def forged(receipt: Receipt, case: str, world: World) -> Receipt:
    """Give a receipt that is nearly right."""
    if case == "other head":
        return sign(replace(receipt, head_hash="ab" * 32), world.gateway.city.key)
    if case == "fewer":
        return sign(replace(receipt, seq=receipt.seq - 1), world.gateway.city.key)
    if case == "other desk":
        return sign(replace(receipt, desk_id="somebody"), world.gateway.city.key)
    if case == "foreign key":
        return sign(receipt, STRANGER)
    return replace(receipt, signature="")


@pytest.mark.fault("H20")
@pytest.mark.parametrize("case", ["other head", "fewer", "other desk", "foreign key", "unsigned"])
def test_a_receipt_that_is_not_the_citys_word_for_this_head_counts_for_nothing(
    world: World, case: str
) -> None:
    desk = world.desk()

    def echo_wrong(line: DoorLine, call: CityCall) -> CityAnswer:
        right = PushReplyOf(line.deliver(call))
        return replace(
            right.answer,
            payload=encode(replace(right.reply, receipt=forged(right.reply.receipt, case, world))),
        )

    desk.line.faults.append(to_path("push", echo_wrong))
    error = desk.fails()

    assert isinstance(error, NeedsPerson)
    assert WORDS.code(error.key) == "ĐB-20"
    assert WORDS.of(error).startswith("Chưa tính là đã gửi")
    assert desk.queue().acked_seq == 0
    in_step(world, desk)


class PushReplyOf:
    """A push reply with the answer it came in."""

    def __init__(self, answer: CityAnswer) -> None:
        from desk_app.protocol.framing import decode

        self.answer = answer
        self.reply = decode(PushReply, answer.payload)


@pytest.mark.fault("H20")
def test_a_handshake_cannot_acknowledge_what_was_never_offered(world: World) -> None:
    desk = world.desk()

    def promises(line: DoorLine, call: CityCall) -> CityAnswer:
        answer = line.deliver(call)
        plain = json.loads(answer.payload)
        wish = Receipt(desk.identity.desk_id, 10**6, "cd" * 32, world.city.now().isoformat())
        plain["receipt"] = json.loads(encode(sign(wish, world.gateway.city.key)))
        return replace(answer, payload=json.dumps(plain).encode())

    desk.line.faults.append(promises)
    assert desk.fails().key == "city.bad_receipt"
    assert desk.queue().acked_seq == 0
    in_step(world, desk)


@pytest.mark.parametrize("case", ["swapped", "unsigned", "dropped", "foreign"])
def test_a_page_of_the_feed_that_nobody_signed_for_is_not_taken(world: World, case: str) -> None:
    one, two = world.desk(), world.desk()
    one.receive()
    one.sync()

    def tamper(line: DoorLine, call: CityCall) -> CityAnswer:
        answer = line.deliver(call)
        plain = json.loads(answer.payload)
        if case == "swapped":
            plain["items"][0], plain["items"][1] = plain["items"][1], plain["items"][0]
        elif case == "unsigned":
            plain["checkpoints"] = []
        elif case == "dropped":
            del plain["items"][-1]
        else:
            plain["checkpoints"] = [{**one, "signature": STRANGER.sign(b"x")} for one in plain["checkpoints"]]
        return replace(answer, payload=json.dumps(plain).encode())

    two.line.faults.append(to_path("pull", tamper))
    error = two.fails()
    assert error.key == "city.feed_broken"
    assert "CHƯA nhận" in WORDS.of(error)
    assert two.state().cursor.position == 0
    in_step(world, two)
