"""The spooler of Windows in memory: queues whose printers and jobs say what a test wants, and forget as it does."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from desk_app.errors import PrintTrouble
from desk_app.printing.printers.windows_spooler import JobFlag, SpoolerJob, SpoolerPrinterState

USER = "Lan"


@dataclass
class FakeSpooler:
    """One spooler, and the painter that hands jobs to it; `tells` whether it names changes to who listens."""

    queues: dict[str, SpoolerPrinterState] = field(default_factory=dict)
    there: dict[tuple[str, int], SpoolerJob] = field(default_factory=dict)
    tells: bool = True
    runs: bool = True
    refuses: bool = False
    next_id: int = 1
    painted: list[tuple[str, str, int]] = field(default_factory=list)
    deleted: list[int] = field(default_factory=list)
    on_paint: list[int] = field(default_factory=list)
    """Statuses a job goes through while it is painted, before its number is known to who prints."""
    _said: list[tuple[str, int, int]] = field(default_factory=list)
    _listened: set[str] = field(default_factory=set)

    def user(self) -> str:
        return USER.upper()

    def names(self) -> tuple[str, ...]:
        self._answer()
        return tuple(self.queues)

    def printer(self, name: str) -> SpoolerPrinterState | None:
        self._answer()
        return self.queues.get(name)

    def job(self, printer: str, job: int) -> SpoolerJob | None:
        self._answer()
        return self.there.get((printer, job))

    def jobs(self, printer: str) -> tuple[SpoolerJob, ...]:
        self._answer()
        return tuple(one for (queue, _), one in self.there.items() if queue == printer)

    def delete(self, printer: str, job: int) -> None:
        self._answer()
        if (printer, job) in self.there:
            self.deleted.append(job)
            self.leave(printer, job, JobFlag.DELETING, JobFlag.DELETING | JobFlag.DELETED)

    def changes(self, printer: str) -> tuple[tuple[int, int], ...]:
        self._answer()
        heard = tuple((job, status) for queue, job, status in self._said if queue == printer)
        self._said = [one for one in self._said if one[0] != printer]
        self._listened.add(printer)
        return heard

    def paint(self, pdf: bytes, *, title: str, printer: str, copies: int) -> int:
        self._answer()
        if not pdf.startswith(b"%PDF"):
            raise PrintTrouble("printing.pdf_unreadable")
        if self.refuses:
            return 0
        job, self.next_id = self.next_id, self.next_id + 1
        self.painted.append((printer, title, copies))
        self.add(printer, SpoolerJob(job, title, USER, JobFlag.SPOOLING, 1 + len(self.jobs(printer))))
        for status in self.on_paint:
            self.say(printer, job, status)
        return job

    def add(self, printer: str, job: SpoolerJob) -> None:
        """Put a job into a queue."""
        self.there[printer, job.id] = job

    def say(self, printer: str, job: int, status: int) -> None:
        """Let a job have another status."""
        self.there[printer, job] = replace(self.there[printer, job], status=status)
        if self.tells and printer in self._listened:
            self._said.append((printer, job, status))

    def leave(self, printer: str, job: int, *statuses: int) -> None:
        """Let a job go through some statuses and leave the queue."""
        for status in statuses:
            self.say(printer, job, status)
        del self.there[printer, job]

    def _answer(self) -> None:
        if not self.runs:
            error = OSError(22, "The RPC server is unavailable")
            error.winerror = 1722
            raise error
