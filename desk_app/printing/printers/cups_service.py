"""The queues of CUPS: the PDF is handed over as it is, so bars stay sharp at every resolution."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from desk_app.printing.printers.libcups import Cups, CupsJob, CupsUnreachable, Destination, JobPhase
from desk_app.printing.printers.spooler_printer import Phase, Queue, ServiceSilent, SpooledJob

T = TypeVar("T")

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

_PHASES: Mapping[JobPhase, Phase] = {
    JobPhase.PENDING: Phase.WAITING,
    JobPhase.HELD: Phase.STOPPED,
    JobPhase.PROCESSING: Phase.PRINTING,
    JobPhase.STOPPED: Phase.STOPPED,
    JobPhase.CANCELED: Phase.DROPPED,
    JobPhase.ABORTED: Phase.DROPPED,
    JobPhase.COMPLETED: Phase.DONE,
}


class CupsService:
    """Implements `PrintService` over CUPS."""

    def __init__(self, cups: Cups) -> None:
        self._cups = cups

    def names(self) -> tuple[str, ...]:
        """Names of the queues."""
        return tuple(one.name for one in _reached(self._cups.destinations))

    def queue(self, name: str) -> Queue | None:
        """A queue with its trouble."""
        found = next((one for one in _reached(self._cups.destinations) if one.name == name), None)
        return None if found is None else Queue(name, trouble_of(found))

    def job(self, queue: str, job_id: str) -> SpooledJob | None:
        """A job, also one that has ended: CUPS keeps them."""
        found = next((one for one in _reached(lambda: self._cups.jobs(queue)) if str(one.id) == job_id), None)
        return None if found is None else _spooled(found)

    def own_jobs(self, queue: str) -> tuple[SpooledJob, ...]:
        """Jobs of this user."""
        return tuple(_spooled(one) for one in _reached(lambda: self._cups.jobs(queue, own=True)))

    def hand_over(self, pdf: bytes, *, title: str, queue: str, copies: int) -> str:
        """Hand over the PDF."""
        options = {"copies": str(copies), "print-scaling": "none", **_paper(pdf)}
        # A file in memory only: names and numbers of citizens never touch the disk, nor does a full disk stop a slip.
        with os.fdopen(os.memfd_create("form"), "wb") as file:
            file.write(pdf)
            file.flush()
            path = f"/proc/self/fd/{file.fileno()}"
            job = _reached(lambda: self._cups.print_file(queue, path, title, options))
        return str(job) if job else ""

    def delete(self, queue: str, job_id: str) -> None:
        """Cancel a job and forget its file."""
        self._cups.cancel(queue, int(job_id))


def trouble_of(queue: Destination) -> str:
    """Name what is wrong with a queue by its own account."""
    for reason in queue.options.get("printer-state-reasons", "").split(","):
        key = _REASONS.get(re.sub("-(error|warning|report)$", "", reason))
        if key is not None and not reason.endswith("-warning"):
            return key
    if queue.options.get("printer-state") == _STOPPED:
        return "printing.printer_stopped"
    if queue.options.get("printer-is-accepting-jobs") == "false":
        return "printing.not_taken"
    return ""


def _spooled(job: CupsJob) -> SpooledJob:
    phase = _PHASES[job.phase]
    return SpooledJob(
        str(job.id), job.title, phase, since=job.processing_since if phase is Phase.PRINTING else 0.0
    )


def _reached(ask: Callable[[], T]) -> T:
    try:
        return ask()
    except CupsUnreachable as trouble:
        raise ServiceSilent from trouble


def _paper(pdf: bytes) -> dict[str, str]:
    """Name the paper a form was made for, so that the printer takes it from the right tray."""
    found = _PAGE.search(pdf)
    if found is None:
        return {}
    paper = _PAPERS.get((round(float(found[1])), round(float(found[2]))))
    return {"media": paper} if paper else {}
