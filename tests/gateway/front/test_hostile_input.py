"""What anybody may send to the city costs next to nothing before it is known who speaks."""

from __future__ import annotations

import asyncio
import time
import tracemalloc
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from desk_app.gateway.front import app as app_module
from desk_app.gateway.front.app import make_app
from desk_app.gateway.front.gateway import Gateway
from desk_app.gateway.limits import OPEN_BYTES
from desk_app.protocol.framing import ZSTD, encode, pack
from desk_app.protocol.messages import PullRequest
from tests.gateway.desks import HandMadeDesk
from tests.gateway.front.in_process import Web

CPU_SECONDS, KEPT_BYTES, PEAK_BYTES = 0.05, 5_000_000, 5_000_000
"""What an input without a session may cost at most."""
ROUTES = ("/v1/enrol", "/v1/handshake", "/v1/push", "/v1/pull", "/v1/day")
NESTED = b'{"x":[' + b"[]," * 2_700_000 + b"[]]}"
DEEP = b'{"x":' + b"[" * 30_000 + b"]" * 30_000 + b"}"
DIGITS = b'{"x":' + b"9" * 60_000 + b"}"


@pytest.fixture
def web(gateway: Gateway) -> Web:
    """A browser of the application."""
    return Web(make_app(gateway))


@pytest.mark.parametrize("path", ROUTES)
@pytest.mark.parametrize(
    ("content", "packed"),
    [
        (pack(NESTED), True),
        (NESTED[:7_000_000], False),
        (DEEP, False),
        (DIGITS, False),
        (pack(b" " * 8_000_000), True),
        (b"\xff" * OPEN_BYTES, False),
    ],
    ids=["nested packed", "nested", "deep", "digits", "blanks packed", "no text"],
)
def test_no_input_without_a_session_costs_the_city_anything(
    web: Web, path: str, content: bytes, packed: bool
) -> None:
    headers = {"Content-Encoding": ZSTD} if packed else {}
    web.post(path, content=b"{}")  # What is made once is made before.
    tracemalloc.start()
    try:
        cpu = time.process_time()
        answer = web.post(path, content=content, headers={**headers, "Authorization": "Bearer nobody"})
        cpu = time.process_time() - cpu
        kept, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert answer.status_code in (401, 413, 422)
    assert kept < KEPT_BYTES
    assert peak < PEAK_BYTES
    # Tracing makes all of it several times slower than it is.
    assert cpu < 10 * CPU_SECONDS


def test_half_open_uploads_keep_no_desk_out(gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_module, "MOST_ARRIVING", 20)
    monkeypatch.setattr(app_module, "GRACE_SECONDS", 300.0)
    desk = HandMadeDesk(gateway, 1).join()
    application = make_app(gateway)

    async def story() -> tuple[list[int], int]:
        done = asyncio.Event()

        async def half() -> AsyncIterator[bytes]:
            yield b"{"
            await done.wait()

        slow = [asyncio.create_task(_post(application, "/v1/enrol", half())) for _ in range(60)]
        honest = await _post(
            application,
            "/v1/pull",
            encode(PullRequest(desk.mark)),
            {"Authorization": f"Bearer {desk.session}"},
        )
        waiting = set(slow)
        while len(waiting) > 20:
            _, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        done.set()
        return [one.status_code for one in await asyncio.gather(*slow)], honest.status_code

    codes, honest = asyncio.run(story())
    assert honest == 200
    assert sorted(codes) == [422] * 20 + [503] * 40


def test_a_body_that_comes_too_slowly_is_given_up(gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_module, "GRACE_SECONDS", 0.05)

    async def never() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.Event().wait()

    answer = asyncio.run(_post(make_app(gateway), "/v1/handshake", never()))
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")


def test_a_body_in_many_small_parts_is_read_whole(gateway: Gateway) -> None:
    whole = encode(PullRequest(HandMadeDesk(gateway, 1).join().mark))

    async def by_letters() -> AsyncIterator[bytes]:
        for letter in whole:
            yield bytes((letter,))

    desk = HandMadeDesk(gateway, 2).join()
    headers = {"Authorization": f"Bearer {desk.session}"}
    answer = asyncio.run(_post(make_app(gateway), "/v1/pull", by_letters(), headers))
    assert answer.status_code == 200


async def _post(
    application: Any, path: str, content: bytes | AsyncIterator[bytes], headers: dict[str, str] | None = None
) -> httpx.Response:
    transport = _Streaming(application)
    return await transport.post(path, content, headers or {})


class _Streaming:
    """Hands a body to an application piece by piece, as it comes; the ordinary transport waits for all of it."""

    def __init__(self, application: Any) -> None:
        self._application = application

    async def post(
        self, path: str, content: bytes | AsyncIterator[bytes], headers: dict[str, str]
    ) -> httpx.Response:
        """Send one request."""
        parts = content if not isinstance(content, bytes) else _whole(content)
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            part = await anext(parts, None)
            return {"type": "http.request", "body": part or b"", "more_body": part is not None}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "POST",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "headers": [(name.lower().encode(), text.encode()) for name, text in headers.items()],
            "client": ("127.0.0.1", 1),
            "server": ("city", 80),
            "scheme": "http",
            "root_path": "",
        }
        await self._application(scope, receive, send)
        begun = next(one for one in sent if one["type"] == "http.response.start")
        body = b"".join(one.get("body", b"") for one in sent if one["type"] == "http.response.body")
        return httpx.Response(begun["status"], headers=begun["headers"], content=body)


async def _whole(content: bytes) -> AsyncIterator[bytes]:
    yield content
