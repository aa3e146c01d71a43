"""Ends the processes a process has started when it ends itself, however that happens."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
from typing import Any

_PARENT_DIED = 1
"""PR_SET_PDEATHSIG of Linux: a worker whose main process was killed ends too."""
_EXTENDED_LIMITS = 9
"""JobObjectExtendedLimitInformation."""
_KILL_ON_JOB_CLOSE = 0x2000


class _Limits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION, flattened; only `flags` is of use here."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_memory", ctypes.c_size_t),
        ("most_memory", ctypes.c_size_t),
        ("most_processes", ctypes.c_uint32),
        ("processors", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
        ("transfers", ctypes.c_uint64 * 6),
        ("memory", ctypes.c_size_t * 4),
    )


def bind_children(kernel: Any = None) -> None:
    """Call before children are started: on Windows they then end with this process, also when it is killed.

    A job holds them and this process; its only handle closes with this process, and with it the job. Nothing is done
    on other systems, where each child sees to it itself (`end_with_parent`). Raises OSError. `kernel` is kernel32.
    """
    kernel = kernel or _kernel32()
    if kernel is None:
        return
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    limits = _Limits(flags=_KILL_ON_JOB_CLOSE)
    told = kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
    me = ctypes.c_void_p(kernel.GetCurrentProcess())
    if not (job and told and kernel.AssignProcessToJobObject(job, me)):
        raise OSError(f"no job for the worker processes: error {kernel.GetLastError()} of Windows")


def end_with_parent() -> None:
    """Call in a child: let Linux end it with its parent, also when that was killed while the child still started."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PARENT_DIED, signal.SIGKILL)
    first = multiprocessing.parent_process()
    if first is not None and os.getppid() != first.pid:
        # Too late for that signal: alone, this worker would keep the port from the next gateway.
        os.kill(os.getpid(), signal.SIGKILL)


def _kernel32() -> Any:
    if sys.platform == "win32":
        return ctypes.WinDLL("kernel32")
    return None
