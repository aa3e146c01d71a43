"""A lane does one thing after the other on its own thread and answers on the thread of the windows."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desk_app.errors import DeskError, Refused
from desk_app.qt.crash_report import Crashed
from desk_app.qt.lane import Lane


@pytest.fixture
def lane(qapp: object) -> Iterator[Lane]:
    lane = Lane("test")
    yield lane
    lane.stop()


def settle(qtbot: QtBot, lane: Lane) -> None:
    qtbot.waitUntil(lambda: lane.is_idle)


def test_work_runs_apart_and_its_answer_comes_back_to_the_window(qtbot: QtBot, lane: Lane) -> None:
    threads: list[int] = []
    lane.run("who", threading.get_ident, lambda worker: threads.extend((worker, threading.get_ident())))
    settle(qtbot, lane)
    worker, window = threads
    assert worker != window
    assert window == threading.get_ident()


def test_two_deeds_never_run_at_once_and_keep_their_order(qtbot: QtBot, lane: Lane) -> None:
    running, seen = 0, []

    def deed(number: int) -> int:
        nonlocal running
        running += 1
        assert running == 1
        running -= 1
        return number

    for number in range(50):
        lane.run("deed", lambda number=number: deed(number), seen.append)
    settle(qtbot, lane)
    assert seen == list(range(50))


def test_a_trouble_with_a_name_goes_to_who_asked(qtbot: QtBot, lane: Lane) -> None:
    heard: list[DeskError] = []

    def refuse() -> None:
        raise Refused("find.unknown_code", code="x")

    lane.run("refuse", refuse, failed=heard.append)
    settle(qtbot, lane)
    assert [error.key for error in heard] == ["find.unknown_code"]


def test_a_trouble_nobody_waits_for_is_told_all_the_same(qtbot: QtBot, lane: Lane) -> None:
    def refuse() -> None:
        raise Refused("find.unknown_code", code="x")

    with qtbot.waitSignal(lane.failed) as told:
        lane.run("refuse", refuse)
    assert told.args[0].key == "find.unknown_code"


def test_a_fault_of_the_program_is_reported_and_the_screen_is_not_left_waiting(
    qtbot: QtBot, lane: Lane
) -> None:
    heard: list[DeskError] = []

    def stumble() -> None:
        raise KeyError("Nguyễn Thị Hòa")

    with qtbot.waitSignal(lane.crashed) as told:
        lane.run("stumble", stumble, failed=heard.append)
    assert isinstance(told.args[0], KeyError)
    assert told.args[1] == "stumble"
    assert [type(error) for error in heard] == [Crashed]


def test_an_answer_for_a_page_that_is_gone_reaches_nobody(qtbot: QtBot, lane: Lane) -> None:
    heard: list[int] = []
    gate, owner = threading.Event(), QObject()
    lane.run("wait", gate.wait)
    lane.run("late", lambda: 1, heard.append, owner=owner)
    owner.deleteLater()
    qtbot.waitSignal(owner.destroyed).wait()
    gate.set()
    settle(qtbot, lane)
    assert heard == []


def test_only_the_newest_search_is_answered(qtbot: QtBot, lane: Lane) -> None:
    heard: list[str] = []
    gate = threading.Event()
    lane.run("wait", gate.wait)
    for text in ("n", "ng", "ngu"):
        lane.newest("find", lambda text=text: text, heard.append)
    gate.set()
    settle(qtbot, lane)
    assert heard == ["ngu"]
