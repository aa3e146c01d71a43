"""The leanest client that can speak to the gateway: prepared bytes over one kept connection, answers read to their end."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from desk_app.domain.facts.wire import SCHEMA
from desk_app.protocol.framing import COMPRESS_FROM, encode, pack
from desk_app.protocol.messages import START, Checkpoint, EnrolRequest, HandshakeRequest, PushRequest
from desk_app.protocol.signing import sign
from tests.benchmarks.city.chains import DeskChain

PROGRAM = "bench"


@dataclass(frozen=True, slots=True)
class Ready:
    """One request as bytes, packed where the desk would pack it."""

    path: str
    payload: bytes
    packed: bool

    def http(self, session: str = "") -> bytes:
        """Give the whole request as it goes over the wire."""
        lines = [
            f"POST {self.path} HTTP/1.1",
            "Host: 127.0.0.1",
            "Content-Type: application/json",
            f"Content-Length: {len(self.payload)}",
            *(["Content-Encoding: zstd"] if self.packed else []),
            *([f"Authorization: Bearer {session}"] if session else []),
        ]
        return "\r\n".join((*lines, "", "")).encode() + self.payload


def ready(path: str, message: object) -> Ready:
    """Prepare a message."""
    payload = encode(message)
    if len(payload) < COMPRESS_FROM:
        return Ready(path, payload, False)
    return Ready(path, pack(payload), True)


def enrolment(chain: DeskChain, code: str) -> Ready:
    """Give the request by which the desk of a chain joins."""
    key = chain.key.public()
    asked = EnrolRequest(code, chain.desk_id, chain.ward, chain.desk_no, False, key, PROGRAM, SCHEMA)
    return ready("/v1/enrol", asked)


def greeting(chain: DeskChain, now: str) -> Ready:
    """Give the handshake of a desk whose whole journal waits."""
    head, oldest = chain.entries[-1], chain.entries[0]
    checkpoint = sign(Checkpoint(chain.desk_id, head.header.seq, head.hash, now), chain.key)
    request = HandshakeRequest(
        checkpoint=checkpoint,
        ancestors=(),
        feed=(START,),
        schema=SCHEMA,
        program=PROGRAM,
        clock=now,
        nonce=head.hash[:32],
        unsent=len(chain.entries),
        oldest_unsent=oldest.header.occurred_at,
    )
    return ready("/v1/handshake", sign(request, chain.key))


def pushes(batches: Iterator[PushRequest]) -> list[Ready]:
    """Prepare batches."""
    return [ready("/v1/push", one) for one in batches]


class Connection:
    """One kept connection; one request at a time."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def post(self, request: Ready, session: str = "") -> dict[str, Any]:
        """Send and give the answer's message; raises RuntimeError unless it is 200."""
        self._writer.write(request.http(session))
        await self._writer.drain()
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        body = await self._reader.readexactly(int(head.partition("content-length:")[2].partition("\r\n")[0]))
        if not head.startswith("http/1.1 200"):
            raise RuntimeError(f"{request.path}: {head.splitlines()[0]} {body[:300]!r}")
        answer: dict[str, Any] = json.loads(body)
        return answer

    async def close(self) -> None:
        """Give the connection back."""
        self._writer.close()
        await self._writer.wait_closed()


async def connect(port: int) -> Connection:
    """Open a connection to loopback."""
    return Connection(*await asyncio.open_connection("127.0.0.1", port))


async def post_all(port: int, requests: Sequence[Ready], session: str = "") -> float:
    """Send requests one after the other over one connection; gives the seconds it took."""
    line = await connect(port)
    began = perf_counter()
    for one in requests:
        await line.post(one, session)
    took = perf_counter() - began
    await line.close()
    return took
