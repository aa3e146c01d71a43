"""Tells a running event loop that this process is to end: by SIGTERM, Ctrl+C, and on Windows Ctrl+Break."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

END_SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGBREAK") if hasattr(signal, name)
)
"""The ways this system has of asking a process to end."""

_LACKING = RuntimeError
"""What a loop without signals raises (a kind of it)."""


@contextmanager
def told_to_end(stop: Callable[[], None]) -> Iterator[None]:
    """Call `stop` in the running loop when the process is asked to end; in the block only, and in the main thread only.

    The loop of POSIX is told by its own means, without which it sleeps on through a signal that another thread got; that
    of Windows has none, and wakes at every signal.
    """
    loop = asyncio.get_running_loop()

    def ask(number: int, frame: object) -> None:
        loop.call_soon_threadsafe(stop)

    before = {number: signal.getsignal(number) for number in END_SIGNALS}
    for number in END_SIGNALS:
        try:
            loop.add_signal_handler(number, stop)
        except _LACKING:
            signal.signal(number, ask)
    try:
        yield
    finally:
        for number, handler in before.items():
            with suppress(_LACKING):
                loop.remove_signal_handler(number)
            signal.signal(number, handler)
