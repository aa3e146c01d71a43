"""One PC of the simulated ward: a real data folder, the memory beside it, and the desk program open on it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from desk_app.bootstrap.open_desk import Chosen, open_desk
from desk_app.domain.people.roles import Role
from desk_app.ports.signer import Signer
from desk_app.ports.witness import WitnessMark
from desk_app.services.desk import Desk
from desk_app.services.people.operators import Operator
from desk_app.storage.safekeeping.witness import FileWitness, places_of_user
from tests.fake_paper import FakePrinter
from tests.simulation.drawn import DrawnIds, PcClock
from tests.simulation.holdings import hashes_of
from tests.simulation.replaced import named

CLERK = Operator("clerk", "Trần Thị Thực Tập", Role.CLERK)
SUPERVISOR = Operator("supervisor", "Lê Văn Phụ Trách", Role.SUPERVISOR)
WITNESS = "DESK_APP_WITNESS"
STATE = "XDG_STATE_HOME"


@dataclass
class Pc:
    """A PC with a desk on it; clones of a desk have its name and a label of their own.

    `data` is the data folder, `state` what the machine remembers beside it, `ward` the witness every machine of the
    ward reaches.
    """

    name: str
    label: str
    root: Path
    ward: Path
    clock: PcClock
    ids: DrawnIds
    signer: Signer | None = None
    """A signing key of the seed; else the one this machine keeps."""
    beside: Callable[[], AbstractContextManager[None]] = nullcontext
    """What other programs of this machine do while somebody works at it."""
    desk: Desk = field(init=False)
    is_on: bool = False

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.root / "data"

    @property
    def state(self) -> Path:
        """The user's state folder of this machine."""
        return self.root / "state"

    @property
    def chosen(self) -> Chosen:
        """The parts of this PC that are not the real ones."""
        return Chosen(clock=self.clock, ids=self.ids, printer=FakePrinter(), signer=self.signer)

    @contextmanager
    def surroundings(self) -> Iterator[None]:
        """Let the program see this machine's places."""
        with named(os.environ, {STATE: str(self.state), WITNESS: str(self.ward)}):
            yield

    def open(self) -> None:
        """Start the program."""
        with self.surroundings(), self.beside():
            self.desk = open_desk(self.data, chosen=self.chosen)
        self.is_on = True

    def close(self) -> None:
        """End the program; what a power cut left half done was rolled back when its unit of work was left."""
        self.desk.close()
        self.is_on = False

    def head(self) -> str:
        """Give the hash of the newest own entry."""
        with self.desk.context.uow(write=False) as work:
            return work.journal.head().hash

    def entry(self, seq: int) -> str:
        """Give the hash of an own entry."""
        with self.desk.context.uow(write=False) as work:
            found = work.replication.own(seq)
        assert found is not None
        return found.hash

    def hashes(self) -> set[str]:
        """Give every entry it holds."""
        return hashes_of(self.desk)

    def witness_mark(self) -> WitnessMark | None:
        """Give what is remembered of this desk outside its folder."""
        with self.surroundings():
            return FileWitness(places_of_user()).read(self.desk.identity.instance_id)

    def copy_to(self, place: Path, *, machine: bool) -> None:
        """Copy the data folder as files, of the whole machine also what it remembers beside it."""
        for source in (self.data, self.state) if machine else (self.data,):
            shutil.copytree(source, place / source.name)

    def put_back(self, copy: Path) -> None:
        """Put such a copy in place; the program must be closed."""
        for source in copy.iterdir():
            target = self.root / source.name
            shutil.rmtree(target)
            shutil.copytree(source, target)
