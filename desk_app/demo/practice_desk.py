"""A throw-away practice desk whose paper goes into a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from desk_app.bootstrap.new_desk import PRACTICE_PIN, make_desk, practice_desk
from desk_app.bootstrap.open_desk import Chosen, open_desk
from desk_app.demo.staged_line import StagedLine
from desk_app.domain.steps.forms import OF_DOSSIER
from desk_app.domain.time.local_time import VIETNAM
from desk_app.printing.printers.folder_printer import FolderPrinter

WARD, DESK_NO = "H26.99.01", 1
PIN = PRACTICE_PIN
PRINTER = "Laser thực hành"
FRIDAY = datetime(2026, 11, 20, 8, 2, tzinfo=VIETNAM)
"""The morning of the demonstration: a working Friday before a holiday on Tuesday, so that due dates tell something."""


class MorningClock:
    """Begins on that Friday and runs on in real time; `skip` lets minutes go by between citizens.

    `after_skip` is called after each, for whoever keeps the same time elsewhere.
    """

    def __init__(self) -> None:
        self._start = monotonic()
        self._skipped = timedelta()
        self.after_skip: Callable[[], None] = lambda: None

    def now(self) -> datetime:
        """Give the moment of the demonstration."""
        return FRIDAY + self._skipped + timedelta(seconds=monotonic() - self._start)

    def monotonic(self) -> float:
        """Give running seconds, with the minutes skipped."""
        return monotonic() + self._skipped.total_seconds()

    def zone_offset(self) -> timedelta:
        """Give the offset of Vietnam."""
        return timedelta(hours=7)

    def skip(self, minutes: float) -> None:
        """Let time go by."""
        self._skipped += timedelta(minutes=minutes)
        self.after_skip()


@dataclass(frozen=True, slots=True)
class PracticeWard:
    """A practice desk with room beside it for its city and the other counter, and its parts."""

    folder: Path
    data: Path
    chosen: Chosen
    clock: MorningClock
    printer: FolderPrinter
    line: StagedLine


@contextmanager
def throw_away_ward(printed: Path) -> Iterator[PracticeWard]:
    """Make a practice desk that prints into `printed` and is gone afterwards."""
    clock, printer, line = MorningClock(), FolderPrinter(printed, PRINTER), StagedLine()
    chosen = Chosen(clock=clock, printer=printer, city_line=line)
    with TemporaryDirectory(prefix="desk-practice-", ignore_cleanup_errors=True) as folder:
        ward = PracticeWard(Path(folder), Path(folder) / "ward", chosen, clock, printer, line)
        make_desk(ward.data, practice_desk(WARD, DESK_NO), chosen)
        _choose_printer(ward.data, chosen)
        yield ward


def _choose_printer(data: Path, chosen: Chosen) -> None:
    desk = open_desk(data, chosen=chosen)
    try:
        supervisor = desk.people.sign_in("supervisor", PIN)
        for form in OF_DOSSIER:
            desk.reference.change_settings({f"print.printer.{form}": PRINTER}, supervisor)
    finally:
        desk.close()
