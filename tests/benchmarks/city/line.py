"""A slow line on loopback: what passes is paced to its rate, arrives half a round trip later and is counted."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Awaitable

PIECE = 4096
BURST = 0.005
"""Seconds by which a piece may leave early, so that the pacing does not hang on the timer's grain."""


class Way:
    """One direction, shared by all connections: bytes leave in order at `rate` a second and arrive `delay` s later."""

    def __init__(self, rate: float, delay: float) -> None:
        self._rate = rate
        self._delay = delay
        self._free = 0.0
        self.passed = 0

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one connection's bytes until its end."""
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        arrivals = asyncio.create_task(self._arrive(under_way, writer))
        clock = asyncio.get_running_loop().time
        while piece := await reader.read(PIECE):
            self.passed += len(piece)
            self._free = max(clock(), self._free) + (len(piece) / self._rate if self._rate else 0.0)
            if (ahead := self._free - clock()) > BURST:
                await asyncio.sleep(ahead)
            under_way.put_nowait((self._free + self._delay, piece))
        under_way.put_nowait((0.0, b""))
        await arrivals

    async def _arrive(
        self, under_way: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter
    ) -> None:
        clock = asyncio.get_running_loop().time
        while True:
            at, piece = await under_way.get()
            if not piece:
                break
            if (early := at - clock()) > 0:
                await asyncio.sleep(early)
            writer.write(piece)
            await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()


class Line:
    """The line to one port of this machine; counts connections and the bytes of both ways."""

    def __init__(self, port: int, round_trip: float, rate: float) -> None:
        self._port = port
        self._round_trip = round_trip
        self._up = Way(rate, round_trip / 2)
        self._down = Way(rate, round_trip / 2)
        self._connections = 0

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection; opening it costs one round trip, as the handshake of TCP would."""
        self._connections += 1
        await asyncio.sleep(self._round_trip)
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._port)
        await asyncio.gather(
            _until_cut(self._up.carry(reader, far_writer)), _until_cut(self._down.carry(far_reader, writer))
        )
        for end in (writer, far_writer):
            end.close()

    def counts(self) -> dict[str, int]:
        """Give what passed so far."""
        return {"up": self._up.passed, "down": self._down.passed, "connections": self._connections}


async def _until_cut(carrying: Awaitable[None]) -> None:
    try:
        await carrying
    except (ConnectionError, OSError):
        return


async def serve(line: Line) -> None:
    """Print the port, then the counts for every line read, until the input ends."""
    loop = asyncio.get_running_loop()
    server = await asyncio.start_server(line.take, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    asked = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(asked), sys.stdin)
    while await asked.readline():
        print(json.dumps(line.counts()), flush=True)


def main() -> None:
    """Serve a line; times in ms, rate in Mbit/s (0: as fast as the machine)."""
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("--round-trip", type=float, default=0.0)
    parser.add_argument("--rate", type=float, default=0.0)
    given = parser.parse_args()
    asyncio.run(serve(Line(given.port, given.round_trip / 1e3, given.rate * 1e6 / 8)))


if __name__ == "__main__":
    main()
