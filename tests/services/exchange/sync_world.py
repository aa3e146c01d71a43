"""A ward with its city: encrypted desks and a real gateway in one process, with a line between them that can fail."""

from __future__ import annotations

import shutil
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from desk_app.domain.journal.entry import Entry
from desk_app.errors import DeskError, NoConnection
from desk_app.gateway.front.gateway import Gateway
from desk_app.messages import Messages
from desk_app.ports.desk_identity import DeskIdentity
from desk_app.ports.exchange.city_line import CityAnswer, CityCall, Exchange
from desk_app.ports.exchange.city_link import CityState
from desk_app.protocol.messages import Certificate
from desk_app.services.exchange.conversation import drive
from desk_app.services.exchange.enrol import EnrolDesk
from desk_app.services.exchange.queue import QueueAnswer, QueueState
from desk_app.services.exchange.sync_city import SyncCity, SyncProgress, SyncReport
from desk_app.storage.folder.creating import create_desk
from desk_app.storage.opening import Database, open_database
from desk_app.storage.safekeeping.device_key import DeviceKey
from desk_app.storage.unit_of_work import SqliteUnitOfWorks
from tests.builders import MORNING, StoryDesk, context_on
from tests.fakes import FakeClock, FakeIds
from tests.storage.desk_builders import KeysInMemory

WARD = "H26.99.01"
URL = "http://127.0.0.1:8080"
WORDS = Messages("vi")

Fault = Callable[["DoorLine", CityCall], CityAnswer]


class DoorLine:
    """The network between a desk and the gateway in this process; each fault meets one request."""

    def __init__(self, gateway: Gateway) -> None:
        self.gateway = gateway
        self.calls: list[CityCall] = []
        self.faults: deque[Fault] = deque()
        self.before: Callable[[CityCall], None] = lambda call: None

    def send(self, call: CityCall) -> CityAnswer:
        self.calls.append(call)
        self.before(call)
        if self.faults:
            return self.faults.popleft()(self, call)
        return self.deliver(call)

    def deliver(self, call: CityCall) -> CityAnswer:
        """Let the city do what is asked."""
        status, payload, retry_after = self.gateway.answer(call.path, call.payload, call.session)
        return CityAnswer(status, "application/json", payload, retry_after)

    def paths(self) -> list[str]:
        """Give the paths asked for since the last look."""
        paths = [call.path.removeprefix("/v1/") for call in self.calls]
        self.calls.clear()
        return paths


def passes(line: DoorLine, call: CityCall) -> CityAnswer:
    """No fault: let one request through on the way to a later one."""
    return line.deliver(call)


def request_lost(line: DoorLine, call: CityCall) -> CityAnswer:
    """The city never hears of it."""
    raise NoConnection("city.offline")


def reply_lost(line: DoorLine, call: CityCall) -> CityAnswer:
    """The city does it and the desk never hears so."""
    line.deliver(call)
    raise NoConnection("city.cut_off")


def twice(line: DoorLine, call: CityCall) -> CityAnswer:
    """The city hears it twice."""
    line.deliver(call)
    return line.deliver(call)


def answers(answer: CityAnswer) -> Fault:
    """Something answers that is not the city, or not as it should."""
    return lambda line, call: answer


def to_path(path: str, fault: Fault) -> Fault:
    """Meet requests to one path only; others pass and the fault stays."""

    def meet(line: DoorLine, call: CityCall) -> CityAnswer:
        if call.path == f"/v1/{path}":
            return fault(line, call)
        line.faults.appendleft(meet)
        return line.deliver(call)

    return meet


