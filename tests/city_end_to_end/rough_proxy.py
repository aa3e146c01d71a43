"""A line that drops, delays, cuts, repeats and mixes up requests on their way to the city; it listens on loopback only."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter, deque
from collections.abc import Callable, Coroutine
from contextlib import suppress
from random import Random
from types import TracebackType
from typing import Any, Self

HOST = "127.0.0.1"
LONGEST_DELAY = 0.1
"""Seconds a slow request waits; long enough to be overtaken."""
KEPT = 20
"""Requests that may come again."""
_HEAD_END = b"\r\n\r\n"

Fault = Callable[["RoughProxy", bytes], Coroutine[Any, Any, bytes]]


class RoughProxy:
    """Takes whole requests, one per connection, and passes them on to the city's port by the rules in force."""

    def __init__(self, city_port: int, seed: int) -> None:
        self.odds = 0.0
        """The chance of a fault per request."""
        self.seen: Counter[str] = Counter()
        self.random = Random(seed)
        self._city_port = city_port
        self._past: deque[bytes] = deque(maxlen=KEPT)
        self._later: set[asyncio.Task[None]] = set()
        self._loop = asyncio.new_event_loop()
        self._listening = threading.Event()
        self._stop: asyncio.Event | None = None
        self._thread = threading.Thread(target=self._run, name="rough-proxy", daemon=True)
        self._strike: Callable[[], None] = lambda: None
        self.port = 0

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._listening.wait(30), "the proxy did not begin to listen"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._stop is not None
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(30)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._serve())
        finally:
            self._loop.close()

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        server = await asyncio.start_server(self._talk, HOST, 0)
        self.port = server.sockets[0].getsockname()[1]
        self._listening.set()
        await self._stop.wait()
        server.close()
        for task in self._later:
            task.cancel()
        await asyncio.gather(*self._later, return_exceptions=True)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            while True:
                request = await _read_message(reader)
                writer.write(await self._answer(request))
                await writer.drain()
        with suppress(OSError):
            writer.close()
            await writer.wait_closed()

    async def _answer(self, request: bytes) -> bytes:
        self._past.append(request)
        if self.random.random() >= self.odds:
            return await self.pass_on(request)
        fault = self.random.choice(FAULTS)
        self.seen[fault.__name__] += 1
        return await fault(self, request)

    async def pass_on(self, request: bytes) -> bytes:
        """Send a request to the city; raises OSError or IncompleteReadError when it does not answer whole."""
        reader, writer = await asyncio.open_connection(HOST, self._city_port)
        try:
            writer.write(request)
            await writer.drain()
            self.seen["requests"] += 1
            self._strike()
            return await _read_message(reader)
        finally:
            writer.close()

    async def pass_part_of(self, request: bytes) -> None:
        """Send the beginning of a request and hang up."""
        _, writer = await asyncio.open_connection(HOST, self._city_port)
        writer.write(request[: self.random.randrange(len(request))])
        await writer.drain()
        writer.close()

    def pass_on_later(self, request: bytes) -> None:
        """Send a request after some other ones; nobody hears the answer."""
        task = self._loop.create_task(self._late(request))
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    def strike_after_next_request(self, strike: Callable[[], None], patience: float) -> bool:
        """Do something just when the city has got a request and not answered it; gives whether one came in time."""
        done = threading.Event()

        def once() -> None:
            self._strike = lambda: None
            strike()
            done.set()

        self._strike = once
        if done.wait(patience):
            return True
        # A request that comes later must find a city that lives.
        self._strike = lambda: None
        return done.is_set()

    def past(self) -> bytes:
        """Give an earlier request."""
        return self.random.choice(self._past)

    async def _late(self, request: bytes) -> None:
        await asyncio.sleep(self.random.uniform(0, LONGEST_DELAY))
        with suppress(OSError, asyncio.IncompleteReadError):
            await self.pass_on(request)


async def _read_message(reader: asyncio.StreamReader) -> bytes:
    """Read one HTTP message with its body."""
    head = await reader.readuntil(_HEAD_END)
    lines = head.lower().split(b"\r\n")
    lengths = [int(line.split(b":")[1]) for line in lines if line.startswith(b"content-length:")]
    return head + (await reader.readexactly(lengths[0]) if lengths else b"")


async def dropped(proxy: RoughProxy, request: bytes) -> bytes:
    """The request is lost."""
    raise ConnectionResetError


async def reply_dropped(proxy: RoughProxy, request: bytes) -> bytes:
    """The city does it, the answer is lost."""
    await proxy.pass_on(request)
    raise ConnectionResetError


async def delayed(proxy: RoughProxy, request: bytes) -> bytes:
    """The answer takes its time."""
    await asyncio.sleep(proxy.random.uniform(0, LONGEST_DELAY))
    return await proxy.pass_on(request)


async def arrives_later(proxy: RoughProxy, request: bytes) -> bytes:
    """The desk hears nothing, the city gets it after what is sent next."""
    proxy.pass_on_later(request)
    raise ConnectionResetError


async def request_cut(proxy: RoughProxy, request: bytes) -> bytes:
    """The city gets the beginning of the request."""
    await proxy.pass_part_of(request)
    raise ConnectionResetError


async def reply_cut(proxy: RoughProxy, request: bytes) -> bytes:
    """The desk gets the beginning of the answer under its full length, and then nothing."""
    reply = await proxy.pass_on(request)
    head, _, body = reply.partition(_HEAD_END)
    kept = body[: proxy.random.randrange(len(body) + 1)]
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"content-length:")]
    length = b"content-length: %d" % len(kept)
    return b"\r\n".join([*lines, length]) + _HEAD_END + kept


async def twice(proxy: RoughProxy, request: bytes) -> bytes:
    """The city gets it twice."""
    await proxy.pass_on(request)
    return await proxy.pass_on(request)


async def with_an_old_one(proxy: RoughProxy, request: bytes) -> bytes:
    """An old request comes again together with this one."""
    proxy.pass_on_later(proxy.past())
    return await proxy.pass_on(request)


FAULTS: tuple[Fault, ...] = (
    dropped,
    reply_dropped,
    delayed,
    arrives_later,
    request_cut,
    reply_cut,
    twice,
    with_an_old_one,
)
"""Every fault, drawn with equal odds."""
