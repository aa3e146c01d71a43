"""Locks a file against other processes; the system frees the lock when its holder ends, however it ends."""

from __future__ import annotations

import os
import sys

_FAR = 1 << 30
"""Windows locks bytes against reading too; the locked byte lies far behind what the file says of its holder."""


def lock_file(descriptor: int) -> None:
    """Lock an open file without waiting; raises OSError when another process has it locked."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
