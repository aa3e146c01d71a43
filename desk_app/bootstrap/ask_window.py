"""Asks the window that has a data folder to come to the front or to sync, without loading Qt."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desk_app.bootstrap.window_line import WindowLine, window_line
from desk_app.errors import Refused
from desk_app.platform.foreground import let_others_come_forward
from desk_app.qt.local_channel import AT_WORK, RAISE, SYNC, read_line


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a window is waited for, in seconds: until it answers at all, between two signs of life, altogether.

    `appears` is the time a window that has the folder gets to begin listening, when it is only just starting.
    """

    answers: float = 5.0
    silent: float = 30.0
    whole: float = 1800.0
    appears: float = 15.0


USUAL = Patience()


def raise_window(folder: Path, patience: Patience = USUAL) -> bool:
    """Ask a window of this folder to come to the front; whether one of this user has said that it does."""
    with window_line(folder) as line:
        let_others_come_forward()
        try:
            return line is not None and read_line(_answer(line, RAISE, patience)) == {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return False


def sync_in_window(folder: Path, patience: Patience = USUAL) -> Mapping[str, Any] | None:
    """Give what the window's sync did, in the shape of the command `sync`; None when no window answers.

    Raises the trouble the window met, Refused `cli.window_left` when it closed before it had finished, or
    `cli.window_silent` when it began and then hangs.
    """
    with window_line(folder) as line:
        if line is None:
            return None
        try:
            answer = _answer(line, SYNC, patience)
        except OSError:
            return None
        if answer == AT_WORK:
            answer = _end(line, patience)
    if not answer:
        return None
    try:
        return read_line(answer)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused("cli.window_left") from error


def _answer(line: WindowLine, what: bytes, patience: Patience) -> bytes:
    """Ask and give the first line that comes back, empty when the window ends instead; raises OSError."""
    line.send(what)
    return line.line(patience.answers)


def _end(line: WindowLine, patience: Patience) -> bytes:
    """Wait for the end of a sync that has begun; the window goes on with it also when nobody waits any more."""
    until = time.monotonic() + patience.whole
    try:
        answer = AT_WORK
        while answer == AT_WORK and time.monotonic() < until:
            answer = line.line(patience.silent)
    except OSError as error:
        raise Refused("cli.window_silent") from error
    if answer in (b"", AT_WORK):
        raise Refused("cli.window_left" if not answer else "cli.window_silent")
    return answer
