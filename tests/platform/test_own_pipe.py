"""A pipe somebody else has put in the window's place is neither believed nor told anything."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator

import pytest

from desk_app.bootstrap.window_line import pipe_line
from desk_app.platform.own_pipe import is_own_pipe, open_own_pipe
from desk_app.qt.local_channel import RAISE, done_line

LAN, OTHER, PATH = "S-1-5-21-1-2-3-1001", "S-1-5-21-1-2-3-1002", r"\\.\pipe\ward-desk-1"


class Pipes:
    """Windows in memory: one pipe with an owner."""

    def __init__(self, owner: str | None, handle: int = 0) -> None:
        self._owner = owner
        self._handle = handle
        self.closed: list[int] = []

    def open(self, path: str) -> int:
        if self._owner is None:
            raise FileNotFoundError(2, "no such pipe", path)
        return self._handle

    def owner(self, handle: int) -> str:
        assert self._owner is not None
        if not self._owner:
            raise OSError(5, "access denied")
        return self._owner

    def user(self) -> str:
        return LAN

    def close(self, handle: int) -> None:
        self.closed.append(handle)


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    yield ours, theirs
    theirs.close()


def as_it_is(handle: int, flags: int) -> int:
    assert flags == os.O_RDWR
    return handle


if sys.platform != "win32":

    def test_a_window_of_this_user_is_asked_and_answers(ends: tuple[socket.socket, socket.socket]) -> None:
        ours, theirs = ends
        with pipe_line(PATH, Pipes(LAN, ours.detach()), as_it_is) as line:
            assert line is not None
            line.send(RAISE)
            assert theirs.recv(64) == RAISE
            theirs.sendall(done_line({}))
            assert line.line(10) == done_line({})
            theirs.close()
            assert line.line(10) == b""


@pytest.mark.parametrize("owner", [OTHER, "S-1-5-32-544", ""])
def test_a_pipe_of_somebody_else_is_told_nothing_and_let_go(
    ends: tuple[socket.socket, socket.socket], owner: str
) -> None:
    ours, theirs = ends
    pipes = Pipes(owner, ours.fileno())
    with pipe_line(PATH, pipes, as_it_is) as line:
        assert line is None
    assert pipes.closed == [ours.fileno()]
    ours.close()
    assert theirs.recv(64) == b""


def test_where_no_pipe_is_nobody_is_asked() -> None:
    with pipe_line(PATH, Pipes(None), as_it_is) as line:
        assert line is None


def test_only_the_owner_makes_a_pipe_ours() -> None:
    assert is_own_pipe(0, Pipes(LAN))
    assert not is_own_pipe(0, Pipes(OTHER))
    with pytest.raises(PermissionError):
        open_own_pipe(PATH, Pipes(OTHER))


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    from desk_app.platform.own_pipe import WindowsPipes

    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _rights = ctypes.WinDLL("advapi32", use_last_error=True)
    _kernel.CreateNamedPipeW.argtypes = (wintypes.LPCWSTR, *((wintypes.DWORD,) * 6), wintypes.LPVOID)
    _kernel.CreateNamedPipeW.restype = wintypes.HANDLE
    _rights.ConvertStringSecurityDescriptorToSecurityDescriptorW.argtypes = (
        wintypes.LPCWSTR,
        wintypes.DWORD,
        wintypes.LPVOID,
        wintypes.LPVOID,
    )

    class _Attributes(ctypes.Structure):
        _fields_ = (("length", wintypes.DWORD), ("descriptor", wintypes.LPVOID), ("inherit", wintypes.BOOL))

    def pipe_of(owner: str, path: str) -> int:
        """Make a pipe that everybody may open and that belongs to somebody."""
        descriptor = wintypes.LPVOID()
        sddl = f"O:{owner}D:(A;;FA;;;WD)"
        assert _rights.ConvertStringSecurityDescriptorToSecurityDescriptorW(
            sddl, 1, ctypes.byref(descriptor), None
        )
        attributes = _Attributes(ctypes.sizeof(_Attributes), descriptor, False)
        handle = _kernel.CreateNamedPipeW(path, 3, 0, 1, 64, 64, 0, ctypes.byref(attributes))
        assert handle not in (None, wintypes.HANDLE(-1).value), ctypes.get_last_error()
        return int(handle)

    @pytest.mark.parametrize("whose", ["own", "BA"])
    def test_windows_tells_whose_a_pipe_is(whose: str) -> None:
        pipes = WindowsPipes()
        path = rf"\\.\pipe\ward-desk-test-{os.getpid()}-{whose}"
        server = pipe_of(pipes.user() if whose == "own" else whose, path)
        try:
            if whose == "own":
                pipes.close(open_own_pipe(path, pipes))
            else:
                with pytest.raises(PermissionError):
                    open_own_pipe(path, pipes)
            assert is_own_pipe(server, pipes) == (whose == "own")
        finally:
            pipes.close(server)
