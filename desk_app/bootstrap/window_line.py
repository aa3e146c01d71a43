"""The line to the window of a data folder, for a program without Qt: opened, asked, and never waited on for ever."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from queue import Empty, Queue
from threading import Thread
from typing import TYPE_CHECKING, BinaryIO, Protocol

from desk_app.platform.own_pipe import PipeCalls, open_own_pipe
from desk_app.qt.channel_place import asking_places, is_this_user
from desk_app.qt.local_channel import LONGEST_REPLY

if TYPE_CHECKING:
    import socket
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

CONNECT_SECONDS = 2.0
"""Time a window has to take a call; its system does it for a window that is busy."""


class WindowLine(Protocol):
    """An open line."""

    def send(self, what: bytes) -> None:
        """Say something; raises OSError."""

    def line(self, seconds: float) -> bytes:
        """Give the next line, empty when the other end has gone; raises TimeoutError when none came in time."""


@contextmanager
def window_line(folder: Path) -> Iterator[WindowLine | None]:
    """Open the line to a window of this user; None when there is none, or somebody else has taken its place."""
    if sys.platform == "win32":
        from desk_app.platform.own_pipe import WindowsPipes

        with pipe_line(asking_places(folder)[0], WindowsPipes(), msvcrt.open_osfhandle) as pipe:
            yield pipe
        return
    import socket

    for path in asking_places(folder):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as opened:
            opened.settimeout(CONNECT_SECONDS)
            with suppress(OSError):
                opened.connect(path)
                if is_this_user(opened.fileno()):
                    yield _SocketLine(opened)
                    return
    yield None


@contextmanager
def pipe_line(
    path: str, calls: PipeCalls, descriptor: Callable[[int, int], int]
) -> Iterator[WindowLine | None]:
    """Open the line through a pipe of this user; None when there is none, and nothing is said into one of others."""
    try:
        opened: BinaryIO = os.fdopen(descriptor(open_own_pipe(path, calls), os.O_RDWR), "r+b", buffering=0)
    except OSError:
        yield None
        return
    # Not closed here: on a pipe whose other end hangs even that may wait. The command is over anyway.
    yield _PipeLine(opened)


class _SocketLine:
    def __init__(self, opened: socket.socket) -> None:
        self._socket = opened
        self._come = b""

    def send(self, what: bytes) -> None:
        self._socket.sendall(what)

    def line(self, seconds: float) -> bytes:
        until = time.monotonic() + seconds
        while b"\n" not in self._come and len(self._come) < LONGEST_REPLY:
            left = until - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self._socket.settimeout(left)
            try:
                part = self._socket.recv(4096)
            except ConnectionError:
                part = b""
            if not part:
                return b""
            self._come += part
        line, _, self._come = self._come.partition(b"\n")
        return line + b"\n"


class _PipeLine:
    """A named pipe of Windows; a thread of its own writes and reads it, because neither knows a limit of time there."""

    def __init__(self, opened: BinaryIO) -> None:
        self._pipe = opened
        self._lines: Queue[bytes] = Queue()

    def send(self, what: bytes) -> None:
        Thread(target=self._talk, args=(what,), name="window-line", daemon=True).start()

    def line(self, seconds: float) -> bytes:
        try:
            return self._lines.get(timeout=seconds)
        except Empty as nothing:
            raise TimeoutError from nothing

    def _talk(self, what: bytes) -> None:
        with suppress(OSError), self._pipe:
            os.write(self._pipe.fileno(), what)
            while line := self._pipe.readline(LONGEST_REPLY):
                self._lines.put(line)
        self._lines.put(b"")
