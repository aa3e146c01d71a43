"""A clerk whose PC loses power around a print: before the paper, or after it went out and before that was noted."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from desk_app.bootstrap.folders import Lock
from desk_app.bootstrap.open_desk import Chosen, open_desk
from desk_app.errors import PrintTrouble
from desk_app.ports.printer import JobState, PrintJob
from desk_app.services.printing.print_form import Paper
from tests.faults.clerk_at_work import DRAFT, PIN

BEFORE_PRINT, AT_PRINTER = "before-print", "at-printer"


class LastPrinter:
    """A printer that takes the pages in the moment the power goes."""

    def printers(self) -> tuple[str, ...]:
        return ("Quầy",)

    def condition(self, printer: str) -> PrintTrouble | None:
        return None

    def print(self, pdf: bytes, *, title: str, printer: str, copies: int = 1) -> PrintJob:
        _lose_power()
        return PrintJob(printer, "1", title)

    def state(self, job: PrintJob) -> JobState:
        return JobState.UNKNOWN

    def what_is_wrong(self, job: PrintJob) -> PrintTrouble | None:
        return None

    def cancel(self, job: PrintJob) -> None:
        raise AssertionError("nobody takes this job back")


def work(folder: Path, moment: str) -> None:
    """Keep what is typed, receive it, say its code and lose power."""
    desk = open_desk(folder, lock=Lock.COMMAND, chosen=Chosen(printer=LastPrinter()))
    by = desk.people.sign_in("clerk", PIN)
    desk.reception.keep_draft("next-form", by.user, "the next citizen's form")
    code = desk.reception.receive(DRAFT, by).code
    print(code, flush=True)
    if moment == AT_PRINTER:
        desk.printing.print(code, "01", by, Paper("Quầy"))
    _lose_power()


def _lose_power() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    work(Path(sys.argv[1]), sys.argv[2])
