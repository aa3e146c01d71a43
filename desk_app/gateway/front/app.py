"""The gateway on the network: HTTP in front of `Gateway`, with compression, limits, a health check and the board."""

from __future__ import annotations

import gc
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import anyio
from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException
from starlette.types import Receive, Scope, Send

from desk_app.gateway.board.board import Board, look
from desk_app.gateway.board.page import page
from desk_app.gateway.front.api_document import ROUTES, TROUBLES, describe, request_body
from desk_app.gateway.front.gateway import FOLDED_FIRST, Gateway
from desk_app.gateway.limits import (
    FOLD_LOOK,
    FOLD_SECONDS,
    GRACE_SECONDS,
    LEAST_PACE,
    MOST_ARRIVING,
    MOST_WAITING,
    OPEN_BYTES,
    RETRY_AFTER,
    THREADS,
)
from desk_app.protocol.framing import COMPRESS_FROM, JSON, ZSTD, encode, pack, unpack
from desk_app.protocol.messages import TroubleDetail, TroubleReply
from desk_app.protocol.troubles import STATUS, Refusal, Trouble

T = TypeVar("T")

_SAFE = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
}


class Desk:
    """Answers the requests of desks in a few threads; who speaks is asked before anything of the message is read."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._turns: anyio.CapacityLimiter | None = None
        self._arriving = self._present = 0

    async def __call__(self, request: Request) -> Response:
        """Answer one request."""
        try:
            return await self._answered(request)
        except Refusal as refusal:
            self._gateway.security.refused(refusal, request.scope["path"], address=_address(request))
            return _refusal(refusal.trouble)

    async def _answered(self, request: Request) -> Response:
        headers, path = request.headers, request.scope["path"]
        session = headers.get("authorization", "").removeprefix("Bearer ").strip()
        packed = headers.get("content-encoding", "").strip().lower()
        if packed not in ("", "identity", ZSTD):
            raise Refusal(Trouble.UNREADABLE)
        most = await self._in_thread(lambda: self._gateway.most_bytes(path, session))
        body = await self._arrived(request, most, is_known=most > OPEN_BYTES)
        if path in FOLDED_FIRST:
            await self._folded(session)
        if self._present >= THREADS + MOST_WAITING:
            raise Refusal(Trouble.BUSY)
        self._present += 1
        try:
            takes_zstd = ZSTD in headers.get("accept-encoding", "").lower()

            def answer() -> Response:
                payload = unpack(body, most) if packed == ZSTD else body
                return self._answer(path, payload, session, _address(request), takes_zstd=takes_zstd)

            return await self._in_thread(answer)
        finally:
            self._present -= 1

    async def _arrived(self, request: Request, most: int, *, is_known: bool) -> bytes:
        if is_known:
            return await _body(request, most)
        if self._arriving >= MOST_ARRIVING:
            raise Refusal(Trouble.BUSY)
        self._arriving += 1
        try:
            return await _body(request, most)
        finally:
            self._arriving -= 1

    async def _folded(self, session: str) -> None:
        """Wait, with no thread of its own, until what the ward handed in is folded, or as long as a desk may wait."""
        until = anyio.current_time() + FOLD_SECONDS
        while anyio.current_time() < until and await self._in_thread(
            lambda: self._gateway.behind(session) > 0
        ):
            await anyio.sleep(FOLD_LOOK)

    async def _in_thread(self, do: Callable[[], T]) -> T:
        # Made at the first request, because it belongs to the loop that runs then.
        if self._turns is None:
            self._turns = anyio.CapacityLimiter(THREADS)
        return await anyio.to_thread.run_sync(do, limiter=self._turns)

    def _answer(self, path: str, payload: bytes, session: str, address: str, *, takes_zstd: bool) -> Response:
        status, answer, retry_after = self._gateway.answer_now(path, payload, session, address)
        headers = dict(_SAFE)
        if retry_after is not None:
            headers["Retry-After"] = str(max(1, round(retry_after)))
        if takes_zstd and len(answer) >= COMPRESS_FROM:
            answer, headers["Content-Encoding"] = pack(answer), ZSTD
        return Response(answer, status, headers, media_type=JSON)


def make_app(gateway: Gateway) -> FastAPI:
    """Build the application on an open gateway."""
    app = FastAPI(
        title="Ward desk city gateway",
        version="1",
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    answer = Desk(gateway)
    for route in ROUTES:
        app.add_api_route(
            route.path,
            _endpoint(answer),
            methods=["POST"],
            summary=route.summary,
            operation_id=route.path.rsplit("/", 1)[-1],
            response_model=None,
            responses={200: {"model": route.answer}, **TROUBLES},
            openapi_extra=request_body(route),
        )
    _add_looks(app, gateway)
    app.add_exception_handler(HTTPException, _not_here)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    return app


def _endpoint(answer: Desk) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return await answer(request)

    return endpoint


def _add_looks(app: FastAPI, gateway: Gateway) -> None:
    """Add what people and monitors look at."""

    def board_page() -> HTMLResponse:
        return HTMLResponse(page(look(gateway.database, gateway.city)), headers=_SAFE)

    def board_json() -> Response:
        return Response(encode(look(gateway.database, gateway.city)), headers=_SAFE, media_type=JSON)

    def healthz() -> Response:
        return _well(gateway.database.look)

    def readyz() -> Response:
        return _well(gateway.database.touch)

    busy: dict[int | str, dict[str, Any]] = {503: TROUBLES[503]}
    app.add_api_route("/", board_page, response_class=HTMLResponse, include_in_schema=False)
    app.add_api_route("/board.json", board_json, response_model=None, responses={200: {"model": Board}})
    for path, health in (("/healthz", healthz), ("/readyz", readyz)):
        app.add_api_route(
            path, health, response_model=None, responses={200: {"model": dict[str, bool]}, **busy}
        )


def _well(tried: Callable[[], None]) -> Response:
    """Say whether something can be done, over the very connections desks are answered with."""
    try:
        tried()
    except Refusal as refusal:
        return _refusal(refusal.trouble)
    return Response(b'{"ok":true}', headers=_SAFE, media_type=JSON)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


async def _body(request: Request, most: int) -> bytes:
    """Read the body; stops at once where it is longer than it may be, and where it comes too slowly to be meant."""
    parts: list[bytes] = []
    size, began = 0, anyio.current_time()
    stream = request.stream()
    while True:
        deadline = began + GRACE_SECONDS + size / LEAST_PACE
        with anyio.move_on_at(deadline) as pace:
            part = await anext(stream, None)
        if pace.cancelled_caught:
            raise Refusal(Trouble.BUSY, "too slow")
        if part is None:
            return b"".join(parts)
        size += len(part)
        if size > most:
            raise Refusal(Trouble.TOO_LARGE)
        parts.append(part)


def _refusal(trouble: Trouble) -> Response:
    headers = {**_SAFE, **({"Retry-After": str(RETRY_AFTER)} if trouble is Trouble.BUSY else {})}
    reply = TroubleReply(TroubleDetail(trouble.value, ""))
    return Response(encode(reply), STATUS[trouble], headers, media_type=JSON)


async def _not_here(_request: Request, error: Exception) -> Response:
    """Answer for a path or method that is not here, in the shape of every other refusal."""
    status, headers = (error.status_code, error.headers) if isinstance(error, HTTPException) else (500, None)
    reply = TroubleReply(TroubleDetail(Trouble.UNREADABLE.value, "path or method"))
    return Response(encode(reply), status, {**_SAFE, **(headers or {})}, media_type=JSON)


BETWEEN_LOOKS = (50_000, 20, 20)
"""How many more objects are made than dropped before Python looks for cycles, and how many young looks before an old one."""


class OpenedLater:
    """An application whose database is opened by the process that answers, at its first event."""

    def __init__(self, open_gateway: Callable[[], Gateway]) -> None:
        self._open_gateway = open_gateway
        self._app: FastAPI | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on."""
        if self._app is None:
            self._app = make_app(self._open_gateway())
            # What is there now stays: looking through it for garbage again and again took an eighth of every push.
            gc.collect()
            gc.freeze()
            # A batch makes some ten thousand objects and drops them with its answer; not to be looked through midway.
            gc.set_threshold(*BETWEEN_LOOKS)
        await self._app(scope, receive, send)
