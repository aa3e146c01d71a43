"""A whole desk over a real line: joined, sent, and every trouble of a network leaves its entries where they are."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from desk_app.errors import DeskError, NoConnection
from desk_app.line.http_line import HttpCityLine
from desk_app.services.exchange.conversation import drive
from desk_app.services.exchange.sync_city import SyncReport
from tests.line.city_server import CityServer, Fault, Talk, hangs_up, page, raw, refuses, says_nothing, then
from tests.line.test_http_line import pem, tls
from tests.services.exchange.sync_world import WARD, WORDS, SyncDesk, World, a_world, city_hashes, own_hashes


class Ward:
    """One desk of a world, behind a server, with a line of its own."""

    def __init__(self, world: World, server: CityServer, ca_pem: str = "") -> None:
        self.world, self.server = world, server
        self.desk: SyncDesk = world.desk(enrolled=False)
        self.line = HttpCityLine()
        code = world.gateway.invite(WARD, 1).code
        drive(self.desk.enrolling(server.url, code, ca_pem), self.line)
        server.seen.clear()

    def sync(self) -> SyncReport:
        return drive(self.desk.exchange(), self.line)

    def fails(self) -> DeskError:
        with pytest.raises(DeskError) as caught:
            self.sync()
        return caught.value

    def is_in_step(self) -> bool:
        """Sync again: nothing waits and both sides hold the same."""
        self.sync()
        return self.desk.queue().unsent == 0 and city_hashes(self.world, self.desk) == own_hashes(self.desk)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with a_world(tmp_path) as world:
        yield world


@pytest.fixture
def ward(world: World) -> Iterator[Ward]:
    with CityServer(gateway=lambda *asked: world.gateway.answer(*asked)) as server:
        ward = Ward(world, server)
        yield ward
        ward.line.close()


def test_a_desk_joins_and_sends_in_clear_on_one_machine(ward: Ward) -> None:
    ward.desk.receive()
    report = ward.sync()
    assert report.pushed == report.acked_seq == ward.desk.queue().head_seq
    assert ward.server.paths() == ["/v1/handshake", "/v1/push", "/v1/pull"]
    assert "authorization" not in ward.server.seen[0].headers
    assert ward.server.seen[1].headers["content-encoding"] == "zstd"
    assert ward.is_in_step()


def test_a_desk_joins_and_sends_under_tls_with_the_citys_ca(world: World) -> None:
    ca = trustme.CA()
    with CityServer(gateway=lambda *asked: world.gateway.answer(*asked), tls=tls(ca, "127.0.0.1")) as server:
        ward = Ward(world, server, pem(ca))
        ward.desk.receive()
        assert ward.is_in_step()
        ward.line.close()


def after_greeting(ward: Ward, fault: Fault) -> None:
    """Let the handshake through and meet the push."""
    ward.server.faults.append(_passes(ward))
    ward.server.faults.append(fault)


def _passes(ward: Ward) -> Fault:
    def act(talk: Talk) -> None:
        assert talk.request is not None
        status, body, _ = ward.world.gateway.answer(talk.request.path, talk.request.payload, "")
        talk.answer(status, body)

    return act


@pytest.mark.fault("H2")
def test_a_cable_pulled_in_mid_upload_sends_the_same_batch_again(ward: Ward) -> None:
    before = own_hashes(ward.desk)

    def half_read(talk: Talk) -> None:
        talk.sock.recv(40)
        talk.sock.shutdown(socket.SHUT_RDWR)

    ward.server.early.append(half_read)
    ward.line.close()
    error = ward.fails()

    assert error.key == "city.cut_off"
    assert WORDS.of(error).endswith("Hồ sơ vẫn ở máy này.")
    assert own_hashes(ward.desk) == before
    assert ward.is_in_step()
    assert own_hashes(ward.desk) == before


@pytest.mark.fault("H3")
def test_a_reply_that_never_arrives_is_made_good(ward: Ward) -> None:
    after_greeting(ward, then(hangs_up, ward.world.gateway.answer))
    assert ward.fails().key == "city.cut_off"
    assert ward.desk.queue().acked_seq == 0
    assert city_hashes(ward.world, ward.desk) == own_hashes(ward.desk)
    assert ward.is_in_step()
    assert ward.server.paths().count("/v1/push") == 1


@pytest.mark.fault("H6")
@pytest.mark.fault("H7")
@pytest.mark.parametrize("status", [200, 302, 303, 511])
def test_a_wifi_gate_in_mid_talk_marks_nothing(ward: Ward, status: int) -> None:
    after_greeting(ward, page(status, Location="http://127.0.0.1:9/login"))
    error = ward.fails()
    assert WORDS.of(error) == "Mạng đang yêu cầu đăng nhập Wi-Fi. Chưa gửi được; hồ sơ vẫn ở máy này."
    assert ward.desk.queue().acked_seq == 0
    assert ward.is_in_step()


@pytest.mark.fault("H8")
def test_a_line_that_is_listened_in_to_gets_no_byte_of_a_dossier(world: World) -> None:
    ca = trustme.CA()
    with CityServer(gateway=lambda *asked: world.gateway.answer(*asked), tls=tls(ca, "127.0.0.1")) as server:
        ward = Ward(world, server, pem(ca))
        ward.line.close()
        server.tls = tls(trustme.CA(), "127.0.0.1")
        error = ward.fails()
        assert isinstance(error, NoConnection)
        assert (error.key, server.seen) == ("city.unknown_certificate", [])
        server.tls = tls(ca, "127.0.0.1")
        assert ward.is_in_step()
        ward.line.close()


@pytest.mark.fault("H10")
def test_a_proxy_in_the_way_that_wants_a_password_is_named(ward: Ward) -> None:
    ward.server.faults.append(page(407, Proxy_Authenticate="Basic"))
    assert "xác thực proxy" in WORDS.of(ward.fails())
    assert ward.is_in_step()


@pytest.mark.fault("H11")
def test_a_forgotten_session_is_renewed(ward: Ward) -> None:
    after_greeting(ward, refuses(401, "sign_in"))
    ward.sync()
    assert ward.server.paths().count("/v1/handshake") == 2
    assert ward.is_in_step()


@pytest.mark.fault("H16")
@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_city_says_when_to_come_again(ward: Ward, status: int) -> None:
    after_greeting(ward, page(status, Retry_After="90"))
    error = ward.fails()
    assert error.params["retry_after"] == 90.0
    assert WORDS.of(error).startswith("Máy chủ đang bận, tự gửi lại sau 2 phút.")
    assert ward.is_in_step()


@pytest.mark.fault("H21")
@pytest.mark.parametrize(
    "answer",
    [
        b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"receipt":',
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: zstd\r\nContent-Length: 4\r\n\r\nabcd",
        b"\x00\x01\x02 nothing like HTTP\r\n\r\n",
        b"",
    ],
)
def test_a_truncated_or_broken_answer_changes_nothing(ward: Ward, answer: bytes) -> None:
    after_greeting(ward, raw(answer))
    error = ward.fails()
    assert error.key in ("city.cut_off", "city.garbled")
    assert WORDS.of(error).endswith("sẽ tự gửi lại. Hồ sơ vẫn ở máy này.")
    assert ward.desk.queue().acked_seq == 0
    assert ward.is_in_step()


@pytest.mark.fault("H22")
def test_a_city_that_falls_silent_is_given_up_and_told_as_a_slow_network(ward: Ward) -> None:
    after_greeting(ward, says_nothing)
    patient, ward.line = ward.line, HttpCityLine(stall=3)
    error = ward.fails()
    ward.line.close()
    ward.line = patient
    assert WORDS.of(error).startswith("Mạng rất chậm")
    assert ward.desk.state().trouble == "city.stalled"
    assert ward.is_in_step()


@pytest.mark.fault("H1")
def test_a_city_that_is_gone_is_working_offline(ward: Ward) -> None:
    assert ward.desk.receive()
    waiting = ward.desk.queue().dossiers
    assert waiting
    ward.server.__exit__(None, None, None)
    ward.line.close()
    error = ward.fails()
    assert WORDS.of(error) == f"Mất mạng, {waiting} hồ sơ chờ gửi. Vẫn tiếp nhận bình thường."
    assert ward.desk.receive()
