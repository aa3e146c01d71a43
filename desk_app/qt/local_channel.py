"""What the local channel of a data folder carries, for the window and for programs that have not loaded Qt."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from desk_app.errors import DeskError, ExitCode, NeedsPerson, NoConnection, Refused, StorageTrouble

RAISE = b"raise\n"
SYNC = b"sync\n"
"""The only things another process may ask: come to the front, and sync now."""
LONGEST_ASK = 16
LONGEST_REPLY = 64 * 1024
"""Bytes of a question and of an answer; whoever sends more is not listened to."""
AT_WORK = b'{"at_work": true}\n'
"""Said at once and again while a sync goes on, so that a window that hangs is told from one that works."""
_KINDS = (Refused, StorageTrouble, NoConnection, NeedsPerson)


def done_line(plain: Mapping[str, Any]) -> bytes:
    """Write the answer of what was done; of a sync, what the command `sync` gives as JSON."""
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
