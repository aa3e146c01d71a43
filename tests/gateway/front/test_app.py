"""The gateway on the network: framing, limits, and the same refusals in HTTP."""

from __future__ import annotations

from threading import Event

import pytest
from sqlalchemy.exc import OperationalError
from starlette.responses import Response

from desk_app.gateway.database.database import Busy
from desk_app.gateway.front import app as app_module
from desk_app.gateway.front.app import OpenedLater, make_app
from desk_app.gateway.front.gateway import Gateway
from desk_app.protocol.framing import MOST_BYTES, ZSTD, encode, pack
from desk_app.protocol.messages import PullRequest
from desk_app.protocol.troubles import Trouble
from tests.conftest import ExpectedLogs
from tests.gateway.desks import HandMadeDesk
from tests.gateway.front.in_process import Web

PLAIN = {"Accept-Encoding": "identity", "Content-Type": "application/json"}


@pytest.fixture
def web(gateway: Gateway) -> Web:
    """A browser of the application."""
    return Web(make_app(gateway))


def signed_in(desk: HandMadeDesk) -> dict[str, str]:
    """Give the headers of a desk in session."""
    return {**PLAIN, "Authorization": f"Bearer {desk.session}"}


def test_a_push_comes_through_the_network_as_it_does_without(gateway: Gateway, web: Web) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    desk.receive(1001)
    answer = web.post("/v1/push", content=encode(desk.batch()), headers=signed_in(desk))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["receipt"]["head_hash"] == desk.head.hash


def test_both_directions_are_compressed_where_it_pays(gateway: Gateway, web: Web) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    for number in range(1001, 1020):
        desk.receive(number)
    packed = {**signed_in(desk), "Content-Encoding": ZSTD, "Accept-Encoding": "gzip, zstd"}
    assert web.post("/v1/push", content=pack(encode(desk.batch())), headers=packed).status_code == 200
    page = web.post("/v1/pull", content=pack(encode(PullRequest(desk.mark))), headers=packed)
    assert page.headers["content-encoding"] == ZSTD
    assert len(page.json()["items"]) == 20
    plain = web.post("/v1/pull", content=encode(PullRequest(desk.mark)), headers=signed_in(desk))
    assert "content-encoding" not in plain.headers
    assert int(page.headers["content-length"]) < len(plain.content) / 3


@pytest.mark.parametrize(
    ("content", "headers", "status", "code"),
    [
        (b"{}", {}, 422, "unreadable"),
        (b"not zstd", {"Content-Encoding": ZSTD}, 422, "unreadable"),
        (b"{}", {"Content-Encoding": "br"}, 422, "unreadable"),
        (b"x" * (MOST_BYTES + 1), {}, 413, "too_large"),
        (pack(b" " * (MOST_BYTES + 1)), {"Content-Encoding": ZSTD}, 413, "too_large"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_the_words_of_the_protocol(
    gateway: Gateway, web: Web, content: bytes, headers: dict[str, str], status: int, code: str
) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    answer = web.post("/v1/push", content=content, headers={**signed_in(desk), **headers})
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)


def test_a_path_or_method_that_is_not_here_is_refused_in_the_same_shape(web: Web) -> None:
    wrong_method, no_path = web.get("/v1/push"), web.post("/v2/push", content=b"{}")
    assert (wrong_method.status_code, wrong_method.headers["allow"]) == (405, "POST")
    assert no_path.status_code == 404
    assert wrong_method.json()["error"]["code"] == no_path.json()["error"]["code"] == "unreadable"


@pytest.mark.fault("H16")
def test_a_busy_database_asks_the_desk_to_come_again(
    gateway: Gateway, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = HandMadeDesk(gateway, 1).join()

    def busy() -> None:
        raise Busy

    monkeypatch.setattr(gateway.database, "read", busy)
    answer = web.post("/v1/pull", content=encode(PullRequest(desk.mark)), headers=signed_in(desk))
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "busy")
    assert int(answer.headers["retry-after"]) >= 1
    assert web.get("/healthz").status_code == 503


def test_trouble_of_the_driver_is_told_as_busy_and_a_bug_as_a_bug(
    gateway: Gateway, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    desk = HandMadeDesk(gateway, 1).join()

    def broken(error: Exception) -> None:
        def connect() -> None:
            raise error

        monkeypatch.setattr(
            gateway.database, "_engine", type("Engine", (), {"connect": staticmethod(connect)})
        )

    broken(OperationalError("SELECT", {}, Exception("gone")))
    status, _, retry_after = gateway.answer("/v1/pull", encode(PullRequest(desk.mark)), desk.session)
    assert (status, retry_after is not None) == (503, True)
    expected_logs("stopped by|could not be seen")
    broken(RuntimeError("Nguyễn Thị Hòa"))
    status, payload, _ = gateway.answer("/v1/pull", encode(PullRequest(desk.mark)), desk.session)
    assert status == 500
    assert "Hòa" not in payload.decode()


def test_too_many_waiting_at_once_are_asked_to_come_again(
    gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_module, "THREADS", 1)
    monkeypatch.setattr(app_module, "MOST_WAITING", 2)
    leave = Event()

    def slow(path: str, payload: bytes, session: str = "", address: str = "") -> tuple[int, bytes, None]:
        leave.wait(30)
        return 200, b"{}", None

    def refused_leaves(trouble: Trouble) -> Response:
        # Somebody was turned away: now the one at the counter may go.
        leave.set()
        return refusal(trouble)

    refusal = app_module._refusal
    monkeypatch.setattr(app_module, "_refusal", refused_leaves)
    desk = HandMadeDesk(gateway, 1).join()
    monkeypatch.setattr(gateway, "answer_now", slow)
    answers = Web(make_app(gateway)).post_all("/v1/push", b"{}", 5, signed_in(desk))
    assert sorted(one.status_code for one in answers) == [200, 200, 200, 503, 503]
    assert all("retry-after" in one.headers for one in answers if one.status_code == 503)


def test_health_and_board_are_there_for_monitors(gateway: Gateway, web: Web) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    assert web.get("/healthz").json() == {"ok": True}
    (ward,) = web.get("/board.json").json()["wards"]
    assert [line["desk_id"] for line in ward["desks"]] == [desk.name]
    page = web.get("/")
    assert page.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in page.headers["content-security-policy"]


def test_an_application_opens_its_database_at_its_first_event(gateway: Gateway) -> None:
    opened: list[Gateway] = []

    def open_gateway() -> Gateway:
        opened.append(gateway)
        return gateway

    later = OpenedLater(open_gateway)
    assert opened == []
    web = Web(later)
    assert [web.get("/healthz").status_code for _ in range(2)] == [200, 200]
    assert len(opened) == 1
