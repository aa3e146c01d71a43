"""Commands that wait for their turn leave the machine to the one at work."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Self

import pytest

from desk_app.bootstrap import folders
from desk_app.bootstrap.folders import TURN_PATIENCE, Lock
from desk_app.errors import Refused
from tests.cli.calls import ScriptDesk


class Time:
    """Goes on only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.pauses: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds


class TakenUntil:
    """The lock of a folder somebody else has until a moment."""

    def __init__(self, time: Time, free_at: float) -> None:
        self._time, self._free_at = time, free_at

    def __call__(self, folder: Path, **_which: bool) -> Self:
        return self

    def __enter__(self) -> Self:
        if self._time.now < self._free_at:
            raise Refused("desk.already_open", pid=1, user="lan")
        return self

    def __exit__(self, *_error: object) -> None:
        """Let go."""


def waited(desk: ScriptDesk, monkeypatch: pytest.MonkeyPatch, free_at: float) -> Time:
    time = Time()
    monkeypatch.setattr(folders, "time", time)
    monkeypatch.setattr("desk_app.storage.folder.folder_lock.FolderLock", TakenUntil(time, free_at))
    with ExitStack() as held:
        folders.hold(desk.folder, Lock.COMMAND, held)
    return time


def test_a_turn_that_is_soon_free_is_taken_at_once(desk: ScriptDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert waited(desk, monkeypatch, 0.1).now < 0.15


def test_who_waits_for_long_asks_a_few_times_a_second_and_is_not_late(
    desk: ScriptDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    time = waited(desk, monkeypatch, TURN_PATIENCE - 1)
    assert len(time.pauses) < 10 * TURN_PATIENCE
    assert time.now < TURN_PATIENCE
    assert len(set(time.pauses)) > len(time.pauses) / 2, "in step with others"


def test_whose_turn_never_comes_is_told_after_the_patience(
    desk: ScriptDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Refused, match=r"desk\.already_open"):
        waited(desk, monkeypatch, 2 * TURN_PATIENCE)
