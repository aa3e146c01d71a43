"""One request over a real line: how it is framed, what is trusted, and which trouble is told from which."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import trustme

from desk_app.errors import NoConnection, Refused
from desk_app.line.http_line import HttpCityLine
from desk_app.messages import Messages
from desk_app.ports.exchange.city_line import CityAddress, CityCall
from desk_app.protocol.framing import pack
from desk_app.protocol.messages import PushReply
from desk_app.services.exchange.city_answers import read_answer
from tests.line.city_server import CityServer, Talk, drips, hangs_up, page, raw, says, says_nothing

SAFE = "Hồ sơ vẫn ở máy này"
OK = {"fine": True}
WORDS = Messages("vi")


@pytest.fixture
def server() -> Iterator[CityServer]:
    with CityServer() as server:
        yield server


@pytest.fixture
def line() -> Iterator[HttpCityLine]:
    line = HttpCityLine()
    yield line
    line.close()


def call(url: str, ca_pem: str = "", payload: bytes = b"{}", session: str = "") -> CityCall:
    return CityCall(CityAddress(url, ca_pem), "/v1/push", payload, session)


def trouble(line: HttpCityLine, what: CityCall) -> NoConnection:
    with pytest.raises(NoConnection) as caught:
        line.send(what)
    return caught.value


def test_a_message_goes_as_json_and_the_session_in_its_header(server: CityServer, line: HttpCityLine) -> None:
    server.faults.append(says(200, OK))
    answer = line.send(call(server.url, payload=b'{"a":1}', session="s-1"))

    assert (answer.status, json.loads(answer.payload)) == (200, OK)
    (seen,) = server.seen
    assert (seen.path, seen.payload) == ("/v1/push", b'{"a":1}')
    assert seen.headers["authorization"] == "Bearer s-1"
    assert seen.headers["content-type"] == "application/json"
    assert "content-encoding" not in seen.headers


def test_long_messages_are_packed_both_ways_over_one_connection(
    server: CityServer, line: HttpCityLine
) -> None:
    long = json.dumps({"text": "Hồ sơ " * 1000}).encode()
    connections: set[int] = set()

    def packed(talk: Talk) -> None:
        connections.add(id(talk.sock))
        talk.answer(200, pack(long), Content_Encoding="zstd")

    server.faults.extend([packed, packed])

    for _ in range(2):
        assert line.send(call(server.url, payload=long)).payload == long
    assert [seen.headers["content-encoding"] for seen in server.seen] == ["zstd", "zstd"]
    assert int(server.seen[0].headers["content-length"]) < len(long) / 10
    assert len(connections) == 1


def test_nothing_is_looked_up_in_the_environment(
    server: CityServer, line: HttpCityLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server.faults.append(says(200, OK))
    assert line.send(call(server.url)).status == 200


def test_an_answer_comes_unjudged_with_the_pause_the_server_asks_for(
    server: CityServer, line: HttpCityLine
) -> None:
    server.faults.append(page(503, Retry_After="120"))
    answer = line.send(call(server.url))
    assert (answer.status, answer.content_type) == (503, "text/html; charset=utf-8")
    assert answer.retry_after == 120.0


@pytest.mark.fault("H1")
def test_no_network_is_told_as_working_offline(line: HttpCityLine) -> None:
    with CityServer() as gone:
        url = gone.url
    error = trouble(line, call(url))
    assert error.key == "city.offline"
    assert "Mất mạng" in WORDS.of(error)
    assert "Vẫn tiếp nhận bình thường" in WORDS.of(error)


@pytest.mark.fault("H23")
def test_a_name_that_leads_nowhere_is_the_same_as_no_network(
    line: HttpCityLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    def nxdomain(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nxdomain)
    ca = trustme.CA().cert_pem.bytes().decode()
    assert trouble(line, call("https://city.invalid", ca)).key == "city.offline"


@pytest.mark.fault("H7")
def test_a_redirect_to_another_host_is_never_followed(server: CityServer, line: HttpCityLine) -> None:
    with CityServer() as other:
        server.faults.append(page(302, Location=f"{other.url}/login"))
        assert line.send(call(server.url)).status == 302
        assert other.seen == []


def test_a_line_that_breaks_before_or_in_the_answer_is_told_as_broken(
    server: CityServer, line: HttpCityLine
) -> None:
    server.faults.extend([hangs_up, raw(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")])
    assert trouble(line, call(server.url)).key == "city.cut_off"
    assert trouble(line, call(server.url)).key == "city.cut_off"


@pytest.mark.fault("H21")
def test_a_truncated_or_badly_packed_body_is_asked_for_again(server: CityServer, line: HttpCityLine) -> None:
    server.faults.extend(
        [
            lambda talk: talk.answer(200, b"not packed", Content_Encoding="zstd"),
            lambda talk: talk.answer(200, b"\x1f\x8b broken", Content_Encoding="gzip"),
            lambda talk: talk.answer(200, pack(b"0" * 2**24), Content_Encoding="zstd"),
        ]
    )
    for _ in range(3):
        error = trouble(line, call(server.url))
        assert error.key == "city.garbled"
        assert SAFE.lower() in WORDS.of(error).lower()
    whole = pack(json.dumps({"text": "x" * 5000}).encode())
    server.faults.append(lambda talk: talk.answer(200, whole[:-3], Content_Encoding="zstd"))
    with pytest.raises(NoConnection, match=r"city\.garbled"):
        read_answer(line.send(call(server.url)), PushReply)
    server.faults.append(says(200, OK))
    assert line.send(call(server.url)).status == 200


@pytest.mark.fault("H22")
def test_silence_ends_a_request_but_a_slow_line_that_moves_goes_on(server: CityServer) -> None:
    line = HttpCityLine(stall=2)
    server.faults.append(says_nothing)
    error = trouble(line, call(server.url))
    assert error.key == "city.stalled"
    assert WORDS.of(error).startswith("Mạng rất chậm")

    body = json.dumps(OK).encode()
    server.faults.append(drips(body, 0.2))
    assert line.send(call(server.url)).payload == body
    line.close()


@pytest.mark.fault("H22")
def test_a_request_is_given_up_at_once_when_cancelled(server: CityServer) -> None:
    line, asked = HttpCityLine(stall=60), threading.Event()

    def answers_never(talk: object) -> None:
        asked.set()
        says_nothing(talk)  # type: ignore[arg-type]

    server.faults.append(answers_never)
    canceller = threading.Thread(target=lambda: asked.wait(30) and line.cancel())
    canceller.start()
    assert trouble(line, call(server.url)).key == "city.cancelled"
    canceller.join()
    server.faults.append(says(200, OK))
    assert line.send(call(server.url)).status == 200
    line.close()


def tls(ca: trustme.CA, *names: str, **more: object) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert(*names, **more).configure_cert(context)  # type: ignore[arg-type]
    return context


def pem(ca: trustme.CA) -> str:
    return ca.cert_pem.bytes().decode()


def test_tls_with_the_citys_own_ca_carries_messages(line: HttpCityLine) -> None:
    ca = trustme.CA()
    with CityServer(tls=tls(ca, "127.0.0.1")) as server:
        server.faults.append(says(200, OK))
        assert line.send(call(server.url, pem(ca))).status == 200


@pytest.mark.fault("H8")
@pytest.mark.parametrize("case", ["foreign CA", "other host"])
def test_a_foreign_certificate_gets_no_byte_and_is_not_taken_for_a_dead_network(
    line: HttpCityLine, case: str
) -> None:
    ours = trustme.CA()
    context = tls(trustme.CA(), "127.0.0.1") if case == "foreign CA" else tls(ours, "other.example")
    with CityServer(tls=context) as server:
        error = trouble(line, call(server.url, pem(ours)))
        assert server.seen == []
    assert error.key == "city.unknown_certificate"
    assert WORDS.of(error).startswith("Kết nối không an toàn (chứng thư lạ). Chưa gửi")
    assert WORDS.code(error.key) == "MM-08"


@pytest.mark.fault("H8")
def test_only_the_citys_ca_is_trusted_whatever_this_pc_trusts(
    line: HttpCityLine, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    system = trustme.CA()
    file = tmp_path_factory.mktemp("ca") / "system.pem"
    file.write_text(pem(system))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with CityServer(tls=tls(system, "127.0.0.1")) as server:
        assert trouble(line, call(server.url, pem(trustme.CA()))).key == "city.unknown_certificate"


@pytest.mark.fault("H9")
@pytest.mark.parametrize("days", [-2, 2])
def test_a_certificate_out_of_its_time_points_to_the_clock_first(line: HttpCityLine, days: int) -> None:
    ca, now = trustme.CA(), datetime.now(UTC)
    begins, ends = sorted((now + timedelta(days=days), now + timedelta(days=2 * days)))
    context = tls(ca, "127.0.0.1", not_before=begins, not_after=ends)
    with CityServer(tls=context) as server:
        error = trouble(line, call(server.url, pem(ca)))
        assert server.seen == []
    assert error.key == "city.certificate_time"
    assert WORDS.of(error).startswith("Giờ máy hoặc chứng thư máy chủ không đúng")


def test_a_gate_that_answers_tls_in_clear_is_no_safe_connection(
    server: CityServer, line: HttpCityLine
) -> None:
    server.early.append(raw(b"HTTP/1.1 302 Found\r\nLocation: http://login/\r\n\r\n"))
    url = server.url.replace("http:", "https:")
    assert trouble(line, call(url, pem(trustme.CA()))).key == "city.unknown_certificate"


@pytest.mark.parametrize(
    ("url", "ca_pem", "key"),
    [
        ("http://city.example", "", "city.plain_http"),
        ("https://127.0.0.1:9", "", "city.no_ca"),
        ("https://127.0.0.1:9", "no certificate", "city.bad_ca"),
        ("ftp://127.0.0.1", "", "city.bad_address"),
        ("http://user:secret@127.0.0.1", "", "city.bad_address"),
    ],
)
def test_an_unsafe_address_is_refused_before_anything_is_sent(
    line: HttpCityLine, url: str, ca_pem: str, key: str
) -> None:
    with pytest.raises(Refused) as caught:
        line.send(call(url, ca_pem))
    assert caught.value.key == key
