"""The few calls of the Windows spooler the desk needs: printers, their queues, and taking a job back."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import ctypes
    import os
    from collections.abc import Callable, Iterator
    from contextlib import contextmanager
    from ctypes import wintypes
    from typing import Any

    from desk_app.printing.printers.windows_spooler import SpoolerJob, SpoolerPrinterState
    from desk_app.printing.printers.winspool_changes import JobChanges

    _LOCAL_AND_CONNECTED = 0x2 | 0x4
    _NAME, _PRINTER, _JOB = 4, 2, 1
    """Levels: how much is asked for."""
    _DELETE_JOB, _MOST_JOBS, _MOST_TRIES = 5, 10_000, 5
    _BUFFER_TOO_SMALL = 122
    _NO_SUCH_JOB = (87, 0)
    """ERROR_INVALID_PARAMETER; wine gives no reason."""
    _NO_SUCH_PRINTER = (1801, 1905)
    """ERROR_INVALID_PRINTER_NAME, ERROR_PRINTER_DELETED."""

    class _PrinterName(ctypes.Structure):
        """PRINTER_INFO_4."""

        _fields_ = (("name", wintypes.LPWSTR), ("server", wintypes.LPWSTR), ("attributes", wintypes.DWORD))

    class _PrinterInfo(ctypes.Structure):
        """PRINTER_INFO_2."""

        _fields_ = (
            ("server", wintypes.LPWSTR),
            ("name", wintypes.LPWSTR),
            ("share", wintypes.LPWSTR),
            ("port", wintypes.LPWSTR),
            ("driver", wintypes.LPWSTR),
            ("comment", wintypes.LPWSTR),
            ("location", wintypes.LPWSTR),
            ("mode", wintypes.LPVOID),
            ("separator", wintypes.LPWSTR),
            ("processor", wintypes.LPWSTR),
            ("data_type", wintypes.LPWSTR),
            ("parameters", wintypes.LPWSTR),
            ("rights", wintypes.LPVOID),
            ("attributes", wintypes.DWORD),
            ("priority", wintypes.DWORD),
            ("usual_priority", wintypes.DWORD),
            ("from_time", wintypes.DWORD),
            ("until_time", wintypes.DWORD),
            ("status", wintypes.DWORD),
            ("jobs", wintypes.DWORD),
            ("pages_a_minute", wintypes.DWORD),
        )

    class _JobInfo(ctypes.Structure):
        """JOB_INFO_1."""

        _fields_ = (
            ("id", wintypes.DWORD),
            ("printer", wintypes.LPWSTR),
            ("machine", wintypes.LPWSTR),
            ("user", wintypes.LPWSTR),
            ("title", wintypes.LPWSTR),
            ("data_type", wintypes.LPWSTR),
            ("words", wintypes.LPWSTR),
            ("status", wintypes.DWORD),
            ("priority", wintypes.DWORD),
            ("position", wintypes.DWORD),
            ("pages", wintypes.DWORD),
            ("pages_printed", wintypes.DWORD),
            ("submitted", wintypes.WORD * 8),
        )

    _DWORDS = (wintypes.DWORD,) * 3
    _ROOM = (wintypes.LPVOID, wintypes.DWORD, wintypes.LPDWORD)
    _spool = ctypes.WinDLL("winspool.drv", use_last_error=True)
    _spool.EnumPrintersW.argtypes = (
        wintypes.DWORD,
        wintypes.LPWSTR,
        wintypes.DWORD,
        *_ROOM,
        wintypes.LPDWORD,
    )
    _spool.OpenPrinterW.argtypes = (wintypes.LPWSTR, wintypes.LPHANDLE, wintypes.LPVOID)
    _spool.ClosePrinter.argtypes = (wintypes.HANDLE,)
    _spool.GetPrinterW.argtypes = (wintypes.HANDLE, wintypes.DWORD, *_ROOM)
    _spool.GetJobW.argtypes = (wintypes.HANDLE, wintypes.DWORD, wintypes.DWORD, *_ROOM)
    _spool.EnumJobsW.argtypes = (wintypes.HANDLE, *_DWORDS, *_ROOM, wintypes.LPDWORD)
    _spool.SetJobW.argtypes = (
        wintypes.HANDLE,
        wintypes.DWORD,
        wintypes.DWORD,
        wintypes.LPVOID,
        wintypes.DWORD,
    )

    class Winspool:
        """Implements `WindowsSpooler`."""

        def __init__(self) -> None:
            self._changes: dict[str, JobChanges] = {}

        def user(self) -> str:
            """The name this user's jobs carry."""
            return os.getlogin()

        def names(self) -> tuple[str, ...]:
            """Names of the printers of this PC and those it is connected to."""
            count = wintypes.DWORD()
            room = _filled(
                lambda *given: _spool.EnumPrintersW(
                    _LOCAL_AND_CONNECTED, None, _NAME, *given, ctypes.byref(count)
                )
            )
            found = ctypes.cast(room, ctypes.POINTER(_PrinterName))
            return tuple(str(found[number].name) for number in range(count.value))

        def printer(self, name: str) -> SpoolerPrinterState | None:
            """A printer, None when there is none of this name."""
            with _opened(name) as handle:
                if handle is None:
                    return None
                room = _filled(lambda *given: _spool.GetPrinterW(handle, _PRINTER, *given))
            found = ctypes.cast(room, ctypes.POINTER(_PrinterInfo))[0]
            return SpoolerPrinterState(found.status, found.attributes)

        def job(self, printer: str, job: int) -> SpoolerJob | None:
            """A job, None once it has left the queue."""
            with _opened(printer) as handle:
                if handle is None:
                    return None
                try:
                    room = _filled(lambda *given: _spool.GetJobW(handle, job, _JOB, *given))
                except OSError as refusal:
                    if refusal.winerror in _NO_SUCH_JOB:
                        return None
                    raise
            return _job(ctypes.cast(room, ctypes.POINTER(_JobInfo))[0])

        def jobs(self, printer: str) -> tuple[SpoolerJob, ...]:
            """All jobs in a printer's queue."""
            count = wintypes.DWORD()
            with _opened(printer) as handle:
                if handle is None:
                    return ()
                room = _filled(
                    lambda *given: _spool.EnumJobsW(handle, 0, _MOST_JOBS, _JOB, *given, ctypes.byref(count))
                )
            found = ctypes.cast(room, ctypes.POINTER(_JobInfo))
            return tuple(_job(found[number]) for number in range(count.value))

        def delete(self, printer: str, job: int) -> None:
            """Take a job out of the queue; one that is gone is no trouble."""
            with _opened(printer) as handle:
                if handle is not None and not _spool.SetJobW(handle, job, 0, None, _DELETE_JOB):
                    _raise_unless(*_NO_SUCH_JOB)

        def changes(self, printer: str) -> tuple[tuple[int, int], ...]:
            """Jobs whose status has changed since the last call, with it."""
            if printer not in self._changes:
                self._changes[printer] = JobChanges(printer)
            return self._changes[printer].heard()

    def _job(found: _JobInfo) -> SpoolerJob:
        return SpoolerJob(found.id, found.title or "", found.user or "", found.status, found.position)

    @contextmanager
    def _opened(printer: str) -> Iterator[wintypes.HANDLE | None]:
        """Open a printer, None when there is none of this name; raises OSError."""
        handle = wintypes.HANDLE()
        if not _spool.OpenPrinterW(printer, ctypes.byref(handle), None):
            _raise_unless(*_NO_SUCH_PRINTER)
            yield None
            return
        try:
            yield handle
        finally:
            _spool.ClosePrinter(handle)

    def _filled(call: Callable[[Any, int, Any], int]) -> Any:
        """Let the spooler fill a buffer as large as it asks for, which may grow between two calls; raises OSError."""
        needed, size = wintypes.DWORD(), 0
        for _ in range(_MOST_TRIES):
            room = ctypes.create_string_buffer(size)
            ctypes.set_last_error(0)
            if call(room, size, ctypes.byref(needed)):
                return room
            _raise_unless(_BUFFER_TOO_SMALL)
            size = needed.value
        raise ctypes.WinError(_BUFFER_TOO_SMALL)

    def _raise_unless(*codes: int) -> None:
        code = ctypes.get_last_error()
        if code not in codes:
            raise ctypes.WinError(code)
