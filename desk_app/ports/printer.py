"""The printers of this PC."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from desk_app.errors import PrintTrouble


class JobState(StrEnum):
    """What the spooler says of a job; DONE is not yet paper in hand, UNKNOWN is neither good nor bad."""

    WAITING = "waiting"
    PRINTING = "printing"
    DONE = "done"
    TROUBLE = "trouble"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A job handed to a printer; `job_id` is the spooler's, empty when it gives none."""

    printer: str
    job_id: str
    title: str


class PaperPrinter(Protocol):
    """The printers of this PC, by name."""

    def printers(self) -> tuple[str, ...]:
        """Give the names of the printers installed now."""

    def condition(self, printer: str) -> PrintTrouble | None:
        """Say what would keep a form from coming out of a printer now; None when nothing is known to be wrong."""

    def print(self, pdf: bytes, *, title: str, printer: str, copies: int = 1) -> PrintJob:
        """Hand a PDF to a printer; raises PrintTrouble when that printer is missing or refuses."""

    def state(self, job: PrintJob) -> JobState:
        """Ask the spooler about a job."""

    def what_is_wrong(self, job: PrintJob) -> PrintTrouble | None:
        """Name what keeps an own job from coming out, None while nothing is known to be wrong."""

    def cancel(self, job: PrintJob) -> None:
        """Take back an own job that still waits."""
