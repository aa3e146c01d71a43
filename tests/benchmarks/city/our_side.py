"""Our two sides as a ward has them: the gateway in a process of its own, a desk with a whole journal in its database."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

from desk_app.bootstrap.new_desk import make_desk, practice_desk
from desk_app.bootstrap.open_desk import open_desk
from desk_app.gateway.front.gateway import Gateway
from desk_app.services.desk import Desk
from desk_app.services.exchange.conversation import drive
from desk_app.services.exchange.report import SyncProgress
from desk_app.storage.journal.bulk_import import import_entries
from desk_app.storage.opening import open_database
from desk_app.storage.safekeeping.key_ring import KeyRing
from desk_app.storage.unit_of_work import SqliteUnitOfWorks
from tests.benchmarks.city.chains import DeskChain, Place, desk_chain
from tests.benchmarks.city.children import Child, SlowLine, cpu_of, free_port, running, wait_until_listening
from tests.storage.desk_builders import SeededIds

WARD, DESK_NO = "H26.99.01", 1


def keep_to(home: Path) -> None:
    """Keep this process and what it starts away from the user's own keys and state."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(home)
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"


class RunningGateway:
    """A running gateway; `cpu` is that of its processes and, for PostgreSQL, of the server's."""

    def __init__(self, child: Child, address: str, port: int, server_pid: int | None) -> None:
        self._child = child
        self._address = address
        self._server_pid = server_pid
        self.port = port

    def cpu(self) -> float:
        """Give processor seconds of the gateway's processes."""
        return self._child.cpu()

    def server_cpu(self) -> float:
        """Give processor seconds of the database server, 0 where the gateway holds the database itself."""
        return 0.0 if self._server_pid is None else cpu_of(self._server_pid)

    def invite(self, ward: str, desk_no: int) -> str:
        """Give a one-time code."""
        return self.invite_all([(ward, desk_no)])[0]

    def invite_all(self, desks: list[tuple[str, int]]) -> list[str]:
        """Give a one-time code for each desk of a list."""
        gateway = Gateway(self._address)
        try:
            return [gateway.invite(ward, desk_no).code for ward, desk_no in desks]
        finally:
            gateway.close()


@contextmanager
def running_gateway(
    address: str, folder: Path, server_pid: int | None = None, *, workers: int = 1
) -> Iterator[RunningGateway]:
    """Serve a database on loopback."""
    port = free_port()
    program = [sys.executable, "-m", "desk_app", "gateway", "serve"]
    command = [*program, "--db", address, "--listen", f"127.0.0.1:{port}", "--workers", str(workers)]
    with running(command, log=folder / f"gateway-{port}.log") as child:
        wait_until_listening(child, port)
        yield RunningGateway(child, address, port, server_pid)


@dataclass(frozen=True, slots=True)
class Meters:
    """What was used up to a moment: seconds by the clock, processor seconds of each side, bytes both ways."""

    clock: float
    desk_cpu: float
    gateway_cpu: float
    server_cpu: float
    up: int
    down: int

    def since(self, before: Meters) -> Meters:
        """Give what was used since an earlier moment."""
        return Meters(*(getattr(self, name) - getattr(before, name) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class Synced:
    """One run of the exchange: entries sent, what the push alone used, seconds of the whole run."""

    entries: int
    push: Meters
    whole: float


class JournaledDesk:
    """A practice desk with a long journal nobody has seen yet; each `sync` is by a fresh copy of it."""

    def __init__(self, home: Path, count: int) -> None:
        self._home = home
        self._copies = 0
        self._made = home / "desk"
        make_desk(self._made, practice_desk(WARD, DESK_NO))
        self.chain = self._fill(count)

    def _fill(self, count: int) -> DeskChain:
        database = open_database(self._made, KeyRing.of_user())
        try:
            works = SqliteUnitOfWorks(database, SeededIds())
            with works(write=False) as work:
                head = work.journal.head()
                place = Place(work.desk.desk_id, head.seq, head.hash)
            chain = desk_chain(WARD, DESK_NO, count, after=place, practice=True)
            import_entries(database, works, chain.entries)
            return chain
        finally:
            database.close()

    def sync(self, city: RunningGateway, line: SlowLine | None = None) -> Synced:
        """Join a city with a fresh copy of the desk and send it everything, over a slow line if there is one."""
        self._copies += 1
        folder = self._home / f"copy{self._copies}"
        shutil.copytree(self._made, folder)
        desk = open_desk(folder)
        try:
            url = f"http://127.0.0.1:{line.port if line else city.port}"
            drive(desk.exchange.enrol(url, city.invite(WARD, DESK_NO)), desk.city_line)
            return _timed(desk, city, line)
        finally:
            desk.close()
            shutil.rmtree(folder)


def _timed(desk: Desk, city: RunningGateway, line: SlowLine | None) -> Synced:
    marks: list[Meters] = []

    def read() -> Meters:
        passed = line.counts() if line else {"up": 0, "down": 0}
        cpu = process_time(), city.cpu(), city.server_cpu()
        return Meters(perf_counter(), *cpu, passed["up"], passed["down"])

    def note(now: SyncProgress) -> None:
        begins = not marks
        ends = now.done == now.total and len(marks) == 1
        if now.phase == "push" and (begins or ends):
            marks.append(read())

    began = perf_counter()
    report = drive(desk.exchange.sync(note), desk.city_line)
    return Synced(report.pushed, marks[1].since(marks[0]), perf_counter() - began)
