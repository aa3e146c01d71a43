"""Prints on the queues of CUPS: the PDF is handed over as it is, so bars stay sharp at every resolution."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping

from desk_app.errors import PrintTrouble
from desk_app.ports.printer import JobState, PrintJob
from desk_app.printing.printers.libcups import Cups, CupsUnreachable, Destination, JobPhase, SpooledJob

PATIENCE = 25.0
"""Seconds a job of a page or two may be under way before the printer counts as silent."""

_STOPPED = "5"
_PAGE = re.compile(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]")
_PAPERS = {(420, 595): "A5", (595, 842): "A4", (842, 595): "A4"}
_REASONS: Mapping[str, str] = {
    "media-empty": "printing.paper_out",
    "media-needed": "printing.paper_out",
    "media-jam": "printing.paper_jam",
    "cover-open": "printing.cover_open",
    "door-open": "printing.cover_open",
    "interlock-open": "printing.cover_open",
    "toner-empty": "printing.ink_out",
    "marker-supply-empty": "printing.ink_out",
    "offline": "printing.printer_silent",
    "shutdown": "printing.printer_silent",
    "timed-out": "printing.printer_silent",
    "paused": "printing.printer_stopped",
}
"""`printer-state-reasons` (RFC 8011, 5.4.12) without their severity, and what each means at the counter."""

_WAITING = (JobPhase.PENDING, JobPhase.HELD, JobPhase.PROCESSING, JobPhase.STOPPED)


class CupsPaperPrinter:
    """Implements `PaperPrinter` over CUPS; `now` gives seconds on the clock of this PC."""

    def __init__(self, cups: Cups, now: Callable[[], float], patience: float = PATIENCE) -> None:
        self._cups = cups
        self._now = now
        self._patience = patience

    def printers(self) -> tuple[str, ...]:
        """Give the names of the queues; raises PrintTrouble when CUPS does not answer."""
        return tuple(one.name for one in self._destinations())

    def condition(self, printer: str) -> PrintTrouble | None:
        """Ask the queue."""
        try:
            return trouble_of(self._queue(printer))
        except PrintTrouble as trouble:
            return trouble

    def print(self, pdf: bytes, *, title: str, printer: str, copies: int = 1) -> PrintJob:
        """Hand a PDF to a queue; raises PrintTrouble when it is missing, stopped or refuses."""
        queue = self._queue(printer)
        trouble = trouble_of(queue)
        if trouble is not None:
            raise trouble
        options = {"copies": str(copies), "print-scaling": "none", **_paper(pdf)}
        # A file in memory only: names and numbers of citizens never touch the disk, nor does a full disk stop a slip.
        with os.fdopen(os.memfd_create("form"), "wb") as file:
            file.write(pdf)
            file.flush()
            try:
                job = self._cups.print_file(queue.name, f"/proc/self/fd/{file.fileno()}", title, options)
            except CupsUnreachable as silence:
                raise PrintTrouble("printing.spooler_silent") from silence
        if not job:
            raise PrintTrouble("printing.not_taken", printer=printer)
        return PrintJob(printer, str(job), title)

    def state(self, job: PrintJob) -> JobState:
        """Ask CUPS about a job; a job under way for longer than the patience counts as trouble."""
        try:
            spooled = self._find(job)
            if spooled is None:
                return JobState.UNKNOWN
            if spooled.phase is JobPhase.COMPLETED:
                return JobState.DONE
            if spooled.phase not in (JobPhase.PENDING, JobPhase.PROCESSING) or self.trouble(job) is not None:
                return JobState.TROUBLE
        except CupsUnreachable:
            return JobState.UNKNOWN
        return JobState.PRINTING if spooled.phase is JobPhase.PROCESSING else JobState.WAITING

    def trouble(self, job: PrintJob) -> PrintTrouble | None:
        """Name what keeps an own job from coming out, None while nothing is known to be wrong."""
        try:
            queue = next((one for one in self._cups.destinations() if one.name == job.printer), None)
            spooled = self._find(job)
        except CupsUnreachable:
            return PrintTrouble("printing.spooler_silent")
        if queue is None:
            return PrintTrouble("printing.printer_missing", printer=job.printer)
        if spooled is None or spooled.phase is JobPhase.COMPLETED:
            return None
        if spooled.phase in (JobPhase.CANCELED, JobPhase.ABORTED):
            return PrintTrouble("printing.job_dropped", printer=job.printer)
        return trouble_of(queue) or self._silence(spooled, job.printer)

    def cancel(self, job: PrintJob) -> None:
        """Take back an own job that still waits; one that is gone already is no trouble."""
        if job.job_id:
            self._cups.cancel(job.printer, int(job.job_id))

    def waiting(self, printer: str, title: str) -> tuple[PrintJob, ...]:
        """Give own jobs of this title that still wait on a queue, as left behind by an earlier start (FAULTS P4)."""
        try:
            jobs = self._cups.jobs(printer, own=True)
        except CupsUnreachable:
            return ()
        return tuple(
            PrintJob(printer, str(one.id), title)
            for one in jobs
            if one.title == title and one.phase in _WAITING
        )

    def _silence(self, spooled: SpooledJob, printer: str) -> PrintTrouble | None:
        under_way = spooled.phase is JobPhase.PROCESSING and spooled.processing_since
        if under_way and self._now() - spooled.processing_since >= self._patience:
            return PrintTrouble("printing.printer_silent", printer=printer)
        return None

    def _find(self, job: PrintJob) -> SpooledJob | None:
        return next((one for one in self._cups.jobs(job.printer) if str(one.id) == job.job_id), None)

    def _destinations(self) -> tuple[Destination, ...]:
        try:
            return self._cups.destinations()
        except CupsUnreachable as trouble:
            raise PrintTrouble("printing.spooler_silent") from trouble

    def _queue(self, printer: str) -> Destination:
        queue = next((one for one in self._destinations() if one.name == printer), None)
        if queue is None:
            raise PrintTrouble("printing.printer_missing", printer=printer)
        return queue


def trouble_of(queue: Destination) -> PrintTrouble | None:
    """Name what is wrong with a queue by its own account."""
    for reason in queue.options.get("printer-state-reasons", "").split(","):
        key = _REASONS.get(re.sub("-(error|warning|report)$", "", reason))
        if key is not None and not reason.endswith("-warning"):
            return PrintTrouble(key, printer=queue.name)
    if queue.options.get("printer-state") == _STOPPED:
        return PrintTrouble("printing.printer_stopped", printer=queue.name)
    if queue.options.get("printer-is-accepting-jobs") == "false":
        return PrintTrouble("printing.not_taken", printer=queue.name)
    return None


def _paper(pdf: bytes) -> dict[str, str]:
    """Name the paper a form was made for, so that the printer takes it from the right tray."""
    found = _PAGE.search(pdf)
    if found is None:
        return {}
    paper = _PAPERS.get((round(float(found[1])), round(float(found[2]))))
    return {"media": paper} if paper else {}
