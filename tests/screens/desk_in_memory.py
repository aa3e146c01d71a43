"""A whole desk with its real services over ports in memory, ready for a window."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from desk_app.errors import DeskError
from desk_app.line.bundle_file import StickFiles
from desk_app.ports.database import VerifyReport
from desk_app.seeds import seed_calendar, seed_everyday
from desk_app.services.desk import Desk
from desk_app.services.desk_parts import Parts
from tests.builders import IDENTITY, MORNING, PROCEDURES, QUICK_PINS, FakeDesk
from tests.fake_city import FakeSigner, NoLine
from tests.fake_paper import FakeFiles, FakeForms, FakePrinter
from tests.fakes import FakeClock


@dataclass
class FakeDisk:
    """A disk with room, until a test takes it."""

    free: int | None = 50_000

    def free_megabytes(self) -> int | None:
        return self.free


@dataclass
class FakeStore:
    """Writes backups as marks in a list; `trouble` makes the second place fail, `damage` the look at the file."""

    written: list[Path] = field(default_factory=list)
    trouble: DeskError | None = None
    damage: DeskError | None = None
    folds: int = 0
    """Slices of upkeep still to do."""

    def verify(self) -> VerifyReport:
        return VerifyReport(0, 0, ())

    def backup(self, target: Path) -> None:
        if self.trouble:
            raise self.trouble
        self.written.append(target)

    def look_at_file(self) -> None:
        if self.damage:
            raise self.damage

    def idle_work(self) -> bool:
        self.folds -= self.folds > 0
        return self.folds > 0


class FakeShelf:
    """An empty shelf for scheduled copies."""

    def newest(self, folder: Path) -> datetime | None:
        return None

    def place(self, folder: Path, at: datetime) -> Path:
        return folder / "copy"

    def keep(self, folder: Path, count: int) -> int:
        return 0


class DeskInMemory:
    """The desk with everything a test may want to turn: clock, printer, disk, store, witness."""

    def __init__(self, at: datetime = MORNING) -> None:
        self.story = FakeDesk(at, IDENTITY)
        self.printer, self.files, self.forms = FakePrinter(), FakeFiles(), FakeForms()
        self.disk, self.store = FakeDisk(), FakeStore()
        self.closed = 0
        self.desk = Desk(self._parts())

    @property
    def clock(self) -> FakeClock:
        return self.story.clock

    def receive(self, **changes: object) -> str:
        """Receive a dossier behind the window's back; gives its code."""
        from tests.builders import a_draft

        return self.story.receive(a_draft(**changes))

    def _close(self) -> None:
        self.closed += 1

    def _parts(self) -> Parts:
        story = self.story
        return Parts(
            identity=IDENTITY,
            context=story.context,
            witness=story.witness,
            rules=story.rules,
            pins=QUICK_PINS,
            forms=self.forms,
            printer=self.printer,
            files=self.files,
            store=self.store,
            disk=self.disk,
            shelf=FakeShelf(),
            seed_catalogue=lambda: PROCEDURES,
            seed_calendar=seed_calendar,
            seed_words=seed_everyday,
            signer=FakeSigner(),
            city_line=NoLine(),
            sticks=StickFiles(),
            look_up_book=story.look_up_book,
            looking_from=story.looking_from,
            close=self._close,
        )
