"""A screen reader on a virtual screen: a message bus of its own, the service of access, and somebody who listens."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

from tests.journeys.x_screen import PATIENCE, XScreen

SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHERS = (Path("/usr/libexec/at-spi-bus-launcher"), Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"))
READER = Path(__file__).parent / "reader_program.py"


@dataclass(frozen=True, slots=True)
class Spoken:
    """One thing of a window as it is read out."""

    role: str
    name: str
    description: str
    states: frozenset[str]
    text: str

    @property
    def says_nothing(self) -> bool:
        """Whether somebody who comes here would hear only silence."""
        return not self.name.strip()


class ScreenReader:
    """Use it as a context inside a screen; programs started with `environ` are heard."""

    def __init__(self, screen: XScreen, log: Path) -> None:
        self._screen = screen
        self._log = log
        self._running: list[subprocess.Popen[str]] = []
        self.environ: dict[str, str] = {}

    def __enter__(self) -> Self:
        try:
            self._begin()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def _begin(self) -> None:
        launcher = next((str(one) for one in LAUNCHERS if one.exists()), "")
        if not launcher or shutil.which("dbus-daemon") is None:
            pytest.fail("no at-spi: apt-get install at-spi2-core gir1.2-atspi-2.0 dbus", pytrace=False)
        bus = self._start("dbus-daemon", "--session", "--nofork", "--print-address=1")
        assert bus.stdout is not None
        self.environ = {
            "DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip(),
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        self._start(launcher, "--launch-immediately")
        self._reader = self._start(SYSTEM_PYTHON, str(READER))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in reversed(self._running):
            process.terminate()
            process.wait(timeout=PATIENCE)
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(BrokenPipeError):
                        pipe.close()

    def everything(self) -> list[Spoken]:
        """Read all that is to be seen, in the order it is read out."""
        return list(_flat(self._ask("tree")))

    def announced(self) -> list[str]:
        """Give what was announced without anybody going there."""
        told: list[str] = self._ask("heard")
        return told

    def here(self) -> Spoken:
        """Give what has the focus."""
        found: list[Spoken] = []

        def focused() -> bool:
            found[:] = [one for one in self.everything() if "focused" in one.states]
            return bool(found)

        self._screen.until(focused, "something with the focus")
        return found[-1]

    def _ask(self, question: str) -> Any:
        assert self._reader.stdin is not None
        assert self._reader.stdout is not None
        self._reader.stdin.write(f"{question}\n")
        self._reader.stdin.flush()
        return json.loads(self._reader.stdout.readline())

    def _start(self, *command: str) -> subprocess.Popen[str]:
        with self._log.open("ab") as log:
            process = subprocess.Popen(
                command,
                env={**self._screen.environ, **self.environ},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        self._running.append(process)
        return process


def _flat(told: Any) -> Iterator[Spoken]:
    for one in told if isinstance(told, list) else []:
        yield Spoken(
            one["role"], one["name"], one["description"], frozenset(one["states"]), one.get("text", "")
        )
        yield from _flat(one["children"])
