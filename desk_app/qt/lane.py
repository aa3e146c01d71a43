"""Runs slow work on one worker thread of its own, handing results back on the thread of the windows."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from desk_app.errors import DeskError
from desk_app.qt.crash_report import Crashed

T = TypeVar("T")
Failed = Callable[[DeskError], None]


@dataclass(eq=False, slots=True)
class Job:
    """One named piece of work under way; a dropped job still runs to its end but nobody hears of it."""

    name: str
    done: Callable[[Any], object] | None
    failed: Failed | None
    owner: QObject | None
    dropped: bool = False

    def drop(self) -> None:
        """Stop caring about the answer."""
        self.dropped = True

    def wanted(self) -> bool:
        """Whether somebody still waits for the answer."""
        return not self.dropped and (self.owner is None or isValid(self.owner))


class Lane(QObject):
    """A single worker: work is done in the order given, never two at once (one lane owns the database).

    `done` and `failed` are called on the thread of the windows, and not at all once `owner` is gone. A DeskError
    without `failed` goes out as `failed`; any other exception is a bug and goes out as `crashed`, while the job's
    own `failed` still hears of it as `Crashed`, so that no screen keeps waiting.
    """

    failed = Signal(object)
    crashed = Signal(object, str)
    idle = Signal()
    _settled = Signal(object, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=f"lane-{name}")
        self._newest: dict[str, tuple[Job, Future[Any]]] = {}
        self._open = 0
        self._stopped = False
        self._settled.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        name: str,
        work: Callable[[], T],
        done: Callable[[T], object] | None = None,
        *,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Queue one operation; `name` stands in crash reports, so it must hold no personal data."""
        job = Job(name, done, failed, owner)
        self._submit(job, work)
        return job

    def newest(
        self,
        name: str,
        work: Callable[[], T],
        done: Callable[[T], object],
        *,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Queue one operation that makes every earlier one of the same name pointless (search as one types)."""
        earlier = self._newest.get(name)
        if earlier:
            earlier[0].drop()
            earlier[1].cancel()
        job = Job(name, done, failed, owner)
        self._newest[name] = (job, self._submit(job, work))
        return job

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits, runs or is still to be delivered."""
        return self._open == 0

    def stop(self) -> None:
        """Finish the work that runs, forget what waits and end the thread; whatever is asked later is not done."""
        self._stopped = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _submit(self, job: Job, work: Callable[[], T]) -> Future[T]:
        if self._stopped:
            job.drop()
            return Future()
        self._open += 1
        future = self._pool.submit(work)
        future.add_done_callback(lambda settled: self._settled.emit(job, settled))
        return future

    @Slot(object, object)
    def _deliver(self, job: Job, future: Future[Any]) -> None:
        self._open -= 1
        if not future.cancelled():
            error = future.exception()
            if error is None:
                if job.done and job.wanted():
                    job.done(future.result())
            else:
                self._deliver_error(job, error)
        if self.is_idle:
            self.idle.emit()

    def _deliver_error(self, job: Job, error: BaseException) -> None:
        if not isinstance(error, DeskError):
            self.crashed.emit(error, job.name)
            error = Crashed()
            if job.failed and job.wanted():
                job.failed(error)
        elif job.failed:
            if job.wanted():
                job.failed(error)
        else:
            self.failed.emit(error)


@dataclass(frozen=True, slots=True)
class Workers:
    """The lanes of the program: the database has one, slow printers and the slow network one each."""

    database: Lane
    printer: Lane
    network: Lane
