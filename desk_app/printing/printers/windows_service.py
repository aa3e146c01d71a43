"""The printers of Windows: what the spooler says of them in the desk's words, and nothing said that it does not know."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import Lock
from typing import Protocol, TypeVar

from desk_app.printing.printers.spooler_printer import Phase, Queue, ServiceSilent, SpooledJob
from desk_app.printing.printers.windows_spooler import (
    WORK_OFFLINE,
    JobFlag,
    PrinterFlag,
    WindowsSpooler,
)

T = TypeVar("T")

_PRINTER: Mapping[PrinterFlag, str] = {
    PrinterFlag.PAPER_JAM: "printing.paper_jam",
    PrinterFlag.PAPER_OUT: "printing.paper_out",
    PrinterFlag.DOOR_OPEN: "printing.cover_open",
    PrinterFlag.NO_TONER: "printing.ink_out",
    PrinterFlag.PAUSED: "printing.printer_stopped",
    PrinterFlag.OFFLINE: "printing.printer_silent",
    PrinterFlag.NOT_AVAILABLE: "printing.printer_silent",
    PrinterFlag.SERVER_UNKNOWN: "printing.printer_silent",
    PrinterFlag.SERVER_OFFLINE: "printing.printer_silent",
    PrinterFlag.PENDING_DELETION: "printing.not_taken",
    PrinterFlag.MANUAL_FEED: "printing.needs_hand",
    PrinterFlag.PAPER_PROBLEM: "printing.needs_hand",
    PrinterFlag.OUTPUT_BIN_FULL: "printing.needs_hand",
    PrinterFlag.PAGE_PUNT: "printing.needs_hand",
    PrinterFlag.OUT_OF_MEMORY: "printing.needs_hand",
    PrinterFlag.USER_INTERVENTION: "printing.needs_hand",
    PrinterFlag.ERROR: "printing.needs_hand",
}
"""Flags that keep paper from coming, the most telling first; the others (busy, warming up, little toner) do not."""

_JOB: Mapping[JobFlag, str] = {
    JobFlag.PAPEROUT: "printing.paper_out",
    JobFlag.PAUSED: "printing.job_paused",
    JobFlag.OFFLINE: "printing.printer_silent",
    JobFlag.USER_INTERVENTION: "printing.needs_hand",
    JobFlag.BLOCKED_DEVQ: "printing.needs_hand",
    JobFlag.ERROR: "printing.needs_hand",
}
"""The same of a job."""

_UNDER_WAY = JobFlag.PRINTING | JobFlag.SPOOLING | JobFlag.RENDERING_LOCALLY | JobFlag.RESTART
_ENDED = JobFlag.DELETING | JobFlag.DELETED
_FIRST = 1


class PaperPainter(Protocol):
    """Paints a PDF on a printer of Windows."""

    def paint(self, pdf: bytes, *, title: str, printer: str, copies: int) -> int:
        """Paint all pages; the spooler's id of the job, 0 when it was refused. Raises PrintTrouble for torn pages."""


class WindowsService:
    """Implements `PrintService`; `now` gives seconds on the clock of this PC.

    The spooler forgets a job that was printed or deleted. What was last heard of a job handed over here is kept, so that
    the two are told apart; of a job of which nothing was heard nothing is known.
    """

    def __init__(self, spooler: WindowsSpooler, painter: PaperPainter, now: Callable[[], float]) -> None:
        self._spooler = spooler
        self._painter = painter
        self._now = now
        self._heard: dict[tuple[str, str], SpooledJob] = {}
        self._one_at_a_time = Lock()
        """What is said of a job while it is painted on one thread may not be taken for somebody else's on another."""

    def names(self) -> tuple[str, ...]:
        """Names of the printers."""
        return _answered(self._spooler.names)

    def queue(self, name: str) -> Queue | None:
        """A printer with its trouble."""
        found = _answered(lambda: self._spooler.printer(name))
        return None if found is None else Queue(name, trouble_of_printer(found.status, found.attributes))

    def job(self, queue: str, job_id: str) -> SpooledJob | None:
        """A job while it is in the queue; later what its last status said, None when that was not how it ended."""
        with self._one_at_a_time:
            # Looked at before it is listened for: a job that has left the queue by then has said how.
            there = _answered(lambda: self._spooler.job(queue, int(job_id)))
            if there is not None:
                self._hear(queue, job_id, there.title, there.status, is_first=there.position == _FIRST)
            self._listen(queue)
            known = self._heard.get((queue, job_id))
        has_ended = known is not None and known.phase in (Phase.DONE, Phase.DROPPED)
        return known if there is not None or has_ended else None

    def own_jobs(self, queue: str) -> tuple[SpooledJob, ...]:
        """Jobs of this user."""
        user = self._spooler.user().casefold()
        return tuple(
            SpooledJob(str(one.id), one.title, phase_of(one.status))
            for one in _answered(lambda: self._spooler.jobs(queue))
            if one.user.casefold() == user
        )

    def hand_over(self, pdf: bytes, *, title: str, queue: str, copies: int) -> str:
        """Paint the pages; from before the first one on it is heard what becomes of the job."""
        with self._one_at_a_time:
            self._listen(queue)
            job = _answered(lambda: self._painter.paint(pdf, title=title, printer=queue, copies=copies))
            if job <= 0:
                return ""
            self._heard[queue, str(job)] = SpooledJob(str(job), title, Phase.WAITING)
        return str(job)

    def delete(self, queue: str, job_id: str) -> None:
        """Take a job out of the queue."""
        _answered(lambda: self._spooler.delete(queue, int(job_id)))

    def _listen(self, queue: str) -> None:
        for number, status in _answered(lambda: self._spooler.changes(queue)):
            known = self._heard.get((queue, str(number)))
            if known is not None:
                self._hear(queue, known.id, known.title, status)

    def _hear(
        self, queue: str, job_id: str, title: str, status: int, *, is_first: bool = False
    ) -> SpooledJob:
        """Keep what was said. A job that was printed stays so, whatever is cleared away afterwards."""
        before = self._heard.get((queue, job_id))
        if before is not None and before.title == title and before.phase is Phase.DONE:
            return before
        phase = phase_of(status)
        is_under_way = phase is Phase.PRINTING or (phase is Phase.WAITING and is_first)
        since = (before.since if before else 0.0) or self._now()
        heard = SpooledJob(job_id, title, phase, trouble_of_job(status), since=since if is_under_way else 0.0)
        self._heard[queue, job_id] = heard
        return heard


def phase_of(status: int) -> Phase:
    """How far a job has come by its flags: in trouble is never done, and done is only what the spooler calls printed.

    COMPLETE means no more than that all was sent to the printer.
    """
    flags = JobFlag(status)
    if trouble_of_job(status):
        return Phase.DROPPED if flags & _ENDED else Phase.STOPPED
    if flags & JobFlag.PRINTED:
        return Phase.DONE
    if flags & _ENDED:
        return Phase.DROPPED
    return Phase.PRINTING if flags & (_UNDER_WAY | JobFlag.COMPLETE) else Phase.WAITING


def trouble_of_job(status: int) -> str:
    """Name what keeps a job by its flags from coming out."""
    return next((key for flag, key in _JOB.items() if status & flag), "")


def trouble_of_printer(status: int, attributes: int) -> str:
    """Name what is wrong with a printer by its flags."""
    found = next((key for flag, key in _PRINTER.items() if status & flag), "")
    return found or ("printing.printer_silent" if attributes & WORK_OFFLINE else "")


def _answered(ask: Callable[[], T]) -> T:
    try:
        return ask()
    except OSError as silence:
        raise ServiceSilent from silence
