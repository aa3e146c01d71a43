"""The processes of a ward and its city: started, killed at any moment, started again."""

from __future__ import annotations

import os
import queue
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.city_end_to_end.desk_at_work import ANSWERED, FINISHED

PROGRAM = (sys.executable, "-m", "desk_app")
PATIENCE = 120.0
"""Seconds a machine may take to do what is waited for before the test gives it up."""
HOST = "127.0.0.1"


def free_port() -> int:
    """Give a port nobody listens on."""
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        port: int = taken.getsockname()[1]
        return port


class GatewayProcess:
    """`desk-app gateway serve` on one port, whatever happens to it."""

    def __init__(self, database: str, port: int, log: Path) -> None:
        self._database, self._port, self._log = database, port, log
        self._process: subprocess.Popen[bytes] | None = None
        self.kills = 0

    def start(self) -> None:
        """Start it and wait until it takes connections."""
        listen = f"{HOST}:{self._port}"
        command = [*PROGRAM, "gateway", "serve", "--db", self._database, "--listen", listen]
        with self._log.open("ab") as log:
            # A group of its own: what it starts dies with it.
            self._process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        _wait_for_port(self._port, self._process)

    def kill(self) -> None:
        """Kill it and everything it started, at once."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(PATIENCE)
            self._process = None
            self.kills += 1


def _wait_for_port(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait for the fact that somebody listens; a process that ended is told at once."""
    pause = threading.Event()
    for _ in range(int(PATIENCE / 0.02)):
        assert process.poll() is None, f"the gateway ended with {process.returncode}"
        with socket.socket() as caller:
            if caller.connect_ex((HOST, port)) == 0:
                return
        pause.wait(0.02)
    raise AssertionError("the gateway does not listen")


Line = tuple[int, list[str] | None]
"""A desk's number and the words of a line it wrote, None when its process ended."""


@dataclass
class DeskProcess:
    """One desk's process and what it answered; a line cut off by a kill was never heard."""

    number: int
    folder: Path
    share: int
    environ: dict[str, str]
    lines: queue.Queue[Line]
    answered: dict[str, str] = field(default_factory=dict)
    """Codes by the intent of their form."""
    next_turn: int = 0
    finished: bool = False
    kills: int = 0

    def start(self) -> None:
        """Let it go on with the first form that was not answered."""
        given = [str(self.folder), str(self.number), str(self.share), str(self.next_turn)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.city_end_to_end.desk_at_work", *given],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **self.environ},
            encoding="utf-8",
        )
        threading.Thread(target=self._listen, args=(self._process,), daemon=True).start()

    def kill(self) -> None:
        """Kill it at once; its end is told as a line."""
        self._process.kill()
        self.kills += 1

    def ended(self) -> int:
        """Give what its process ended with."""
        assert self._process.stdin is not None
        with suppress(OSError):
            self._process.stdin.close()
        return self._process.wait(PATIENCE)

    def go_on(self) -> None:
        """Tell it that one more of its answers was heard; one that was killed hears nothing."""
        assert self._process.stdin is not None
        with suppress(OSError):
            self._process.stdin.write("\n")
            self._process.stdin.flush()

    def heard(self, words: list[str]) -> None:
        """Take down what it said."""
        if words[0] == ANSWERED:
            turn, intent, code = words[1:]
            self.answered[intent] = code
            self.next_turn = int(turn) + 1
        elif words[0] == FINISHED:
            self.finished = True

    def _listen(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        with process.stdout as said:
            for line in said:
                if line.endswith("\n"):
                    self.lines.put((self.number, line.split()))
        self.lines.put((self.number, None))
