"""What the local channel of a data folder is called and carries, for the window and for commands without Qt."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desk_app.errors import DeskError, ExitCode, NeedsPerson, NoConnection, Refused, StorageTrouble

RAISE = b"raise\n"
SYNC = b"sync\n"
"""The only things another process may ask: come to the front, and sync now."""
LONGEST_REPLY = 64 * 1024
_KINDS = (Refused, StorageTrouble, NoConnection, NeedsPerson)


def channel_name(folder: Path) -> str:
    """Give the name of the local channel of one data folder; it tells nothing of the folder's path."""
    digest = hashlib.sha256(str(folder.resolve()).encode("utf-8")).hexdigest()
    return f"ward-desk-{digest[:24]}"


def channel_path(folder: Path) -> str:
    """Give where a program without Qt finds the channel: Qt's local sockets lie in the folder for temporary files."""
    name = channel_name(folder)
    if sys.platform == "win32":
        return rf"\\.\pipe\{name}"
    # As QDir::tempPath does it, which heeds fewer variables than Python.
    return str(Path(os.environ.get("TMPDIR") or "/tmp") / name)  # noqa: S108 - Qt chose the place, its owner is checked


def done_line(plain: Mapping[str, Any]) -> bytes:
    """Write the answer of a sync that was done: what the command `sync` gives as JSON."""
    return _line({"done": dict(plain)})


def trouble_line(error: DeskError) -> bytes:
    """Write the answer of a sync that was not done; its sentence is made where it is read."""
    params = {
        name: value if isinstance(value, int | float) else str(value) for name, value in error.params.items()
    }
    return _line({"trouble": error.key, "exit": int(error.exit_code), "params": params})


def read_line(line: bytes) -> Mapping[str, Any]:
    """Give what was done; raises the trouble the window met, or ValueError for a line that is none of ours."""
    plain = json.loads(line)
    if "done" in plain:
        done: Mapping[str, Any] = dict(plain["done"])
        return done
    kinds = {ExitCode(kind.exit_code): kind for kind in _KINDS}
    raise kinds.get(ExitCode(plain["exit"]), Refused)(str(plain["trouble"]), **dict(plain["params"]))


def _line(plain: Mapping[str, Any]) -> bytes:
    return json.dumps(plain).encode() + b"\n"
