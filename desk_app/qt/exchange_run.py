"""Drives one talk with the city in the window: its database half on one lane, its network half on another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from desk_app.errors import DeskError
from desk_app.ports.exchange.city_line import CityAnswer, CityCall, CityLine, Exchange
from desk_app.qt.lane import Job, Lane

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Lanes:
    """The two workers of an exchange and the line it is led over."""

    database: Lane
    network: Lane
    line: CityLine


@dataclass(frozen=True, slots=True)
class _Ended(Generic[T]):
    """The exchange came to its end with this result."""

    result: T


class ExchangeRun(QObject):
    """One exchange from its beginning to one of its three ends; `cancel` is safe at any moment.

    Between two steps nothing is open, so an exchange given up half-way leaves whole transactions behind it and is
    taken up again by the next one.
    """

    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(
        self, name: str, exchange: Exchange[Any], lanes: Lanes, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._exchange = exchange
        self._lanes = lanes
        self._job: Job | None = None
        self._calling = False
        self._cancelled = False

    def start(self) -> None:
        """Begin."""
        self._step(lambda: self._exchange.send(None))  # type: ignore[arg-type]

    def cancel(self) -> None:
        """Give up: an answer still under way is not waited for, work on the database that runs is finished."""
        if self._cancelled:
            return
        self._cancelled = True
        if self._job is not None:
            self._job.drop()
        if self._calling:
            self._lanes.line.cancel()
        self._lanes.database.run(
            self._name,
            self._exchange.close,
            lambda _: self.cancelled.emit(),
            failed=lambda _: self.cancelled.emit(),
            owner=self,
        )

    def _step(self, go_on: Callable[[], CityCall]) -> None:
        def step() -> CityCall | _Ended[Any]:
            try:
                return go_on()
            except StopIteration as end:
                return _Ended(end.value)

        self._calling = False
        self._job = self._lanes.database.run(
            self._name, step, self._stepped, failed=self.failed.emit, owner=self
        )

    def _stepped(self, what: CityCall | _Ended[Any]) -> None:
        if isinstance(what, _Ended):
            self.finished.emit(what.result)
            return
        self._calling = True
        self._job = self._lanes.network.run(
            self._name,
            lambda: self._lanes.line.send(what),
            self._answered,
            failed=self._unanswered,
            owner=self,
        )

    def _answered(self, answer: CityAnswer) -> None:
        self._step(lambda: self._exchange.send(answer))

    def _unanswered(self, error: DeskError) -> None:
        self._step(lambda: self._exchange.throw(error))
