"""The printers of a print service that answers for its queues and jobs; what follows from its answers stands here once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol, TypeVar

from desk_app.errors import PrintTrouble
from desk_app.ports.printer import JobState, PrintJob

T = TypeVar("T")

PATIENCE = 25.0
"""Seconds a job of a page or two may be under way before the printer counts as silent."""


class ServiceSilent(Exception):
    """The print service does not answer."""


class Phase(Enum):
    """How far a job has come; STOPPED waits for a person, DROPPED comes out no more."""

    WAITING = auto()
    PRINTING = auto()
    STOPPED = auto()
    DROPPED = auto()
    DONE = auto()


@dataclass(frozen=True, slots=True)
class Queue:
    """A printer; `trouble` is the message of what is wrong with it by its own account, empty for nothing known."""

    name: str
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class SpooledJob:
    """A job; `trouble` as for the queue, `since` when it came to its turn in seconds of this PC's clock, 0 before."""

    id: str
    title: str
    phase: Phase
    trouble: str = ""
    since: float = 0.0


class PrintService(Protocol):
    """CUPS, or the spooler of Windows; everything here raises ServiceSilent."""

    def names(self) -> tuple[str, ...]:
        """Names of the printers installed now."""

    def queue(self, name: str) -> Queue | None:
        """A printer, None when it is not installed."""

    def job(self, queue: str, job_id: str) -> SpooledJob | None:
        """A job, None when nothing is known of it any more."""

    def own_jobs(self, queue: str) -> tuple[SpooledJob, ...]:
        """Jobs of this user on a queue, whichever program handed them over."""

    def hand_over(self, pdf: bytes, *, title: str, queue: str, copies: int) -> str:
        """Hand over pages; the job's id, empty when they were refused. Raises PrintTrouble for pages nobody can read."""

    def delete(self, queue: str, job_id: str) -> None:
        """Take a job out of its queue; one that is gone already is no trouble."""


class SpoolerPrinter:
    """Implements `PaperPrinter` over a print service; `now` gives seconds on the clock of this PC."""

    def __init__(self, service: PrintService, now: Callable[[], float], patience: float = PATIENCE) -> None:
        self._service = service
        self._now = now
        self._patience = patience

    def printers(self) -> tuple[str, ...]:
        """Names of the printers installed now; raises PrintTrouble when the service does not answer."""
        return _answered(self._service.names)

    def condition(self, printer: str) -> PrintTrouble | None:
        """Ask the queue."""
        try:
            queue = self._service.queue(printer)
        except ServiceSilent:
            return PrintTrouble("printing.spooler_silent")
        if queue is None:
            return PrintTrouble("printing.printer_missing", printer=printer)
        return PrintTrouble(queue.trouble, printer=printer) if queue.trouble else None

    def print(self, pdf: bytes, *, title: str, printer: str, copies: int = 1) -> PrintJob:
        """Hand a PDF to a queue; raises PrintTrouble when it is missing, in trouble or refuses."""
        trouble = self.condition(printer)
        if trouble is not None:
            # What waits there comes out tomorrow, when nobody expects it.
            raise trouble
        job = _answered(lambda: self._service.hand_over(pdf, title=title, queue=printer, copies=copies))
        if not job:
            raise PrintTrouble("printing.not_taken", printer=printer)
        return PrintJob(printer, job, title)

    def state(self, job: PrintJob) -> JobState:
        """Ask about a job; one under way for longer than the patience counts as trouble, one that is gone is unknown."""
        try:
            spooled = self._find(job)
        except ServiceSilent:
            return JobState.UNKNOWN
        if spooled is None:
            return JobState.UNKNOWN
        if spooled.phase is Phase.DONE:
            return JobState.DONE
        if spooled.phase in (Phase.STOPPED, Phase.DROPPED) or self.what_is_wrong(job) is not None:
            return JobState.TROUBLE
        return JobState.PRINTING if spooled.phase is Phase.PRINTING else JobState.WAITING

    def what_is_wrong(self, job: PrintJob) -> PrintTrouble | None:
        """Name what keeps an own job from coming out, None while nothing is known to be wrong."""
        try:
            queue, spooled = self._service.queue(job.printer), self._find(job)
        except ServiceSilent:
            return PrintTrouble("printing.spooler_silent")
        key = self._key(queue, spooled)
        return PrintTrouble(key, printer=job.printer) if key else None

    def cancel(self, job: PrintJob) -> None:
        """Take back an own job that still waits; one that is gone already is no trouble."""
        try:
            if self._find(job) is not None:
                self._service.delete(job.printer, job.job_id)
        except ServiceSilent:
            return

    def waiting(self, printer: str, title: str) -> tuple[PrintJob, ...]:
        """Own jobs of this title that still wait on a queue, as left behind by an earlier start (FAULTS P4)."""
        try:
            jobs = self._service.own_jobs(printer)
        except ServiceSilent:
            return ()
        return tuple(
            PrintJob(printer, one.id, title)
            for one in jobs
            if one.title == title and one.phase not in (Phase.DONE, Phase.DROPPED)
        )

    def _key(self, queue: Queue | None, spooled: SpooledJob | None) -> str:
        if queue is None:
            return "printing.printer_missing"
        if spooled is None or spooled.phase is Phase.DONE:
            return ""
        if spooled.phase is Phase.DROPPED:
            return "printing.job_dropped"
        return spooled.trouble or queue.trouble or self._silence(spooled)

    def _silence(self, spooled: SpooledJob) -> str:
        is_silent = spooled.since and self._now() - spooled.since >= self._patience
        return "printing.printer_silent" if is_silent else ""

    def _find(self, job: PrintJob) -> SpooledJob | None:
        """Find a job by id and title: a service started anew counts from one again, and that is somebody else's.

        A title the service keeps to itself is empty.
        """
        found = self._service.job(job.printer, job.job_id) if job.job_id else None
        return found if found is not None and found.title in ("", job.title) else None


def _answered(ask: Callable[[], T]) -> T:
    try:
        return ask()
    except ServiceSilent as silence:
        raise PrintTrouble("printing.spooler_silent") from silence
