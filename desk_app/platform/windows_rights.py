"""Rights of folders on Windows: for this user, the system and the administrators, whatever the folder above allows."""

from __future__ import annotations

import sys


def only_for(sid: str) -> str:
    """Write the rights as Windows spells them (SDDL): protected from those above, passed on to all that is made inside.

    The administrators keep theirs, or nobody could look after a PC whose user has left.
    """
    return "D:P" + "".join(f"(A;OICI;FA;;;{who})" for who in (sid, "SY", "BA"))


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes
    from typing import Any

    _FILE_OBJECT, _DACL, _PROTECTED = 1, 0x4, 0x80000000
    _SDDL_VERSION, _TOKEN_QUERY, _TOKEN_USER = 1, 0x8, 1
    _DACL_IS_PROTECTED = 0x1000

    class _SecurityAttributes(ctypes.Structure):
        _fields_ = (
            ("length", wintypes.DWORD),
            ("descriptor", wintypes.LPVOID),
            ("inherit", wintypes.BOOL),
        )

    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _rights = ctypes.WinDLL("advapi32", use_last_error=True)
    _kernel.LocalFree.argtypes = (wintypes.LPVOID,)
    _kernel.GetCurrentProcess.restype = wintypes.HANDLE
    _kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
    _kernel.CreateDirectoryW.argtypes = (wintypes.LPCWSTR, wintypes.LPVOID)
    _rights.OpenProcessToken.argtypes = (wintypes.HANDLE, wintypes.DWORD, wintypes.LPVOID)
    _rights.GetTokenInformation.argtypes = (
        wintypes.HANDLE,
        ctypes.c_int,
        wintypes.LPVOID,
        wintypes.DWORD,
        wintypes.LPVOID,
    )
    _rights.ConvertSidToStringSidW.argtypes = (wintypes.LPVOID, wintypes.LPVOID)
    _rights.ConvertStringSecurityDescriptorToSecurityDescriptorW.argtypes = (
        wintypes.LPCWSTR,
        wintypes.DWORD,
        wintypes.LPVOID,
        wintypes.LPVOID,
    )
    _rights.GetSecurityDescriptorDacl.argtypes = (wintypes.LPVOID,) * 4
    _rights.GetSecurityDescriptorControl.argtypes = (wintypes.LPVOID,) * 3
    _rights.SetNamedSecurityInfoW.argtypes = (
        wintypes.LPCWSTR,
        ctypes.c_int,
        wintypes.DWORD,
        *((wintypes.LPVOID,) * 4),
    )
    _rights.SetNamedSecurityInfoW.restype = wintypes.DWORD
    _rights.GetNamedSecurityInfoW.argtypes = (
        wintypes.LPCWSTR,
        ctypes.c_int,
        wintypes.DWORD,
        *((wintypes.LPVOID,) * 5),
    )
    _rights.GetNamedSecurityInfoW.restype = wintypes.DWORD

    def make_private(path: str) -> None:
        """Make a folder with its rights from the first moment on; raises OSError, FileExistsError."""
        with _Descriptor(only_for(own_sid())) as descriptor:
            attributes = _SecurityAttributes(ctypes.sizeof(_SecurityAttributes), descriptor.value, False)
            if not _kernel.CreateDirectoryW(path, ctypes.byref(attributes)):
                raise ctypes.WinError(ctypes.get_last_error())

    def close_to_others(path: str) -> None:
        """Take from others what the folder above lets them do; rights somebody has set for this one stay. Raises OSError."""
        if _has_own_rights(path):
            return
        with _Descriptor(only_for(own_sid())) as descriptor:
            present, defaulted, dacl = wintypes.BOOL(), wintypes.BOOL(), wintypes.LPVOID()
            _must(
                _rights.GetSecurityDescriptorDacl(
                    descriptor, ctypes.byref(present), ctypes.byref(dacl), ctypes.byref(defaulted)
                )
            )
            _must_be_zero(
                _rights.SetNamedSecurityInfoW(path, _FILE_OBJECT, _DACL | _PROTECTED, None, None, dacl, None)
            )

    def _has_own_rights(path: str) -> bool:
        descriptor = wintypes.LPVOID()
        _must_be_zero(
            _rights.GetNamedSecurityInfoW(
                path, _FILE_OBJECT, _DACL, None, None, None, None, ctypes.byref(descriptor)
            )
        )
        try:
            control, revision = wintypes.WORD(), wintypes.DWORD()
            _must(
                _rights.GetSecurityDescriptorControl(
                    descriptor, ctypes.byref(control), ctypes.byref(revision)
                )
            )
            return bool(control.value & _DACL_IS_PROTECTED)
        finally:
            _kernel.LocalFree(descriptor)

    def own_sid() -> str:
        """The SID of this process's user; raises OSError."""
        token = wintypes.HANDLE()
        _must(_rights.OpenProcessToken(_kernel.GetCurrentProcess(), _TOKEN_QUERY, ctypes.byref(token)))
        try:
            size = wintypes.DWORD()
            _rights.GetTokenInformation(token, _TOKEN_USER, None, 0, ctypes.byref(size))
            room = ctypes.create_string_buffer(size.value)
            _must(_rights.GetTokenInformation(token, _TOKEN_USER, room, size, ctypes.byref(size)))
            # The first field of TOKEN_USER is the pointer to the SID.
            return sid_text(ctypes.c_void_p.from_buffer(room).value)
        finally:
            _kernel.CloseHandle(token)

    def sid_text(sid: int | None) -> str:
        """Write the SID at an address as S-1-…; raises OSError."""
        text = wintypes.LPWSTR()
        _must(_rights.ConvertSidToStringSidW(sid, ctypes.byref(text)))
        try:
            return str(text.value)
        finally:
            _kernel.LocalFree(text)

    class _Descriptor:
        """A security descriptor made of its text, freed at the end of the block."""

        def __init__(self, sddl: str) -> None:
            self._sddl = sddl
            self._made = wintypes.LPVOID()

        def __enter__(self) -> wintypes.LPVOID:
            _must(
                _rights.ConvertStringSecurityDescriptorToSecurityDescriptorW(
                    self._sddl, _SDDL_VERSION, ctypes.byref(self._made), None
                )
            )
            return self._made

        def __exit__(self, *_: Any) -> None:
            _kernel.LocalFree(self._made)

    def _must(worked: int) -> None:
        if not worked:
            raise ctypes.WinError(ctypes.get_last_error())

    def _must_be_zero(code: int) -> None:
        if code:
            raise ctypes.WinError(code)
