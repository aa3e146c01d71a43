"""Processes that belong together: whether several may answer on one port, and that none outlives its parent."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys

MAY_SHARE_A_PORT = sys.platform != "win32"
"""Whether processes may answer on one port together; on Windows granian can only hand it to one."""
_PARENT_DIED = 1
"""PR_SET_PDEATHSIG of Linux: a worker whose main process was killed ends too."""


def end_with_parent() -> None:
    """Call in a child: let Linux end it with its parent, also when that was killed while the child still started."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PARENT_DIED, signal.SIGKILL)
    first = multiprocessing.parent_process()
    if first is not None and os.getppid() != first.pid:
        # Too late for that signal: alone, this worker would keep the port from the next gateway.
        os.kill(os.getpid(), signal.SIGKILL)
