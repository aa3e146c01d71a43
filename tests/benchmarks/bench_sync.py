"""A desk's journal sent to the city: ours against PouchDB replicating to express-pouchdb, one POST per event, raw COPY."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desk_app.domain.time.local_time import local
from tests.benchmarks.city import pouchdb_peer
from tests.benchmarks.city.chains import DeskChain, desk_chain
from tests.benchmarks.city.children import free_port, running, slow_line, wait_until_listening
from tests.benchmarks.city.cluster import Cluster, cluster
from tests.benchmarks.city.journal_part import journal_seconds
from tests.benchmarks.city.our_side import JournaledDesk, RunningGateway, Synced, keep_to, running_gateway
from tests.benchmarks.city.posting import connect, enrolment, greeting, post_all, pushes
from tests.benchmarks.city.raw_copy import copy_seconds

SHORT = bool(os.environ.get("BENCH_SHORT"))
ENTRIES, ROUNDS = (2_000, 1) if SHORT else (10_000, 2)
BATCH = 500
SINGLE = 500
ROUND_TRIP_MS, MBIT = 50.0, 10.0
GOAL_PEER, GOAL_JOURNAL, GOAL_LINE_PEER, GOAL_LINE = 12.0, 0.5, 20.0, 0.85


@dataclass(frozen=True, slots=True)
class Speed:
    """Entries a second, and processor microseconds an entry of desk, city and database server where known."""

    rate: float
    desk: float = 0.0
    city: float = 0.0
    server: float = 0.0

    @property
    def cpu(self) -> float:
        """Give what all sides together used."""
        return self.desk + self.city + self.server


class Measured:
    """The best of every measurement over all rounds: the machine may be busy with others, never too fast."""

    def __init__(self) -> None:
        self.best: dict[str, Speed] = {}
        self.line: dict[str, tuple[float, float, float]] = {}

    def note(self, name: str, speed: Speed) -> None:
        """Keep the faster one."""
        if name not in self.best or self.best[name].rate < speed.rate:
            self.best[name] = speed

    def note_line(self, name: str, rate: float, up: float, down: float) -> None:
        """Keep a run over the slow line: entries a second, bytes an entry both ways."""
        if name not in self.line or self.line[name][0] < rate:
            self.line[name] = (rate, up, down)


def main(entries: int = ENTRIES) -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory(prefix="bench-sync-") as home, ExitStack() as stack:
        folder = Path(home)
        keep_to(folder)
        measured = Measured()
        lacking = pouchdb_peer.install(pouchdb_peer.default_folder())
        server = stack.enter_context(cluster(folder / "pg"))
        desk = JournaledDesk(folder, entries)
        for _ in range(ROUNDS):
            if not lacking:
                _peer(measured, folder, desk.chain)
            _embedded(measured, folder, desk)
            if server is not None:
                _with_server(measured, folder, desk, server)
            _discarding(measured, folder, desk.chain)
        _loopback_table(measured, desk.chain, lacking)
        _line_table(measured)


def _peer(measured: Measured, folder: Path, chain: DeskChain) -> None:
    installed = pouchdb_peer.default_folder()
    with tempfile.TemporaryDirectory(dir=folder) as place, pouchdb_peer.peer(installed, Path(place)) as peer:
        documents, few = Path(place) / "all.jsonl", Path(place) / "few.jsonl"
        pouchdb_peer.write_documents(chain.entries, documents)
        count = len(chain.entries)
        run = peer.replicate(documents, BATCH)
        measured.note(
            "peer", Speed(count / run.seconds, run.desk_cpu / count * 1e6, run.city_cpu / count * 1e6)
        )
        count = min(count, 2_000)
        pouchdb_peer.write_documents(chain.entries[:count], few)
        with slow_line(
            peer.port, round_trip_ms=ROUND_TRIP_MS, mbit=MBIT, log=Path(place) / "line.log"
        ) as line:
            run = peer.replicate(few, BATCH, line.port)
            passed = line.counts()
        measured.note_line("peer", count / run.seconds, passed["up"] / count, passed["down"] / count)


def _embedded(measured: Measured, folder: Path, desk: JournaledDesk) -> None:
    with (
        tempfile.TemporaryDirectory(dir=folder) as place,
        running_gateway(str(Path(place) / "city.db"), folder) as city,
    ):
        _note_push(measured, "ours, SQLite", desk.sync(city))


def _with_server(measured: Measured, folder: Path, desk: JournaledDesk, server: Cluster) -> None:
    chain = desk.chain
    server.checkpoint()
    with server.connect() as connection:
        for name, text in (("raw copy", False), ("raw copy, text", True)):
            took = copy_seconds(connection, chain.entries, text=text)
            measured.note(name, Speed(len(chain.entries) / took))
    seconds = journal_seconds(server.new_database(), chain, BATCH)
    measured.note("journal part", Speed(len(chain.entries) / seconds))
    with _city(server, folder) as city:
        run = desk.sync(city)
        _note_push(measured, "ours, PostgreSQL", run)
        measured.note("whole run", Speed(run.entries / run.whole))
    with _city(server, folder) as city:
        _prepared(measured, city, len(chain.entries))
    with (
        _city(server, folder) as city,
        slow_line(city.port, round_trip_ms=ROUND_TRIP_MS, mbit=MBIT, log=folder / "line.log") as line,
    ):
        run = desk.sync(city, line)
        rate = run.entries / run.push.clock
        measured.note_line("ours", rate, run.push.up / run.entries, run.push.down / run.entries)


@contextmanager
def _city(server: Cluster, folder: Path) -> Iterator[RunningGateway]:
    server.checkpoint()
    with running_gateway(server.new_database(), folder, server.process.pid) as city:
        yield city


def _note_push(measured: Measured, name: str, run: Synced) -> None:
    push, count = run.push, run.entries
    cpu = (one / count * 1e6 for one in (push.desk_cpu, push.gateway_cpu, push.server_cpu))
    measured.note(name, Speed(count / push.clock, *cpu))


def _prepared(measured: Measured, city: RunningGateway, count: int) -> None:
    """Measure the gateway alone, fed with prepared batches, then with one entry at a time."""
    for desk_no, size, name in ((1, BATCH, "gateway alone"), (2, 1, "one POST per event")):
        chain = desk_chain("H26.98.01", desk_no, count if size > 1 else SINGLE)
        took, cpu, server_cpu = _send(city, chain, size)
        each = len(chain.entries) / 1e6
        measured.note(name, Speed(len(chain.entries) / took, 0.0, cpu / each, server_cpu / each))


def _send(city: RunningGateway, chain: DeskChain, size: int) -> tuple[float, float, float]:
    requests = pushes(chain.batches(size))
    code = city.invite(chain.ward, chain.desk_no)

    async def session() -> str:
        line = await connect(city.port)
        await line.post(enrolment(chain, code))
        token: str = (await line.post(greeting(chain, local(datetime.now(UTC)).isoformat())))["session"]
        await line.close()
        return token

    token = asyncio.run(session())
    before = city.cpu(), city.server_cpu()
    took = asyncio.run(post_all(city.port, requests, token))
    return took, city.cpu() - before[0], city.server_cpu() - before[1]


def _discarding(measured: Measured, folder: Path, chain: DeskChain) -> None:
    port = free_port()
    command = [sys.executable, "-m", "tests.benchmarks.city.discards", str(port)]
    with running(command, log=folder / "discards.log") as child:
        wait_until_listening(child, port)
        requests = pushes(chain.batches(BATCH))
        measured.note("discards", Speed(len(chain.entries) / asyncio.run(post_all(port, requests))))


def _loopback_table(measured: Measured, chain: DeskChain, lacking: str) -> None:
    best, count = measured.best, len(chain.entries)
    peer = best.get("peer")
    size = chain.bytes_stored() / count
    title = f"sync over loopback: {count:,} entries of {size:,.0f} bytes, batches of {BATCH}"
    print(f"{title:<66}{'a second':>9}{'of peer':>9}{'CPU us an entry: desk':>23}{'city':>6}{'server':>8}")
    names = {
        "raw copy": "limit: one raw COPY into PostgreSQL, no index, binary",
        "raw copy, text": "limit: the same as text, the driver's default",
        "discards": "limit: HTTP that discards, same bytes, prepared",
        "journal part": "ours: journal part alone, in the gateway's process",
        "gateway alone": "ours: gateway alone, PostgreSQL, batches prepared",
        "ours, PostgreSQL": "ours: desk to gateway, PostgreSQL, push",
        "ours, SQLite": "ours: desk to gateway, SQLite, push",
        "whole run": "ours: the same with handshake and own entries coming back",
        "peer": "peer: PouchDB to express-pouchdb, both LevelDB",
        "one POST per event": "peer: one POST per event to our gateway",
    }
    for name, label in names.items():
        if name in best:
            one = best[name]
            ratio = f"{one.rate / peer.rate:.1f}x" if peer else ""
            cpu = "".join(
                f"{value:>{width}.0f}" if value else " " * width
                for value, width in ((one.desk, 23), (one.city, 6), (one.server, 8))
            )
            print(f"{label:<66}{one.rate:>9,.0f}{ratio:>9}{cpu}")
    if lacking:
        print(f"no peer: {lacking}")
    _goal("times PouchDB", "ours, PostgreSQL", "peer", GOAL_PEER, best)
    _goal("of raw COPY for the journal part", "journal part", "raw copy", GOAL_JOURNAL, best)
    _goal("of raw COPY as text for it", "journal part", "raw copy, text", GOAL_JOURNAL, best)
    if peer and "ours, PostgreSQL" in best:
        ours, theirs = best["ours, PostgreSQL"].cpu, peer.cpu
        print(f"processor time an entry, all sides: ours {ours:.0f} us, PouchDB {theirs:.0f} us")


def _goal(words: str, ours: str, other: str, goal: float, best: dict[str, Speed]) -> None:
    if ours in best and other in best:
        ratio = best[ours].rate / best[other].rate
        print(f"{ratio:.2f} {words} (goal >= {goal:g}: {_word(ratio >= goal)})")


def _line_table(measured: Measured) -> None:
    line = measured.line
    if not line:
        return
    capacity = MBIT * 1e6 / 8
    used: Callable[[str], float] = lambda name: line[name][0] * line[name][1] / capacity  # noqa: E731
    print()
    print(
        f"{f'sync over {ROUND_TRIP_MS:g} ms and {MBIT:g} Mbit/s':<44}{'a second':>9}{'bytes up':>10}{'down':>7}{'of line':>9}"
    )
    for name, label in (("ours", "ours: desk to gateway, push"), ("peer", "peer: PouchDB")):
        if name in line:
            rate, up, down = line[name]
            print(f"{label:<44}{rate:>9,.0f}{up:>10,.0f}{down:>7,.0f}{used(name):>9.0%}")
    if "ours" in line and "peer" in line:
        ratio = line["ours"][0] / line["peer"][0]
        print(f"{ratio:.1f} times PouchDB (goal >= {GOAL_LINE_PEER:g}: {_word(ratio >= GOAL_LINE_PEER)})")
    if "ours" in line:
        print(f"{used('ours'):.0%} of the line (goal >= {GOAL_LINE:.0%}: {_word(used('ours') >= GOAL_LINE)})")


def _word(met: bool) -> str:
    return "met" if met else "MISSED"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES)
