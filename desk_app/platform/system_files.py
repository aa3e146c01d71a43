"""The program's own file operations: each waits a while for a file that another process holds."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from desk_app.platform.held import USUAL, Patience, may_be_held

T = TypeVar("T")
E = TypeVar("E", bound=Exception)

ONLY_OWN = 0o600
"""Rights of a new file; Windows takes those of the folder."""
ONLY_OWN_FOLDER = 0o700
DATABASE_ENDINGS = ("", "-wal", "-shm", "-journal")
"""What stands after the name of a database in those of its own file and the ones beside it."""
_OPTIONS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class SystemFiles:
    """Files as this system has them. Every operation raises the system's OSError once its patience is at an end."""

    refuses_held = False
    """Whether this system lets a program keep a file from all others."""

    def __init__(self, patience: Patience = USUAL) -> None:
        self._patience = patience

    def open(self, path: Path, flags: int, *, patient: bool = True) -> int:
        """Open a file, never through a link; gives its descriptor."""
        if not patient:
            return self._open(path, flags)
        return self._patiently(path, lambda: self._open(path, flags))

    def read(self, path: Path) -> bytes:
        """Give the content of a file; a link is followed, as whoever named it wants."""
        return self._patiently(path, lambda: self._read(path))

    def replace(self, made: Path, path: Path) -> None:
        """Give a finished file its name, whatever had it before; the content is on the disk already."""
        self._patiently(path, lambda: self._replace(made, path))

    def unlink(self, path: Path) -> None:
        """Remove a file; one that is not there is no trouble."""
        self._patiently(path, lambda: self._unlink(path))

    def write_over(self, path: Path, content: bytes) -> None:
        """Write a file that is there in its place, for one that cannot be replaced; a power cut may leave it half."""

        def write() -> None:
            descriptor = self._open(path, os.O_RDWR)
            try:
                with os.fdopen(descriptor, "wb", closefd=False) as file:
                    file.write(content)
                os.ftruncate(descriptor, len(content))
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

        self._patiently(path, write)

    def connect(
        self, path: Path, opened: Callable[[], T], refusal: type[E], could_not_open: Callable[[E], bool]
    ) -> T:
        """Let a database library open a file and those beside it; raises what it raises.

        Whoever held the file may have given it back before one could ask: what could not be opened is tried again.
        """
        if not self.refuses_held:
            return self._connect(path, opened)
        return self._patience(
            lambda: self._connect(path, opened),
            lambda error: could_not_open(error) or self.is_database_held(path),
            refusal,
        )

    def make_folder(self, path: Path) -> None:
        """Make a folder for this user alone; raises OSError, FileExistsError."""
        path.mkdir(mode=ONLY_OWN_FOLDER)

    def close_folder(self, path: Path) -> None:
        """Take from others what a folder of ours inherits from the one above; raises OSError. Elsewhere nothing does."""

    def is_database_held(self, path: Path) -> bool:
        """Whether another program keeps a database, or a file beside it, from being opened now; never waits."""
        return False

    def _patiently(self, path: Path, work: Callable[[], T]) -> T:
        return self._patience(work, lambda error: may_be_held(error, path), OSError)

    def _open(self, path: Path, flags: int) -> int:
        return os.open(path, flags | _OPTIONS, ONLY_OWN)

    def _read(self, path: Path) -> bytes:
        return path.read_bytes()

    def _replace(self, made: Path, path: Path) -> None:
        made.replace(path)

    def _unlink(self, path: Path) -> None:
        path.unlink(missing_ok=True)

    def _connect(self, path: Path, opened: Callable[[], T]) -> T:
        return opened()


if sys.platform == "win32":

    class WindowsFiles(SystemFiles):
        """Files of Windows: a new name is on the disk when the call comes back, and long paths are understood."""

        refuses_held = True

        def is_database_held(self, path: Path) -> bool:
            """Whether opening the database or a file beside it is refused now; on other systems nothing refuses that."""
            return any(self._is_held(path.with_name(path.name + ending)) for ending in DATABASE_ENDINGS)

        def _is_held(self, path: Path) -> bool:
            # Closing a file gives up no locks here, other than elsewhere: they belong to the handle.
            try:
                os.close(self._open(path, os.O_RDWR))
            except OSError as error:
                return may_be_held(error, path)
            return False

        def make_folder(self, path: Path) -> None:
            """Make a folder whose rights are passed on to all that is made inside (a file has none of its own)."""
            from desk_app.platform.windows_rights import make_private

            make_private(long_path(path))

        def close_folder(self, path: Path) -> None:
            """Replace what it inherits, such as the users of the PC on another drive; raises OSError."""
            from desk_app.platform.windows_rights import close_to_others

            close_to_others(str(path))

        def _open(self, path: Path, flags: int) -> int:
            return super()._open(Path(long_path(path)), flags)

        def _read(self, path: Path) -> bytes:
            return super()._read(Path(long_path(path)))

        def _replace(self, made: Path, path: Path) -> None:
            from desk_app.platform.windows_calls import move_into_place

            move_into_place(long_path(made), long_path(path))

        def _unlink(self, path: Path) -> None:
            super()._unlink(Path(long_path(path)))


LONGEST_USUAL = 240
"""Letters of a path up to which Windows needs no other way of writing it (its limit is 260 with what it adds)."""


def long_path(path: Path) -> str:
    r"""Write a path so that Windows takes more than 260 letters: `\\?\C:\…`; a short one stays as it is."""
    text = os.path.abspath(path)  # noqa: PTH100 - `Path.resolve` would follow links
    if len(text) <= LONGEST_USUAL or text.startswith("\\\\?\\"):
        return str(path)
    if text.startswith("\\\\"):
        return "\\\\?\\UNC" + text[1:]
    return "\\\\?\\" + text


def _usual() -> SystemFiles:
    if sys.platform == "win32":
        return WindowsFiles()
    else:
        return SystemFiles()


_in_use = _usual()


def files() -> SystemFiles:
    """The files of this PC, or what stands in their place."""
    return _in_use


def use_files(instead: SystemFiles | None = None) -> None:
    """Put other files in the place of this PC's, as a test does that lets them be held; None puts these back."""
    global _in_use
    _in_use = instead or _usual()
