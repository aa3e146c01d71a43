"""The network to the city over HTTP: sends one request, and tells one kind of line trouble from another."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from desk_app.errors import NoConnection, Refused
from desk_app.line.line_troubles import CANCELLED, GARBLED, trouble_of
from desk_app.line.retry_after import seconds_asked
from desk_app.platform.waiting_socket import end_connection
from desk_app.ports.exchange.city_line import CityAddress, CityAnswer, CityCall
from desk_app.protocol.addresses import check_address
from desk_app.protocol.framing import COMPRESS_FROM, JSON, MOST_BYTES, ZSTD, pack, unpack
from desk_app.protocol.troubles import Refusal

if TYPE_CHECKING:
    import httpx

CONNECT_SECONDS = 10.0
STALL_SECONDS = 30.0
"""Seconds without a single byte before the line counts as stalled; a slow line that moves goes on (FAULTS H22)."""


class HttpCityLine:
    """A kept-alive connection to one city at a time; one thread sends, any thread may cancel."""

    def __init__(self, *, connect: float = CONNECT_SECONDS, stall: float = STALL_SECONDS) -> None:
        self._connect = connect
        self._stall = stall
        self._client: httpx.Client | None = None
        self._address: CityAddress | None = None
        self._stream: Any = None
        self._cancelled = threading.Event()

    def send(self, call: CityCall, on_its_way: Callable[[], None] | None = None) -> CityAnswer:
        """Send one request; raises NoConnection, its key telling what kind, and Refused for an unsafe address.

        `on_its_way` is called when all of the request has been handed to the network.
        """
        import httpx

        client = self._client_for(call.address)
        self._cancelled.clear()
        body, headers = _framed(call)
        request = client.build_request("POST", call.address.url + call.path, content=body, headers=headers)
        request.extensions["trace"] = partial(self._watch, on_its_way)
        try:
            response = client.send(request, stream=True)
            try:
                return self._answer(response)
            finally:
                response.close()
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ssl.SSLError, OSError) as error:
            if self._cancelled.is_set():
                raise NoConnection(CANCELLED) from error
            raise trouble_of(error, self._stall) from error

    def cancel(self) -> None:
        """Give up the request under way, from any thread; `send` then raises NoConnection `city.cancelled`."""
        self._cancelled.set()
        if self._stream is not None:
            _shut(self._stream)

    def close(self) -> None:
        """Give back the connection."""
        if self._client is not None:
            self._client.close()
        self._client = self._address = self._stream = None

    def _client_for(self, address: CityAddress) -> httpx.Client:
        import httpx

        if self._client is None or self._address != address:
            check_address(address.url, address.ca_pem, practice=False)
            self.close()
            self._client = httpx.Client(
                verify=_trust(address.ca_pem),
                trust_env=False,
                follow_redirects=False,
                timeout=httpx.Timeout(self._stall, connect=self._connect),
                limits=httpx.Limits(max_connections=1, max_keepalive_connections=1),
            )
            self._address = address
        return self._client

    def _watch(self, on_its_way: Callable[[], None] | None, event: str, info: dict[str, Any]) -> None:
        """Remember the connection a request goes over, so that `cancel` can end it; tell when it is on its way."""
        if on_its_way is not None and event.endswith("send_request_body.complete"):
            on_its_way()
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            self._stream = info["return_value"]
        if self._cancelled.is_set() and self._stream is not None:
            _shut(self._stream)

    def _answer(self, response: httpx.Response) -> CityAnswer:
        kind = response.headers.get("content-type", "")
        raw = bytearray()
        for chunk in response.iter_raw():
            raw += chunk
            if self._cancelled.is_set():
                raise NoConnection(CANCELLED)
            if len(raw) > MOST_BYTES:
                raise NoConnection(GARBLED)
        payload = _unpacked(bytes(raw), response.headers.get("content-encoding", ""), kind)
        asked = seconds_asked(response.headers.get("retry-after", ""), response.headers.get("date", ""))
        return CityAnswer(response.status_code, kind, payload, asked)


def _framed(call: CityCall) -> tuple[bytes, dict[str, str]]:
    headers = {"Content-Type": JSON, "Accept": JSON, "Accept-Encoding": ZSTD, "User-Agent": "desk-app"}
    if call.session:
        headers["Authorization"] = f"Bearer {call.session}"
    if len(call.payload) < COMPRESS_FROM:
        return call.payload, headers
    return pack(call.payload), {**headers, "Content-Encoding": ZSTD}


def _unpacked(raw: bytes, encoding: str, kind: str) -> bytes:
    """Give the body as the city wrote it; a page of something else than the city is left as it came."""
    coding = encoding.strip().lower()
    if coding in ("", "identity") or not kind.startswith(JSON):
        return raw
    if coding != ZSTD:
        raise NoConnection(GARBLED)
    try:
        return unpack(raw)
    except Refusal as damaged:
        raise NoConnection(GARBLED) from damaged


def _trust(ca_pem: str) -> ssl.SSLContext | bool:
    """Trust the city's own CA and nothing else of this PC; without one there is no TLS at all."""
    if not ca_pem:
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        return ssl.create_default_context(cadata=ca_pem)
    except (ssl.SSLError, ValueError) as error:
        raise Refused("city.bad_ca") from error


def _shut(stream: Any) -> None:
    """End a connection another thread may be waiting on."""
    found = stream.get_extra_info("socket")
    if found is not None:
        end_connection(found)
