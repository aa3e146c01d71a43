"""Finds where the local channel of a data folder lies, and who is at its other end; loads no Qt."""

from __future__ import annotations

import hashlib
import os
import socket
import stat
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from desk_app.platform.private_files import FOLDER, make_folder

RUNTIME = "XDG_RUNTIME_DIR"
"""Environment variable with the folder of this user's running programs."""
_OWN_ROOM = "desk-app"
_OTHERS = 0o077
_SYSTEM = str(sys.platform)
_MAC_PEER = (0, 1, 76)
"""SOL_LOCAL, LOCAL_PEERCRED and the size of `struct xucred` on macOS; version and uid come first."""


def channel_name(folder: Path) -> str:
    """Give the name of the local channel of one data folder; it tells nothing of the folder's path."""
    digest = hashlib.sha256(str(folder.resolve()).encode("utf-8")).hexdigest()
    return f"ward-desk-{digest[:24]}"


def listening_place(folder: Path) -> str | None:
    """Give where the window of a data folder listens: in a folder of this user that nobody else can look into.

    None where there is none; other starts are then told only by the lock of the data folder.
    """
    name = channel_name(folder)
    if sys.platform == "win32":
        # Qt makes the pipe for this user alone.
        return name
    for room in _rooms():
        with suppress(OSError):
            make_folder(room)
            if _is_ours(room):
                room.chmod(FOLDER)
                return str(room / name)
    return None


def asking_places(folder: Path) -> tuple[str, ...]:
    """Give where a window of a data folder may listen; it may have been started with another environment."""
    name = channel_name(folder)
    if sys.platform == "win32":
        return (rf"\\.\pipe\{name}",)
    return tuple(str(room / name) for room in _rooms() if _is_closed(room) and (room / name).is_socket())


def is_this_user(descriptor: int) -> bool:
    """Whether the other end of a local socket belongs to this user; where the system cannot say, its folder decides.

    On Windows the descriptor is a handle of the pipe. Its rights are those of whoever made it first: if that was this
    user nobody else gets in.
    """
    if sys.platform == "win32":
        from desk_app.platform.own_pipe import WindowsPipes, is_own_pipe

        return is_own_pipe(descriptor, WindowsPipes())
    with socket.fromfd(descriptor, socket.AF_UNIX, socket.SOCK_STREAM) as line:
        try:
            peer = peer_of(line)
        except OSError:
            return False
    return peer is None or peer == os.geteuid()


def peer_of(line: socket.socket) -> int | None:
    """Give the user id at the other end, None where the system does not know; raises OSError once that end is gone."""
    if _SYSTEM == "linux":
        _, uid, _ = struct.unpack("3i", line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
        return int(uid)
    if _SYSTEM == "darwin":
        level, option, size = _MAC_PEER
        return int(struct.unpack_from("2I", line.getsockopt(level, option, size))[1])
    return None


def _rooms() -> Iterator[Path]:
    """Give our room in each folder that serves, the best first: that of running programs, else that of state."""
    named = os.environ.get(RUNTIME)
    usual = Path("/run/user", str(os.geteuid()))
    for runtime in dict.fromkeys((*([Path(named)] if named else ()), usual)):
        if _is_closed(runtime):
            yield runtime / _OWN_ROOM
    from platformdirs import user_state_path

    yield user_state_path(_OWN_ROOM, appauthor=False) / "run"


def _is_ours(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()


def _is_closed(folder: Path) -> bool:
    """Whether this is a real folder of this user into which nobody else may look."""
    return _is_ours(folder) and not folder.lstat().st_mode & _OTHERS
