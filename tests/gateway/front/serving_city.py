"""A gateway in a process of its own, as `desk-app gateway serve` starts it, and the calls a script makes beside it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.process_ends import ASKED, KILL, KILLED
from tests.windows.needs import IS_WINDOWS, SystemPart, has

PROGRAM = (sys.executable, "-m", "desk_app")
SECONDS = 240 if IS_WINDOWS else 60
"""How long anything may take on a busy machine."""


@dataclass
class ServingCity:
    """A running gateway."""

    address: str
    process: subprocess.Popen[str]
    url: str

    def stop(self, number: int) -> int:
        """Send a signal; gives the exit code."""
        self.process.send_signal(number)
        return self.process.wait(SECONDS)

    def end(self) -> bool:
        """Have it end, in good order where it can be asked to; whether it did."""
        if has(SystemPart.SIGNALS):
            return self.stop(ASKED[0]) == 0
        return self.stop(KILL) == KILLED


def gateway_command(*arguments: str) -> tuple[int, dict[str, Any]]:
    """Make a call of the city's command line; gives exit code and answer."""
    done = subprocess.run(
        [*PROGRAM, "--json", "gateway", *arguments],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    plain = json.loads(done.stdout)
    assert isinstance(plain, dict)
    return done.returncode, plain


@contextmanager
def serving(address: str, *more: str, listen: str = "127.0.0.1:0") -> Iterator[ServingCity]:
    """Serve a database until the block ends."""
    command = [*PROGRAM, "--json", "gateway", "serve", "--db", address, "--listen", listen, *more]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) as process:
        assert process.stdout is not None
        try:
            yield ServingCity(address, process, json.loads(process.stdout.readline())["listening"])
        finally:
            if process.poll() is None:
                process.kill()
