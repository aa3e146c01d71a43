"""Writes files that only this user may read: whole or not at all and never through a link, whatever the umask is."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from desk_app.platform.held import held_path
from desk_app.platform.system_files import ONLY_OWN, ONLY_OWN_FOLDER, files
from desk_app.platform.write_trial import is_held

FILE, FOLDER = ONLY_OWN, ONLY_OWN_FOLDER
"""Rights of everything the program makes (SECURITY 16, 17); a file on Windows takes those of its folder."""
_OPEN = 0o077
_SYSTEM = sys.platform
_CANNOT_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


class LinkInPlace(OSError):
    """A link stands where a file was to be written: writing through it would change a file nobody has named."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.ELOOP, os.strerror(errno.ELOOP), str(path))


def private_process() -> None:
    """Let nothing this process makes be readable by others, also what a library makes."""
    os.umask(_OPEN)


def make_folder(folder: Path) -> None:
    """Make a folder with those above it; one that is there already keeps its rights. Raises OSError."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        if folder.parent == folder:
            break
        folder = folder.parent
    for one in reversed(missing):
        try:
            files().make_folder(one)
        except FileExistsError:
            if not one.is_dir():
                raise


def close_folder_to_others(folder: Path) -> None:
    """Take from others what an older program let a folder of ours inherit; a disk without such rights stays as it is."""
    with suppress(OSError):
        files().close_folder(folder)


def refuse_link(path: Path) -> None:
    """Raise LinkInPlace when a path is a link, or lies in a link that somebody else than this user or root has made.

    The second is how a file is drawn elsewhere in a folder everybody may write to, such as that for temporary files.
    """
    if path.is_symlink():
        raise LinkInPlace(path)
    if path.parent.is_symlink() and not _is_trusted(path.parent):
        raise LinkInPlace(path.parent)


def _is_trusted(link: Path) -> bool:
    if sys.platform == "win32":
        return True
    else:
        return link.lstat().st_uid in (0, os.geteuid())


def open_private(path: Path, flags: int, *, patient: bool = True) -> int:
    """Open a file of ours as a descriptor, made when `flags` say so; one that others may read is closed to them.

    A held file is waited for only when `patient`. Raises OSError, LinkInPlace for a link.
    """
    refuse_link(path)
    descriptor = files().open(path, flags, patient=patient)
    _close_to_others(descriptor)
    return descriptor


def make_file(path: Path) -> None:
    """Make an empty file for a library that opens files itself; raises OSError, FileExistsError for anything there."""
    os.close(open_private(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and rename it; on return it is on the disk.

    Raises OSError and leaves nothing half: LinkInPlace for a link, EINVAL for what is no file, since a rename would put
    a file in the place of a device or a pipe.
    """
    _must_be_file(path)
    beside = path.with_name(f".{os.urandom(8).hex()}.new")
    try:
        with os.fdopen(open_private(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(beside, path)
    except BaseException:
        with suppress(OSError):
            files().unlink(beside)
        raise


def write_whole_or_over(path: Path, content: bytes) -> None:
    """Write a file whole, or in its place when another program lets nobody replace it; raises OSError like `write_whole`.

    A power cut in that moment may leave it half: only for what can be told whole from half.
    """
    try:
        write_whole(path, content)
    except OSError as error:
        if not is_held(error, held_path(error, path)):
            raise
        refuse_link(path)
        files().write_over(path, content)


def read_file(path: Path) -> bytes:
    """Read a file; raises OSError."""
    return files().read(path)


def remove_file(path: Path) -> None:
    """Remove a file if it is there; raises OSError."""
    files().unlink(path)


def put_in_place(made: Path, path: Path) -> None:
    """Give a finished file its name, for good; raises OSError, LinkInPlace when a link has that name."""
    refuse_link(path)
    _refuse_stream(path)
    files().replace(made, path)
    sync_folder(path.parent)


def copy_file(source: Path, target: Path) -> None:
    """Copy the content of a file into a new one of ours; raises OSError."""
    from shutil import copyfileobj

    with (
        os.fdopen(files().open(source.resolve(), os.O_RDONLY), "rb") as read,
        os.fdopen(open_private(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), "wb") as written,
    ):
        copyfileobj(read, written, 2**20)


def close_to_others(path: Path) -> None:
    """Take from others the rights an older program or another umask gave them on a file of ours.

    The file is not opened: closing one would give up the locks this process has on a database in it.
    """
    with suppress(OSError):
        found = path.lstat()
        if _is_open(found):
            path.chmod(FILE)


def sync_folder(folder: Path) -> None:
    """Make a rename durable; Windows keeps the names in a folder safe by itself and cannot open one."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as trouble:
        # Some disks of other systems cannot be asked this; a real failure to write is another number.
        if trouble.errno not in _CANNOT_SYNC:
            raise
    finally:
        os.close(descriptor)


def _refuse_stream(path: Path) -> None:
    """To Windows "slip.pdf:x" is a part of slip.pdf that no folder shows: what was written there is found by nobody."""
    if _SYSTEM == "win32" and ":" in path.name:
        raise OSError(errno.EINVAL, "a part of another file", str(path))


def _must_be_file(path: Path) -> None:
    refuse_link(path)
    _refuse_stream(path)
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(path.lstat().st_mode):
            raise OSError(errno.EINVAL, "not a regular file", str(path))


def _close_to_others(descriptor: int) -> None:
    """A stick has no rights to set, so that this may fail; so may a file of somebody else."""
    if sys.platform != "win32":
        with suppress(OSError):
            found = os.fstat(descriptor)
            if _is_open(found) or stat.S_IMODE(found.st_mode) & FILE != FILE:
                os.fchmod(descriptor, FILE)


def _is_open(found: os.stat_result) -> bool:
    return os.name != "nt" and stat.S_ISREG(found.st_mode) and bool(found.st_mode & _OPEN)
