"""Asks the window that has a data folder to sync, over its local channel and without loading Qt."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

from desk_app.errors import Refused
from desk_app.qt.local_channel import LONGEST_REPLY, SYNC, channel_path, read_line

PATIENCE = 1800.0
"""Seconds a sync in the window may take before the command gives up waiting; the window goes on all the same."""


def sync_in_window(folder: Path, patience: float = PATIENCE) -> Mapping[str, Any] | None:
    """Give what the window's sync did, in the shape of the command `sync`; None when no window has this folder.

    Raises the trouble the window met, or Refused `cli.window_left` when it closed before it answered.
    """
    try:
        line = _ask(channel_path(folder), patience)
    except OSError:
        return None
    try:
        return read_line(line)
    except (ValueError, KeyError, TypeError) as error:
        raise Refused("cli.window_left") from error


def _ask(path: str, patience: float) -> bytes:
    if sys.platform == "win32":
        with Path(path).open("r+b", buffering=0) as pipe:
            return _talk(pipe)  # type: ignore[arg-type]
    import socket

    if Path(path).stat().st_uid != os.getuid():
        raise PermissionError(path)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(patience)
        line.connect(path)
        with line.makefile("rwb", buffering=0) as stream:
            return _talk(stream)  # type: ignore[arg-type]


def _talk(stream: BinaryIO) -> bytes:
    """Ask and give the line that comes back, empty when the window ends instead."""
    try:
        stream.write(SYNC)
        answer = b""
        while not answer.endswith(b"\n") and len(answer) < LONGEST_REPLY:
            part = stream.read(4096)
            if not part:
                return b""
            answer += part
    except OSError:
        return b""
    return answer
