"""The few calls of libcups the desk needs, as values: printers with their state, jobs, printing, cancelling."""

from __future__ import annotations

import ctypes
from ctypes import POINTER, byref, c_char_p, c_int, c_long, c_void_p
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any

_ALL_JOBS = -1
_UNREACHABLE_FROM = 0x0500
"""IPP server errors: the service is down or out of reach."""


class CupsUnreachable(Exception):
    """The print service does not answer."""


class JobPhase(IntEnum):
    """`job-state` of IPP (RFC 8011, 5.3.7)."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


@dataclass(frozen=True, slots=True)
class Destination:
    """A print queue: its options hold `printer-state`, `printer-state-reasons` and the like."""

    name: str
    options: dict[str, str]


@dataclass(frozen=True, slots=True)
class CupsJob:
    """A job as the spooler knows it; `processing_since` in seconds of its clock, 0 before its turn."""

    id: int
    title: str
    phase: JobPhase
    processing_since: int


class _Option(ctypes.Structure):
    _fields_ = (("name", c_char_p), ("value", c_char_p))


class _Dest(ctypes.Structure):
    _fields_ = (
        ("name", c_char_p),
        ("instance", c_char_p),
        ("is_default", c_int),
        ("num_options", c_int),
        ("options", POINTER(_Option)),
    )


class _Job(ctypes.Structure):
    _fields_ = (
        ("id", c_int),
        ("dest", c_char_p),
        ("title", c_char_p),
        ("user", c_char_p),
        ("format", c_char_p),
        ("state", c_int),
        ("size", c_int),
        ("priority", c_int),
        ("completed_time", c_long),
        ("creation_time", c_long),
        ("processing_time", c_long),
    )


@cache
def load() -> ctypes.CDLL | None:
    """Load libcups; None where there is none."""
    try:
        found = ctypes.CDLL("libcups.so.2")
    except OSError:
        return None
    _declare(found)
    return found


def _declare(lib: ctypes.CDLL) -> None:
    lib.cupsSetServer.argtypes = (c_char_p,)
    lib.cupsLastErrorString.restype = c_char_p
    lib.cupsGetDests2.argtypes = (c_void_p, POINTER(POINTER(_Dest)))
    lib.cupsFreeDests.argtypes = (c_int, POINTER(_Dest))
    lib.cupsGetJobs2.argtypes = (c_void_p, POINTER(POINTER(_Job)), c_char_p, c_int, c_int)
    lib.cupsFreeJobs.argtypes = (c_int, POINTER(_Job))
    lib.cupsAddOption.argtypes = (c_char_p, c_char_p, c_int, POINTER(POINTER(_Option)))
    lib.cupsFreeOptions.argtypes = (c_int, POINTER(_Option))
    lib.cupsPrintFile2.argtypes = (c_void_p, c_char_p, c_char_p, c_char_p, c_int, POINTER(_Option))
    lib.cupsCancelJob2.argtypes = (c_void_p, c_char_p, c_int, c_int)


class Cups:
    """One print service, the system's own unless `server` names a socket or host."""

    def __init__(self, lib: ctypes.CDLL, server: str = "") -> None:
        self._lib = lib
        self._server = server

    def destinations(self) -> tuple[Destination, ...]:
        """List the queues; raises CupsUnreachable."""
        found = POINTER(_Dest)()
        count = self._at_server().cupsGetDests2(None, byref(found))
        self._check()
        try:
            return tuple(_destination(found[n]) for n in range(count))
        finally:
            self._lib.cupsFreeDests(count, found)

    def jobs(self, queue: str, *, own: bool = False) -> tuple[CupsJob, ...]:
        """List the jobs of a queue, finished ones too; raises CupsUnreachable."""
        found = POINTER(_Job)()
        count = self._at_server().cupsGetJobs2(None, byref(found), queue.encode(), int(own), _ALL_JOBS)
        self._check()
        try:
            return tuple(
                CupsJob(
                    one.id,
                    (one.title or b"").decode("utf-8", "replace"),
                    JobPhase(one.state),
                    one.processing_time,
                )
                for one in (found[n] for n in range(count))
            )
        finally:
            self._lib.cupsFreeJobs(count, found)

    def print_file(self, queue: str, path: str, title: str, options: dict[str, str]) -> int:
        """Hand over a file; give the job's number, 0 when the queue refused it; raises CupsUnreachable."""
        lib = self._at_server()
        packed, count = POINTER(_Option)(), 0
        for name, value in options.items():
            count = lib.cupsAddOption(name.encode(), value.encode(), count, byref(packed))
        try:
            job: int = lib.cupsPrintFile2(None, queue.encode(), path.encode(), title.encode(), count, packed)
            if not job:
                self._check()
            return job
        finally:
            lib.cupsFreeOptions(count, packed)

    def cancel(self, queue: str, job: int) -> None:
        """Take a job out of its queue and forget its file; a job already gone is no trouble."""
        self._at_server().cupsCancelJob2(None, queue.encode(), job, 1)

    def _at_server(self) -> Any:
        """Give the library speaking with our server; libcups keeps this per thread."""
        if self._server:
            self._lib.cupsSetServer(self._server.encode())
        return self._lib

    def _check(self) -> None:
        if self._lib.cupsLastError() >= _UNREACHABLE_FROM:
            raise CupsUnreachable((self._lib.cupsLastErrorString() or b"").decode("utf-8", "replace"))


def _destination(dest: _Dest) -> Destination:
    options = {
        (option.name or b"").decode("utf-8", "replace"): (option.value or b"").decode("utf-8", "replace")
        for option in (dest.options[n] for n in range(dest.num_options))
    }
    return Destination(dest.name.decode("utf-8", "replace"), options)
