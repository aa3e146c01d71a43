"""A city on loopback that answers as it is told: properly through a door, or with one of the faults of a network."""

from __future__ import annotations

import json
import socket
import ssl
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from desk_app.protocol.framing import unpack

Answering = Callable[[str, bytes, str], tuple[int, bytes, float | None]]
"""What answers properly: path, message and session in; status, message and `Retry-After` out."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as it arrived; `payload` is unpacked."""

    path: str
    headers: dict[str, str]
    payload: bytes


@dataclass(slots=True)
class Talk:
    """One connection: what a fault may do with it. `ended` is set when the server closes."""

    sock: socket.socket
    ended: threading.Event
    request: Seen | None = None

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.sock.sendall(data)

    def answer(self, status: int, body: bytes, kind: str = "application/json", **headers: str) -> None:
        """Send a whole answer."""
        lines = [f"HTTP/1.1 {status} X", f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        self.send("\r\n".join([*lines, "", ""]).encode() + body)

    def hang_up(self) -> None:
        """End the connection."""
        with suppress(OSError):
            self.sock.shutdown(socket.SHUT_RDWR)


Fault = Callable[[Talk], None]


@dataclass
class CityServer:
    """One listener; each queued fault takes one request (or, if `early`, one connection before its request is read)."""

    gateway: Answering | None = None
    tls: ssl.SSLContext | None = None
    faults: deque[Fault] = field(default_factory=deque)
    early: deque[Fault] = field(default_factory=deque)
    seen: list[Seen] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._ended = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: set[socket.socket] = set()
        self._threads = [threading.Thread(target=self._listen, name="city", daemon=True)]
        self._threads[0].start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        for sock in (self._listener, *self._open):
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
            sock.close()
        for thread in self._threads:
            thread.join(10)

    @property
    def url(self) -> str:
        """The address of this city."""
        scheme = "https" if self.tls else "http"
        return f"{scheme}://127.0.0.1:{self._listener.getsockname()[1]}"

    def paths(self) -> list[str]:
        """Give the paths asked for, in order."""
        return [one.path for one in self.seen]

    def _listen(self) -> None:
        while not self._ended.is_set():
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            self._open.add(sock)
            thread = threading.Thread(target=self._serve, args=(sock,), name="city-talk", daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, sock: socket.socket) -> None:
        with suppress(OSError, ssl.SSLError, EOFError):
            if self.early:
                self.early.popleft()(Talk(sock, self._ended))
                return
            if self.tls is not None:
                sock = self.tls.wrap_socket(sock, server_side=True)
                self._open.add(sock)
            with sock:
                while not self._ended.is_set():
                    self._reply(Talk(sock, self._ended, _read(sock)))
        with suppress(OSError):
            sock.close()

    def _reply(self, talk: Talk) -> None:
        request = talk.request
        assert request is not None
        self.seen.append(request)
        if self.faults:
            self.faults.popleft()(talk)
            return
        assert self.gateway is not None, f"nobody answers {request.path}"
        session = request.headers.get("authorization", "").removeprefix("Bearer ")
        status, body, retry_after = self.gateway(request.path, request.payload, session)
        asked = {} if retry_after is None else {"Retry_After": str(round(retry_after))}
        talk.answer(status, body, **asked)


def _read(sock: socket.socket) -> Seen:
    head = b""
    while b"\r\n\r\n" not in head:
        head += _some(sock)
    head, _, body = head.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    while len(body) < int(headers.get("content-length", "0")):
        body += _some(sock)
    payload = unpack(body) if headers.get("content-encoding") == "zstd" else body
    return Seen(first.split()[1], headers, payload)


def _some(sock: socket.socket) -> bytes:
    data = sock.recv(65536)
    if not data:
        raise EOFError
    return data


def page(status: int = 200, text: str = "<html>Đăng nhập Wi-Fi</html>", **headers: str) -> Fault:
    """Answer with a page of HTML, as the gate of a guest network does."""
    return lambda talk: talk.answer(status, text.encode(), "text/html; charset=utf-8", **headers)


def says(status: int, plain: object = None, **headers: str) -> Fault:
    """Answer with JSON."""
    return lambda talk: talk.answer(status, json.dumps(plain).encode(), **headers)


def refuses(status: int, code: str, **headers: str) -> Fault:
    """Answer as a gateway that says no."""
    return says(status, {"error": {"code": code, "message": ""}}, **headers)


def raw(data: bytes) -> Fault:
    """Send bytes that may be no HTTP at all, and hang up."""

    def act(talk: Talk) -> None:
        talk.send(data)
        talk.hang_up()

    return act


def hangs_up(talk: Talk) -> None:
    """End the connection without a word."""
    talk.hang_up()


def says_nothing(talk: Talk) -> None:
    """Keep the connection and never answer."""
    talk.ended.wait(60)


def drips(body: bytes, pause: float) -> Fault:
    """Answer a byte at a time, never silent for longer than the pause (seconds)."""

    def act(talk: Talk) -> None:
        talk.send(
            f"HTTP/1.1 200 X\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        )
        for at in range(len(body)):
            talk.send(body[at : at + 1])
            if talk.ended.wait(pause):
                return

    return act


def then(first: Fault, gateway: Answering) -> Fault:
    """Let the city do what it was asked, but give the desk something else to read: the reply is lost (FAULTS H3)."""

    def act(talk: Talk) -> None:
        request = talk.request
        assert request is not None
        gateway(
            request.path, request.payload, request.headers.get("authorization", "").removeprefix("Bearer ")
        )
        first(talk)

    return act
