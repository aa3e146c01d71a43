"""A talk with the city keeps its database half on one lane and its network half on another, and can be given up."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desk_app.errors import DeskError, NoConnection, Refused
from desk_app.ports.exchange.city_line import CityAddress, CityAnswer, CityCall, Exchange
from desk_app.qt.exchange_run import ExchangeRun, Lanes
from desk_app.qt.lane import Lane
from tests.patient_bot import HELD_SECONDS

CALL = CityCall(CityAddress("http://127.0.0.1:1"), "/v1/push", b"{}")
ANSWER = CityAnswer(200, "application/json", b"{}")


class Line:
    """Answers at once; notes the thread it is asked on, or fails, or waits to be cancelled."""

    def __init__(self) -> None:
        self.threads: list[str] = []
        self.trouble: DeskError | None = None
        self.go = threading.Event()
        self.go.set()

    def send(self, call: CityCall) -> CityAnswer:
        self.threads.append(threading.current_thread().name)
        assert self.go.wait(HELD_SECONDS), "nobody let the request go"
        if self.trouble is not None:
            raise self.trouble
        return ANSWER

    def cancel(self) -> None:
        self.trouble = NoConnection("city.cancelled")
        self.go.set()

    def close(self) -> None:
        """Nothing to give back."""


@pytest.fixture
def lanes(qapp: object) -> Iterator[Lanes]:
    made = Lanes(Lane("database"), Lane("network"), Line())
    yield made
    made.database.stop()
    made.network.stop()


class Told:
    """What a run told of its end."""

    def __init__(self, run: ExchangeRun) -> None:
        self.run = run
        self.results: list[object] = []
        self.errors: list[DeskError] = []
        self.given_up = 0
        run.finished.connect(self.results.append)
        run.failed.connect(self.errors.append)
        run.cancelled.connect(self._count)

    def _count(self) -> None:
        self.given_up += 1

    @property
    def over(self) -> bool:
        return bool(self.results or self.errors or self.given_up)


def start(exchange: Exchange[object], lanes: Lanes) -> Told:
    told = Told(ExchangeRun("talk", exchange, lanes))
    told.run.start()
    return told


def test_each_half_runs_on_its_own_lane(qtbot: QtBot, lanes: Lanes) -> None:
    steps: list[str] = []

    def talk() -> Exchange[str]:
        for _ in range(2):
            steps.append(threading.current_thread().name)
            answer = yield CALL
            assert answer is ANSWER
        return "done"

    told = start(talk(), lanes)
    qtbot.waitUntil(lambda: told.over)
    assert told.results == ["done"]
    line = lanes.line
    assert isinstance(line, Line)
    assert {name.rsplit("_", 1)[0] for name in steps} == {"lane-database"}
    assert {name.rsplit("_", 1)[0] for name in line.threads} == {"lane-network"}


def test_trouble_on_the_line_is_thrown_in_and_may_be_borne(qtbot: QtBot, lanes: Lanes) -> None:
    def talk() -> Exchange[str]:
        try:
            yield CALL
        except NoConnection as error:
            return error.key
        return ""

    line = lanes.line
    assert isinstance(line, Line)
    line.trouble = NoConnection("city.offline")
    told = start(talk(), lanes)
    qtbot.waitUntil(lambda: told.over)
    assert told.results == ["city.offline"]


def test_a_refusal_of_the_desk_ends_the_run_in_words(qtbot: QtBot, lanes: Lanes) -> None:
    def talk() -> Exchange[str]:
        yield CALL
        raise Refused("city.bad_code")

    told = start(talk(), lanes)
    qtbot.waitUntil(lambda: told.over)
    assert [error.key for error in told.errors] == ["city.bad_code"]


def test_giving_up_does_not_wait_for_the_city_and_closes_the_talk(qtbot: QtBot, lanes: Lanes) -> None:
    ended: list[str] = []

    def talk() -> Exchange[str]:
        try:
            yield CALL
            yield CALL
        finally:
            ended.append(threading.current_thread().name)
        return "never"

    line = lanes.line
    assert isinstance(line, Line)
    line.go.clear()
    told = start(talk(), lanes)
    qtbot.waitUntil(lambda: bool(line.threads))
    told.run.cancel()
    told.run.cancel()
    qtbot.waitUntil(lambda: told.over)
    assert (told.given_up, told.results, told.errors) == (1, [], [])
    assert ended[0].startswith("lane-database")
    qtbot.waitUntil(lambda: lanes.network.is_idle)
