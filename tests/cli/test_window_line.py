"""A window that hangs is never waited for without end, neither to take a word nor to give one."""

from __future__ import annotations

import os
from threading import Thread

import pytest

from desk_app.bootstrap.window_line import _PipeLine

MORE_THAN_A_PIPE_HOLDS = b"x" * 10_000_000


def test_a_pipe_nobody_reads_from_does_not_hold_the_one_who_asks() -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb", buffering=0) as opened:
        line = _PipeLine(opened)
        asking = Thread(target=line.send, args=(MORE_THAN_A_PIPE_HOLDS,), daemon=True)
        asking.start()
        asking.join(20)
        assert not asking.is_alive()
        with pytest.raises(TimeoutError):
            line.line(0.05)
        os.close(reading)
        assert line.line(20) == b""


def test_a_pipe_that_breaks_is_a_window_that_has_gone() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb", buffering=0) as opened:
        line = _PipeLine(opened)
        line.send(b"raise\n")
        assert line.line(20) == b""