class SyncDesk(StoryDesk):
    """A real desk with its own key and its own line."""

    def __init__(self, root: Path, number: int, world: World) -> None:
        self.root, self.world, self.number = root, world, number
        self.keys = KeysInMemory()
        desk_id = f"01900000-0000-7000-9000-{number:012x}"
        first = number * 1000 + 1
        self.identity = DeskIdentity(desk_id, desk_id, WARD, number, True, first, first + 998)
        create_desk(root, self.identity, self.keys)
        ids = FakeIds()
        ids.given = number << 32
        self._open(ids)
        super().__init__(self.uow, world.clock, ids)
        self._join()

    def _open(self, ids: FakeIds) -> None:
        self.database: Database = open_database(self.root, self.keys)
        self.uow = SqliteUnitOfWorks(self.database, ids)

    def _join(self) -> None:
        self.signer = DeviceKey(self.keys, self.identity.instance_id)
        self.line = DoorLine(self.world.gateway)
        self.enrolling = EnrolDesk(self.context, self.signer)
        self.syncing = SyncCity(self.context, self.signer)
        self.told: list[SyncProgress] = []

    def enrol(self, code: str | None = None, url: str = URL) -> Certificate:
        """Join the city with a fresh invitation, or with the code given."""
        typed = self.world.gateway.invite(WARD, self.number).code if code is None else code
        return drive(self.enrolling(url, typed), self.line)

    def sync(self) -> SyncReport:
        """Sync to the end."""
        return drive(self.exchange(), self.line)

    def exchange(self) -> Exchange[SyncReport]:
        """Begin a sync that the test drives itself."""
        self.told.clear()
        return self.syncing(self.told.append)

    def fails(self) -> DeskError:
        """Sync in vain; gives the trouble."""
        try:
            report = self.sync()
        except DeskError as trouble:
            return trouble
        raise AssertionError(f"nothing went wrong: {report}")

    def queue(self) -> QueueAnswer:
        """Say what waits."""
        return QueueState(self.context)()

    def state(self) -> CityState:
        """Say how the desk stands with the city."""
        with self.uow(write=False) as work:
            return work.replication.state()

    def save_to(self, place: Path) -> None:
        """Copy the data folder, as an image of the disk would."""
        self.database.close()
        shutil.copytree(self.root, place, dirs_exist_ok=True)
        self._reopen()

    def put_back(self, place: Path) -> None:
        """Put a copy of the data folder in place of the present one."""
        self.database.close()
        shutil.rmtree(self.root)
        shutil.copytree(place, self.root)
        self._reopen()

    def clone(self, *, with_key: bool) -> SyncDesk:
        """Copy the folder to another PC, with the desk's signing key only if the whole disk was copied."""
        place = self.root.with_name(f"{self.root.name}-clone")
        self.save_to(place)
        twin = copy(self)
        twin.root, twin.keys = place, KeysInMemory()
        twin.keys.keys = {
            name: key for name, key in self.keys.keys.items() if with_key or ".sign" not in name
        }
        twin.ids = FakeIds()
        twin.ids.given = (self.number << 32) + (1 << 31)
        twin.line = DoorLine(self.world.gateway)
        twin._reopen()
        self.world.desks.append(twin)
        return twin

    def _reopen(self) -> None:
        self._open(self.ids)
        self.context = context_on(self.uow, self.clock, self.ids)
        line = self.line
        self._join()
        self.line.faults, self.line.calls = line.faults, line.calls


@dataclass
class World:
    """One ward: a gateway on its own file, and desks as they are asked for."""

    root: Path
    clock: FakeClock = field(default_factory=lambda: FakeClock(MORNING))
    desks: list[SyncDesk] = field(default_factory=list)
    opened: int = 0

    def __post_init__(self) -> None:
        self.root.mkdir(parents=True, exist_ok=True)
        self.city = FakeClock(MORNING)
        """The city's own clock."""
        self.gateway = self._gateway(self.root / "city.db")

    def _gateway(self, file: Path) -> Gateway:
        self.opened += 1
        self._file = file
        drawn = Random(self.opened)
        return Gateway(f"sqlite:///{file}", now=self.city.now, random_bytes=drawn.randbytes, durable=False)

    def pass_time(self, **span: float) -> None:
        """Let time go by everywhere."""
        self.clock.pass_time(**span)
        self.city.pass_time(**span)

    def save_city(self) -> Path:
        """Back the gateway up."""
        copy = self.root / f"backup-{self.opened}.db"
        copy.unlink(missing_ok=True)
        with closing(sqlite3.connect(self._file)) as city, closing(sqlite3.connect(copy)) as kept:
            city.backup(kept)
        return copy

    def put_city_back(self, copy: Path) -> None:
        """Put a backup in place of the gateway's database."""
        self.gateway.close()
        file = self.root / f"city-{self.opened}.db"
        shutil.copy(copy, file)
        self.gateway = self._gateway(file)
        for desk in self.desks:
            desk.line.gateway = self.gateway

    def desk(self, *, enrolled: bool = True) -> SyncDesk:
        """Give one more desk of the ward."""
        number = len(self.desks) + 1
        desk = SyncDesk(self.root / f"desk-{number}", number, self)
        self.desks.append(desk)
        if enrolled:
            desk.enrol()
            desk.line.calls.clear()
        return desk

    def close(self) -> None:
        """End everything."""
        for desk in self.desks:
            desk.database.close()
        self.gateway.close()


@contextmanager
def a_world(root: Path) -> Iterator[World]:
    """Give a ward for one test."""
    world = World(root)
    try:
        yield world
    finally:
        world.close()


def city_hashes(world: World, desk: SyncDesk) -> list[str]:
    """Give what the city holds of a desk, in order of its chain."""
    from sqlalchemy import select

    from desk_app.gateway.database import schema

    columns = schema.entries.c
    query = select(columns.hash).where(columns.desk_id == desk.identity.desk_id).order_by(columns.seq)
    with world.gateway.database.read() as connection:
        return [bytes(row.hash).hex() for row in connection.execute(query)]


def own_hashes(desk: SyncDesk) -> list[str]:
    """Give the desk's own chain."""
    return [entry.hash for entry in desk.entries()]


def with_kind(desk: SyncDesk, kind: str) -> list[Entry]:
    """Give the own entries of a kind."""
    return [entry for entry in desk.entries() if entry.header.kind == kind]
