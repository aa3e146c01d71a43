"""The practice city beside the demonstration: a gateway process that can be cut off and comes back."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from desk_app.child_environment import child_environment
from desk_app.demo.city_process import CLOCK, address_of, practice_now
from desk_app.domain.time.local_time import local
from desk_app.platform.private_files import make_folder, write_whole

if TYPE_CHECKING:
    from desk_app.gateway.front.gateway import Gateway

T = TypeVar("T")
STOP_SECONDS = 10


class Now(Protocol):
    """A clock the city follows."""

    def now(self) -> datetime:
        """Give the moment."""


class NoPracticeCity(Exception):
    """This program comes without the city's side."""


class PracticeCity:
    """Started, stopped and started again on the same port with the same data."""

    def __init__(self, folder: Path, clock: Now) -> None:
        self._folder = folder
        self._clock = clock
        self._process: subprocess.Popen[str] | None = None
        self.url = ""
        make_folder(folder)

    def start(self) -> None:
        """Start the gateway and wait until it listens; raises NoPracticeCity where it cannot."""
        self.follow_clock()
        self._process = subprocess.Popen(  # noqa: S603 - this very program
            [*_program(), "demo", "--city", str(self._folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=child_environment(),
            text=True,
        )
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            self.stop()
            raise NoPracticeCity
        self.url = str(json.loads(line)["listening"])

    def stop(self) -> None:
        """End the gateway; desks then find nobody at its address."""
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def follow_clock(self) -> None:
        """Set the city's clock by the demonstration's, again after each skip."""
        ahead = self._clock.now() - local(datetime.now(UTC))
        write_whole(self._folder / CLOCK, str(ahead.total_seconds()).encode())

    def deed(self, do: Callable[[Gateway], T]) -> T:
        """Do something in the city's own name: invite a desk, post a fact about a dossier."""
        from desk_app.gateway.front.gateway import Gateway

        gateway = Gateway(address_of(self._folder), now=lambda: practice_now(self._folder))
        try:
            return do(gateway)
        finally:
            gateway.close()


@contextmanager
def practice_city(folder: Path, clock: Now) -> Iterator[PracticeCity | None]:
    """Give a city that runs, and end it afterwards; None where this program comes without the city's side."""
    city = PracticeCity(folder, clock)
    try:
        city.start()
    except NoPracticeCity:
        yield None
        return
    try:
        yield city
    finally:
        city.stop()


def _program() -> list[str]:
    """Give the way to start this program once more."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "desk_app"]
