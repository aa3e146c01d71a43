"""The one place that leaves a test out: what it needs, a system must have, or the need is told by name."""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import Enum
from importlib.util import find_spec
from typing import TypeVar

import pytest

_Test = TypeVar("_Test", bound=Callable[..., object])

IS_WINDOWS = os.name == "nt"


class SystemPart(Enum):
    """What a test needs of the system it runs on; the sentence is the reason told where it has none."""

    MODE_BITS = "rights of files as mode bits; Windows has access lists"
    MOUNTS = "a table of what is mounted where; Windows has kinds of drives"
    SIGNALS = "a process that can be asked from outside to end; Windows asks through a console or not at all"
    OPEN_NAMES = "files that may be replaced while they are open; Windows refuses, and so does the program"
    SHARED_PORTS = "several processes that answer on one port; on Windows one serves alone"
    UNIX_SOCKETS = "sockets that are files and tell who is at their other end; Windows has named pipes"
    LINKS = "symbolic links anybody may make; Windows asks for a right of its own"
    PIPES_IN_FOLDERS = "named pipes and devices that lie in folders; Windows has them elsewhere"
    SMALL_DISK = "a disk or limit of its own for one process, made by mount or setrlimit"
    SHIFTED_CLOCK = "a program that shifts the clock of another one (faketime)"
    FAILING_CALLS = "a program that lets calls of the system fail (fiu-run)"
    CHROMIUM = "a browser that can be driven without a screen"
    CUPS = "a print service of its own (CUPS)"
    POSTGRESQL = "a PostgreSQL of its own, started as another user"
    MISSING_SCREEN = "a screen that may be missing; Windows always has one"
    NUMPY = "numpy, which does not load under wine"
    POSIX_PROGRAMS = "sh and other small programs of POSIX"


ROOMS = {
    "benchmarks": SystemPart.POSIX_PROGRAMS,
    "city_end_to_end": SystemPart.POSTGRESQL,
    "faults": SystemPart.FAILING_CALLS,
    "journeys": SystemPart.POSIX_PROGRAMS,
    "old_versions": SystemPart.SHIFTED_CLOCK,
    "simulation": SystemPart.POSIX_PROGRAMS,
}
"""Whole rooms of tests that live on what only Linux has."""

_PRESENT: dict[SystemPart, Callable[[], bool]] = {
    SystemPart.NUMPY: lambda: find_spec("numpy") is not None,
}


def has(need: SystemPart) -> bool:
    """Whether this system has it; what is not asked for is there on every system but Windows."""
    return _PRESENT.get(need, lambda: not IS_WINDOWS)()


def reason(need: SystemPart) -> str:
    """The reason told when a test is left out."""
    return f"needs {need.name}: {need.value}"


def needs(*wanted: SystemPart) -> Callable[[_Test], _Test]:
    """Leave a test, or a class of tests, out where something it needs is not there."""

    def mark(test: _Test) -> _Test:
        for need in wanted:
            test = pytest.mark.skipif(not has(need), reason=reason(need))(test)
        return test

    return mark


def only_with(need: SystemPart) -> None:
    """Leave the running test out, or the module being read, where something it needs is not there."""
    if not has(need):
        pytest.skip(reason(need), allow_module_level=True)


def left_out_rooms() -> list[str]:
    """Names of the rooms not even read on this system."""
    return [room for room, need in ROOMS.items() if not has(need)]
