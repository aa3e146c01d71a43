"""Keeps the desk in step with the city while the window is open: one talk at a time, by itself and when asked."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desk_app.errors import DeskError
from desk_app.qt.exchange_run import ExchangeRun, Lanes
from desk_app.services.exchange.schedule import Pace

if TYPE_CHECKING:
    from desk_app.ports.clock import Clock
    from desk_app.ports.exchange.city_line import Exchange
    from desk_app.qt.change_notices import ChangeNotices
    from desk_app.qt.lane import Workers
    from desk_app.services.desk import Desk
    from desk_app.services.exchange.sync_city import SyncProgress, SyncReport

AFTER_A_DEED = 1.5
"""Seconds after a deed: a reception and the print of its slip then go in one talk."""
AT_ONCE = 0.0

SYNC = "sync_city"
"""Name of the exchange that sends and fetches everything."""

Done = Callable[[Any], object]
Failed = Callable[[DeskError], object]


class GivenUp(DeskError):
    """A person gave a talk with the city up; whatever was receipted before stays receipted."""

    def __init__(self) -> None:
        super().__init__("screens.city_given_up")


@dataclass(frozen=True, slots=True)
class RunState:
    """What the window may say of the exchange: whether it runs, how far it is, when it is tried again and why.

    `asked` tells that a person waits for it, `tries` how many have failed since the last success.
    """

    running: bool = False
    asked: bool = False
    progress: SyncProgress | None = None
    retry_at: datetime | None = None
    error: DeskError | None = None
    tries: int = 0


@dataclass(slots=True)
class _Wish:
    """A talk somebody asked for."""

    name: str
    begin: Callable[[], Exchange[Any]]
    done: Done
    failed: Failed


class CityRuns(QObject):
    """Starts talks and tells `changed` when its state is another; `synced` and `failed` tell how a sync `ended`.

    A wish for a sync while one runs joins it (FAULTS H25); other talks wait for their turn. Nothing runs by itself
    before `begin`, which is called once it is known that the desk has joined the city.
    """

    changed = Signal()
    synced = Signal(object)
    failed = Signal(object)
    ended = Signal()
    _progressed = Signal(object)

    def __init__(
        self,
        sync: Callable[[Callable[[SyncProgress], None]], Exchange[SyncReport]],
        lanes: Lanes,
        clock: Clock,
        pace: Pace,
        notices: ChangeNotices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sync = sync
        self._lanes = lanes
        self._clock = clock
        self._pace = pace
        self._notices = notices
        self.state = RunState()
        self._run: ExchangeRun | None = None
        self._wishes: deque[_Wish] = deque()
        self._joined: list[tuple[Done, Failed]] = []
        self._joined_city = False
        self._stopped = False
        self._publishing = False
        self._deed_meanwhile = False
        self._held_until = 0.0
        self._pause = AFTER_A_DEED
        self._when_still: list[Callable[[], object]] = []
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self._due)
        self._progressed.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        notices.queue.connect(self._deed)

    def begin(self) -> None:
        """Talk now, and from now on by itself; once begun this changes nothing."""
        if not self._joined_city and not self._stopped:
            self._joined_city = True
            self._plan(AT_ONCE)

    def sync_now(self, done: Done | None = None, failed: Failed | None = None) -> None:
        """Sync because a person wants it, or join the sync that runs; who asked hears how it ended."""
        self._joined.append((done or _nothing, failed or _nothing))
        self._show(replace(self.state, asked=True))
        if not self._is_syncing and not any(wish.name == SYNC for wish in self._wishes):
            self._wish(_Wish(SYNC, self._begin_sync, self._synced, self._sync_failed))

    def talk(self, name: str, begin: Callable[[], Exchange[Any]], done: Done, failed: Failed) -> None:
        """Lead another exchange with the city as soon as no other is under way; `name` goes into crash reports."""
        self._wish(_Wish(name, begin, done, failed))

    def hold_back(self, seconds: float) -> None:
        """Begin no talk by itself for so long, so that a deed just done can be taken back; a person's wish is not held."""
        self._held_until = self._clock.monotonic() + seconds
        if self.timer.isActive() and self.timer.remainingTime() < seconds * 1000:
            self._plan(seconds)

    def cancel(self) -> None:
        """Give up the sync that runs; what was receipted stays receipted."""
        if self._run is not None:
            self._run.cancel()

    def stop(self, then: Callable[[], object]) -> None:
        """Start nothing any more, give up what runs, and go on with `then` once nothing does."""
        self._joined_city, self._stopped = False, True
        self.timer.stop()
        self._wishes.clear()
        if self._run is None:
            for _, failed in self._let_go():
                failed(GivenUp())
            then()
            return
        self._when_still.append(then)
        self._run.cancel()

    @property
    def _is_syncing(self) -> bool:
        return self.state.running

    def _wish(self, wish: _Wish) -> None:
        self._wishes.append(wish)
        self._next()

    def _next(self) -> None:
        if self._run is not None or not self._wishes:
            return
        wish = self._wishes.popleft()
        run = ExchangeRun(wish.name, _led(wish.begin), self._lanes, self)
        self._run = run
        run.finished.connect(lambda result: self._over(lambda: wish.done(result)))
        run.failed.connect(lambda error: self._over(lambda: wish.failed(error)))
        run.cancelled.connect(lambda: self._over(lambda: wish.failed(GivenUp())))
        if wish.name == SYNC:
            self.timer.stop()
            self._deed_meanwhile = False
            self._show(replace(self.state, running=True, progress=None))
        run.start()

    def _over(self, tell: Callable[[], object]) -> None:
        """Clear the place of the run before anybody hears of its end, so that they may ask for the next one."""
        run, self._run = self._run, None
        if run is not None:
            run.deleteLater()
        tell()
        still, self._when_still = self._when_still, []
        for then in still:
            then()
        self._next()

    def _begin_sync(self) -> Exchange[SyncReport]:
        return self._sync(self._progressed.emit)

    def _due(self) -> None:
        if self._joined_city and not self._is_syncing:
            self._wish(_Wish(SYNC, self._begin_sync, self._synced, self._sync_failed))

    def _synced(self, report: SyncReport) -> None:
        self._show(RunState())
        self._publishing = True
        self._notices.publish(report.changed)
        self._publishing = False
        self.synced.emit(report)
        self.ended.emit()
        pause = self._pace.succeeded()
        self._plan(AFTER_A_DEED if self._deed_meanwhile else pause)
        for done, _ in self._let_go():
            done(report)

    def _sync_failed(self, error: DeskError) -> None:
        if isinstance(error, GivenUp):
            self._given_up(error)
            return
        pause = self._pace.failed(error)
        again = self._clock.now() + timedelta(seconds=pause)
        self._show(RunState(retry_at=again, error=error, tries=self.state.tries + 1))
        self._plan(pause)
        self.failed.emit(error)
        self.ended.emit()
        for _, failed in self._let_go():
            failed(error)

    def _given_up(self, error: GivenUp) -> None:
        """What was known of the city stays as it was; the next try comes after the pause of the last one."""
        self._show(replace(self.state, running=False, asked=False, progress=None))
        self._plan(self._pause)
        for _, failed in self._let_go():
            failed(error)

    def _let_go(self) -> list[tuple[Done, Failed]]:
        joined, self._joined = self._joined, []
        return joined

    def _plan(self, seconds: float) -> None:
        self._pause = max(seconds, AFTER_A_DEED)
        if self._joined_city:
            held = self._held_until - self._clock.monotonic()
            self.timer.start(round(max(seconds, held) * 1000))

    def _deed(self) -> None:
        """Something was written here: send it soon, but never before a pause that a trouble asked for is over."""
        if self._publishing or self.state.error is not None:
            return
        if self._is_syncing:
            self._deed_meanwhile = True
        elif not self.timer.isActive() or self.timer.remainingTime() > AFTER_A_DEED * 1000:
            self._plan(AFTER_A_DEED)

    @Slot(object)
    def _show_progress(self, progress: SyncProgress) -> None:
        if self._is_syncing:
            self._show(replace(self.state, progress=progress))

    def _show(self, state: RunState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()


def city_runs(desk: Desk, workers: Workers, notices: ChangeNotices, parent: QObject) -> CityRuns:
    """Give the runs of one opened desk."""
    lanes = Lanes(workers.database, workers.network, desk.city_line)
    pace = Pace(random.random)
    return CityRuns(desk.exchange.sync, lanes, desk.clock, pace, notices, parent)


def _led(begin: Callable[[], Exchange[Any]]) -> Exchange[Any]:
    """Begin an exchange only in its first step, which is on the lane of the database."""
    return (yield from begin())


def _nothing(_: object) -> None:
    """Whoever asked does not want to hear of the end."""
