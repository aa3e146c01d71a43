"""Runs the program as a script does: one process per command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.cli.calls import PIN, Outcome
from tests.windows.needs import IS_WINDOWS, SystemPart, only_with

PROGRAM = (sys.executable, "-m", "desk_app")
PATIENCE = 900 if IS_WINDOWS else 120
"""Seconds a process may take on a busy machine before the test gives it up; wine starts each ten times more slowly."""


_BROUGHT_BY = {
    "faketime": SystemPart.SHIFTED_CLOCK,
    "fiu-run": SystemPart.FAILING_CALLS,
    "setpriv": SystemPart.MODE_BITS,
    "nsenter": SystemPart.SMALL_DISK,
}
"""What a program that is put before ours is there for."""


class ProcessDesk:
    """A data folder and the processes started on it; `before` is a program that starts ours, like faketime."""

    def __init__(self, folder: Path, before: Sequence[str] = (), **environ: str) -> None:
        for program in before[:1]:
            only_with(_BROUGHT_BY[program])
        self.folder = folder
        self.before = tuple(before)
        self.environ = environ

    def command(self, *argv: str) -> list[str]:
        """Give the whole command line of a call."""
        return [*self.before, *PROGRAM, "--data", str(self.folder), "--json", *argv]

    def surroundings(self) -> Mapping[str, str]:
        """Give the environment of a call."""
        return {**os.environ, "DESK_APP_PIN": PIN, **self.environ}

    def ask(self, *argv: str, user: str = "clerk", stdin: Any = None) -> Outcome:
        """Run one command to its end; `stdin` is sent as JSON."""
        who = ("--user", user) if user else ()
        done = subprocess.run(
            self.command(*who, *argv),
            input=json.dumps(stdin) if stdin is not None else "",
            capture_output=True,
            encoding="utf-8",
            env=self.surroundings(),
            timeout=PATIENCE,
            check=False,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    def start(self, *argv: str, user: str = "clerk") -> subprocess.Popen[str]:
        """Start one command without waiting; its stdin is closed."""
        return subprocess.Popen(
            self.command("--user", user, *argv),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=self.surroundings(),
        )
