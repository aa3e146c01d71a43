"""17:00 in a city: every desk sends its day at one moment, against one raw COPY of the same bytes; then with jitter."""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from desk_app.domain.time.local_time import local
from tests.benchmarks.city.chains import DeskChain, desk_chain
from tests.benchmarks.city.cluster import Cluster, cluster
from tests.benchmarks.city.our_side import RunningGateway, keep_to, running_gateway
from tests.benchmarks.city.posting import Connection, Ready, connect, enrolment, greeting, pushes
from tests.benchmarks.city.raw_copy import copy_seconds

SHORT = bool(os.environ.get("BENCH_SHORT"))
WARDS, DESKS, ENTRIES = (20, 3, 100) if SHORT else (126, 4, 200)
JITTER = 3.0 if SHORT else 10.0
WORKERS = os.cpu_count() or 1
SINGLE_DESKS = 8
"""Desks that send one POST per event, counted up to all of them."""
GOAL_COPY, GOAL_TAIL_MS = 1.2, 50.0


@dataclass(frozen=True, slots=True)
class Sender:
    """A desk with everything it is going to send, signed and packed before the clock runs."""

    chain: DeskChain
    pushes: tuple[Ready, ...]


@dataclass(slots=True)
class Burst:
    """One burst: seconds from the first connection to the last receipt, and each request's own time."""

    seconds: float = 0.0
    handshakes: list[float] = field(default_factory=list)
    pushes: list[float] = field(default_factory=list)
    gateway_cpu: float = 0.0
    server_cpu: float = 0.0


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory(prefix="bench-burst-") as home:
        folder = Path(home)
        keep_to(folder)
        chains = [
            desk_chain(f"H26.{100 + ward}", desk, ENTRIES)
            for ward in range(WARDS)
            for desk in range(1, DESKS + 1)
        ]
        whole = [Sender(one, tuple(pushes(one.batches(ENTRIES)))) for one in chains]
        single = [
            Sender(one, tuple(pushes(one.batches(1)))) for one in chains[:: len(chains) // SINGLE_DESKS]
        ]
        with cluster(folder / "pg") as server:
            if server is None:
                print("PostgreSQL is not installed: no burst")
                return
            limit = _raw_copy(server, chains)
            together = _burst(server, folder, whole, 0.0)
            jittered = _burst(server, folder, whole, JITTER)
            one_by_one = _burst(server, folder, single, 0.0)
            limit = min(limit, _raw_copy(server, chains))
        _table(chains, limit, together, jittered, one_by_one.seconds * len(chains) / len(single))


def _raw_copy(server: Cluster, chains: Sequence[DeskChain]) -> float:
    server.checkpoint()
    with server.connect() as connection:
        return copy_seconds(connection, [entry for one in chains for entry in one.entries])


def _burst(server: Cluster, folder: Path, senders: Sequence[Sender], jitter: float) -> Burst:
    """Run one burst against a new gateway on a new database."""
    with running_gateway(server.new_database(), folder, server.process.pid, workers=WORKERS) as city:
        codes = city.invite_all([(one.chain.ward, one.chain.desk_no) for one in senders])
        asyncio.run(_join(city.port, senders, codes))
        server.checkpoint()
        return asyncio.run(_send_all(city, senders, jitter))


async def _join(port: int, senders: Sequence[Sender], codes: Sequence[str]) -> None:
    line = await connect(port)
    for sender, code in zip(senders, codes, strict=True):
        await line.post(enrolment(sender.chain, code))
    await line.close()


async def _send_all(city: RunningGateway, senders: Sequence[Sender], jitter: float) -> Burst:
    burst, draw = Burst(), random.Random(17)
    now = local(datetime.now(UTC)).isoformat()
    greetings = [greeting(one.chain, now) for one in senders]
    before = city.cpu(), city.server_cpu()
    began = perf_counter()
    await asyncio.gather(
        *(
            _send(city.port, sender, hello, draw.random() * jitter, burst)
            for sender, hello in zip(senders, greetings, strict=True)
        )
    )
    burst.seconds = perf_counter() - began
    burst.gateway_cpu, burst.server_cpu = city.cpu() - before[0], city.server_cpu() - before[1]
    return burst


async def _send(port: int, sender: Sender, hello: Ready, pause: float, burst: Burst) -> None:
    await asyncio.sleep(pause)
    line = await connect(port)
    session = (await _timed(line, hello, "", burst.handshakes.append))["session"]
    for one in sender.pushes:
        receipt = (await _timed(line, one, session, burst.pushes.append))["receipt"]
    head = sender.chain.entries[-1]
    if receipt["head_hash"] != head.hash:
        raise RuntimeError("the receipt is for another head")
    await line.close()


async def _timed(
    line: Connection, request: Ready, session: str, note: Callable[[float], None]
) -> dict[str, Any]:
    began = perf_counter()
    answer = await line.post(request, session)
    note(perf_counter() - began)
    return answer


def _table(
    chains: Sequence[DeskChain], limit: float, together: Burst, jittered: Burst, one_by_one: float
) -> None:
    entries = len(chains) * ENTRIES
    size = sum(one.bytes_stored() for one in chains) / 2**20
    print(
        f"burst: {len(chains)} desks x {ENTRIES} entries, {size:.0f} MB{'seconds':>20}{'ratio':>8}{'/s':>10}"
    )

    def line(name: str, seconds: float) -> None:
        print(f"{name:<48}{seconds:>9.2f}{seconds / limit:>8.1f}{entries / seconds:>10,.0f}")

    line("limit: one raw COPY of the same bytes", limit)
    line("ours: all at one moment, handshakes included", together.seconds)
    line("peer: one POST per event (counted up)", one_by_one)
    ratio = together.seconds / limit
    print(f"ratio {ratio:.1f} of the raw COPY (goal <= {GOAL_COPY}: {_word(ratio <= GOAL_COPY)})")
    for name, burst in (("at one moment", together), (f"{JITTER:.0f} s jitter", jittered)):
        print(
            f"{name}: handshake {_spread(burst.handshakes)}, push {_spread(burst.pushes)};"
            f" CPU a entry: gateway {burst.gateway_cpu / entries * 1e6:.0f} us,"
            f" PostgreSQL {burst.server_cpu / entries * 1e6:.0f} us"
        )
    tail = _tail([*jittered.handshakes, *jittered.pushes]) * 1e3
    print(
        f"request p99 with jitter {tail:.0f} ms (goal <= {GOAL_TAIL_MS:.0f} ms: {_word(tail <= GOAL_TAIL_MS)})"
    )


def _spread(times: Sequence[float]) -> str:
    return f"median {statistics.median(times) * 1e3:.0f} ms, p99 {_tail(times) * 1e3:.0f} ms"


def _tail(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.99)]


def _word(met: bool) -> str:
    return "met" if met else "MISSED"


if __name__ == "__main__":
    main()
