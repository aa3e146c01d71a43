"""Tells a named pipe of this user from one that somebody else has put in its place."""

from __future__ import annotations

import sys
from typing import Protocol


class PipeCalls(Protocol):
    """What Windows is asked; everything raises OSError."""

    def open(self, path: str) -> int:
        """Open a pipe for both ways, so that its other end learns who asks and can do nothing in that name."""

    def owner(self, handle: int) -> str:
        """Whose pipe it is, as a SID; the name of a pipe has the owner of whoever made it first."""

    def user(self) -> str:
        """The SID of this process's user."""

    def close(self, handle: int) -> None:
        """Let go of a pipe."""


def open_own_pipe(path: str, calls: PipeCalls) -> int:
    """Open a pipe of this user, gives its handle; raises PermissionError for one of anybody else, OSError."""
    handle = calls.open(path)
    if not is_own_pipe(handle, calls):
        calls.close(handle)
        raise PermissionError(13, "the pipe is somebody else's", path)
    return handle


def is_own_pipe(handle: int, calls: PipeCalls) -> bool:
    """Whether an end of a pipe belongs to this user: then its rights are ours, and let nobody else in."""
    try:
        return calls.owner(handle) == calls.user()
    except OSError:
        return False


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    from desk_app.platform.windows_rights import own_sid, sid_text

    _READ_AND_WRITE, _THERE = 0x80000000 | 0x40000000, 3
    _TELLS_WHO_ASKS = 0x00100000 | 0x00010000
    """SECURITY_SQOS_PRESENT and SECURITY_IDENTIFICATION; without them the other end could act as this user."""
    _KERNEL_OBJECT, _OWNER = 6, 0x1
    _NO_HANDLE = wintypes.HANDLE(-1).value

    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _rights = ctypes.WinDLL("advapi32", use_last_error=True)
    _kernel.CreateFileW.argtypes = (
        wintypes.LPCWSTR,
        wintypes.DWORD,
        wintypes.DWORD,
        wintypes.LPVOID,
        wintypes.DWORD,
        wintypes.DWORD,
        wintypes.HANDLE,
    )
    _kernel.CreateFileW.restype = wintypes.HANDLE
    _kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
    _kernel.LocalFree.argtypes = (wintypes.LPVOID,)
    _rights.GetSecurityInfo.argtypes = (
        wintypes.HANDLE,
        ctypes.c_int,
        wintypes.DWORD,
        *((wintypes.LPVOID,) * 5),
    )
    _rights.GetSecurityInfo.restype = wintypes.DWORD

    class WindowsPipes:
        """Implements `PipeCalls`."""

        def open(self, path: str) -> int:
            """Open a pipe for both ways."""
            handle = _kernel.CreateFileW(path, _READ_AND_WRITE, 0, None, _THERE, _TELLS_WHO_ASKS, None)
            if handle in (None, _NO_HANDLE):
                raise ctypes.WinError(ctypes.get_last_error())
            return int(handle)

        def owner(self, handle: int) -> str:
            """Whose pipe it is."""
            owner, descriptor = wintypes.LPVOID(), wintypes.LPVOID()
            code = _rights.GetSecurityInfo(
                handle,
                _KERNEL_OBJECT,
                _OWNER,
                ctypes.byref(owner),
                None,
                None,
                None,
                ctypes.byref(descriptor),
            )
            if code:
                raise ctypes.WinError(code)
            try:
                return sid_text(owner.value)
            finally:
                _kernel.LocalFree(descriptor)

        def user(self) -> str:
            """The SID of this process's user."""
            return own_sid()

        def close(self, handle: int) -> None:
            """Let go of a pipe."""
            _kernel.CloseHandle(handle)
