"""Starts the processes a benchmark measures, reads what they used of the processor, and ends them."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

TICK = os.sysconf("SC_CLK_TCK")
ROOT = Path(__file__).resolve().parents[3]


class Child:
    """One started process; its first printed line tells that it is ready."""

    def __init__(self, command: Sequence[str], *, log: Path, cwd: Path = ROOT) -> None:
        self._log = log.open("wb")
        self.process = subprocess.Popen(
            [*command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
            cwd=cwd,
        )

    def read_line(self) -> str:
        """Wait for the next line it prints; raises RuntimeError with its log when it ended instead."""
        line = _pipe(self.process.stdout).readline()
        if not line:
            self.stop()
            raise RuntimeError(self.log_text())
        return line.strip()

    def ask(self) -> str:
        """Send an empty line and give the answer."""
        inward = _pipe(self.process.stdin)
        inward.write("\n")
        inward.flush()
        return self.read_line()

    def log_text(self) -> str:
        """Give the end of what it wrote to its log."""
        return Path(self._log.name).read_text(encoding="utf-8", errors="replace")[-2000:]

    def ended_within(self, seconds: float) -> bool:
        """Wait a little for its end and tell whether it came."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def cpu(self) -> float:
        """Give the processor seconds used by it and its children."""
        return cpu_of(self.process.pid)

    def stop(self) -> None:
        """End it and wait."""
        if self.process.poll() is None:
            self.process.terminate()
            if not self.ended_within(20):
                self.process.kill()
                self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            _pipe(pipe).close()
        self._log.close()


def _pipe(pipe: IO[str] | None) -> IO[str]:
    if pipe is None:
        raise ValueError("no pipe")
    return pipe


@contextmanager
def running(command: Sequence[str], *, log: Path, cwd: Path = ROOT) -> Iterator[Child]:
    """Run a process as long as the block lasts."""
    child = Child(command, log=log, cwd=cwd)
    try:
        yield child
    finally:
        child.stop()


def free_port() -> int:
    """Give a port of loopback that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def wait_until_listening(child: Child, port: int) -> None:
    """Wait until somebody answers on a port; raises RuntimeError when the process ended first."""
    for _ in range(400):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        if child.ended_within(0.05):
            break
    child.stop()
    raise RuntimeError(child.log_text())


class SlowLine:
    """A shaped line in a process of its own."""

    def __init__(self, child: Child) -> None:
        self._child = child
        self.port = int(child.read_line())

    def counts(self) -> dict[str, int]:
        """Give bytes `up`, bytes `down` and `connections` so far."""
        counts: dict[str, int] = json.loads(self._child.ask())
        return counts


@contextmanager
def slow_line(port: int, *, round_trip_ms: float, mbit: float, log: Path) -> Iterator[SlowLine]:
    """Lay a line to a port."""
    module = "tests.benchmarks.city.line"
    shape = ["--round-trip", str(round_trip_ms), "--rate", str(mbit)]
    with running([sys.executable, "-m", module, str(port), *shape], log=log) as child:
        yield SlowLine(child)


def cpu_of(pid: int) -> float:
    """Give the processor seconds of a process and everything below it, ended children included."""
    parents = _parents()
    family = {pid}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(_own_cpu(one) for one in family) / TICK


def _parents() -> dict[int, int]:
    found = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and (fields := _stat(int(folder.name))):
            found[int(folder.name)] = int(fields[1])
    return found


def _own_cpu(pid: int) -> int:
    fields = _stat(pid)
    return sum(int(one) for one in fields[11:15]) if fields else 0


def _stat(pid: int) -> list[str]:
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return text.rpartition(")")[2].split()
