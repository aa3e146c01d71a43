"""Hears from the Windows spooler how the jobs of a printer fare, so that the last word on a job is not missed."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _ABOUT_JOBS, _STATUS, _VERSION = 1, 0x0A, 2
    """JOB_NOTIFY_TYPE, JOB_NOTIFY_FIELD_STATUS and the version of both structures."""
    _NO_HANDLE = wintypes.HANDLE(-1).value

    class _Fields(ctypes.Structure):
        """PRINTER_NOTIFY_OPTIONS_TYPE."""

        _fields_ = (
            ("about", wintypes.WORD),
            ("reserved_0", wintypes.WORD),
            ("reserved_1", wintypes.DWORD),
            ("reserved_2", wintypes.DWORD),
            ("count", wintypes.DWORD),
            ("fields", ctypes.POINTER(wintypes.WORD)),
        )

    class _Wanted(ctypes.Structure):
        """PRINTER_NOTIFY_OPTIONS."""

        _fields_ = (
            ("version", wintypes.DWORD),
            ("flags", wintypes.DWORD),
            ("count", wintypes.DWORD),
            ("kinds", ctypes.POINTER(_Fields)),
        )

    class _Text(ctypes.Structure):
        _fields_ = (("size", wintypes.DWORD), ("buffer", wintypes.LPVOID))

    class _Value(ctypes.Union):
        _fields_ = (("numbers", wintypes.DWORD * 2), ("text", _Text))

    class _Change(ctypes.Structure):
        """PRINTER_NOTIFY_INFO_DATA."""

        _fields_ = (
            ("about", wintypes.WORD),
            ("field", wintypes.WORD),
            ("reserved", wintypes.DWORD),
            ("id", wintypes.DWORD),
            ("value", _Value),
        )

    class _Changes(ctypes.Structure):
        """PRINTER_NOTIFY_INFO; more changes than one follow it."""

        _fields_ = (
            ("version", wintypes.DWORD),
            ("flags", wintypes.DWORD),
            ("count", wintypes.DWORD),
            ("first", _Change),
        )

    _spool = ctypes.WinDLL("winspool.drv", use_last_error=True)
    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _spool.OpenPrinterW.argtypes = (wintypes.LPWSTR, wintypes.LPHANDLE, wintypes.LPVOID)
    _spool.ClosePrinter.argtypes = (wintypes.HANDLE,)
    _spool.FindFirstPrinterChangeNotification.argtypes = (
        wintypes.HANDLE,
        wintypes.DWORD,
        wintypes.DWORD,
        wintypes.LPVOID,
    )
    _spool.FindFirstPrinterChangeNotification.restype = wintypes.HANDLE
    _spool.FindNextPrinterChangeNotification.argtypes = (
        wintypes.HANDLE,
        wintypes.LPDWORD,
        wintypes.LPVOID,
        wintypes.LPVOID,
    )
    _spool.FindClosePrinterChangeNotification.argtypes = (wintypes.HANDLE,)
    _spool.FreePrinterNotifyInfo.argtypes = (wintypes.LPVOID,)
    _kernel.WaitForSingleObject.argtypes = (wintypes.HANDLE, wintypes.DWORD)

    class JobChanges:
        """The changes of one printer's jobs; nothing is heard where the spooler refuses to tell."""

        def __init__(self, printer: str) -> None:
            self._printer = printer
            self._handle = wintypes.HANDLE()
            self._watch: int | None = None

        def heard(self) -> tuple[tuple[int, int], ...]:
            """Jobs with their new status, in order, since the last call; the first call begins to listen. Never waits."""
            if self._watch is None:
                self._begin()
                return ()
            found: list[tuple[int, int]] = []
            while self._watch is not None and _kernel.WaitForSingleObject(self._watch, 0) == 0:
                found += self._next()
            return tuple(found)

        def _begin(self) -> None:
            if not _spool.OpenPrinterW(self._printer, ctypes.byref(self._handle), None):
                return
            status = wintypes.WORD(_STATUS)
            fields = _Fields(_ABOUT_JOBS, 0, 0, 0, 1, ctypes.pointer(status))
            wanted = _Wanted(_VERSION, 0, 1, ctypes.pointer(fields))
            watch = _spool.FindFirstPrinterChangeNotification(self._handle, 0, 0, ctypes.byref(wanted))
            if watch in (None, _NO_HANDLE):
                _spool.ClosePrinter(self._handle)
            else:
                self._watch = watch

        def _next(self) -> list[tuple[int, int]]:
            changed, info = wintypes.DWORD(), ctypes.POINTER(_Changes)()
            if not _spool.FindNextPrinterChangeNotification(
                self._watch, ctypes.byref(changed), None, ctypes.byref(info)
            ):
                # The spooler was started anew: what it forgot is not heard, the next call listens again.
                self._end()
                return []
            if not info:
                return []
            try:
                first = ctypes.cast(ctypes.byref(info.contents.first), ctypes.POINTER(_Change))
                changes = [first[number] for number in range(info.contents.count)]
                return [
                    (one.id, one.value.numbers[0])
                    for one in changes
                    if (one.about, one.field) == (_ABOUT_JOBS, _STATUS)
                ]
            finally:
                _spool.FreePrinterNotifyInfo(info)

        def _end(self) -> None:
            _spool.FindClosePrinterChangeNotification(self._watch)
            _spool.ClosePrinter(self._handle)
            self._watch = None
