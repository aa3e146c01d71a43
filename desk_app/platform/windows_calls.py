"""Calls of Windows that Python does not make: files put in place for good, kinds of drives, rights of folders."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _REPLACE_EXISTING, _WRITE_THROUGH = 0x1, 0x8
    _DRIVE_REMOTE = 4

    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel.MoveFileExW.argtypes = (wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.DWORD)
    _kernel.MoveFileExW.restype = wintypes.BOOL
    _kernel.GetDriveTypeW.argtypes = (wintypes.LPCWSTR,)
    _kernel.GetDriveTypeW.restype = wintypes.UINT

    def move_into_place(made: str, path: str) -> None:
        """Rename a file over whatever has the name; on return the new name is on the disk. Raises OSError."""
        if not _kernel.MoveFileExW(made, path, _REPLACE_EXISTING | _WRITE_THROUGH):
            error = ctypes.WinError(ctypes.get_last_error())
            error.filename, error.filename2 = made, path
            raise error

    def is_remote_drive(anchor: str) -> bool:
        r"""Whether a drive (`D:\`) lies on another machine."""
        return bool(_kernel.GetDriveTypeW(anchor) == _DRIVE_REMOTE)
