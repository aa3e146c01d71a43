"""While the window is open, garbage is collected on its own thread and nowhere else."""

from __future__ import annotations

import gc
import threading

import pytest
from pytestqt.qtbot import QtBot

from desk_app.qt.lane import Lane
from desk_app.qt.window_garbage import ALL_EVERY, WindowGarbage


class Knot:
    """Two ends that hold each other; notes the thread that frees it."""

    freed_on: list[int] = []  # noqa: RUF012 - one list for all knots

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        self.freed_on.append(threading.get_ident())


@pytest.fixture(autouse=True)
def _fresh() -> None:
    gc.collect()
    Knot.freed_on.clear()


def test_a_knot_made_by_a_lane_is_freed_by_the_window(qtbot: QtBot, qapp: object) -> None:
    garbage, lane = WindowGarbage(), Lane("test")
    made: list[object] = []

    def work() -> None:
        Knot()
        made.extend([] for _ in range(5_000))

    lane.run("work", work)
    qtbot.waitUntil(lambda: lane.is_idle)
    assert Knot.freed_on == []
    for _ in range(ALL_EVERY):
        garbage.look()
    assert Knot.freed_on == [threading.get_ident()]
    garbage.stop()
    lane.stop()


def test_python_collects_by_itself_again_afterwards(qapp: object) -> None:
    garbage = WindowGarbage()
    assert not gc.isenabled()
    garbage.stop()
    assert gc.isenabled()
