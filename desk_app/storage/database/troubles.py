"""Names what SQLite, SQLCipher and the disk complain of, so that the clerk gets a sentence and a next step."""

from __future__ import annotations

import errno
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from desk_app.errors import DeskError, StorageTrouble
from desk_app.platform.held import held_path
from desk_app.platform.system_files import DATABASE_ENDINGS, files
from desk_app.platform.write_trial import is_held, takes_new_files
from desk_app.storage.layout import DeskFolder, newest_backup

NAMING = "desk_naming"
"""Execution option under which an engine carries its `Naming`."""

_PRIMARY = 0xFF
"""SQLite's extended result codes carry the kind of trouble in their low byte."""

_KEYS = {
    5: "storage.locked",  # SQLITE_BUSY
    6: "storage.locked",  # SQLITE_LOCKED
    8: "storage.read_only",  # SQLITE_READONLY
    10: "storage.not_writable",  # SQLITE_IOERR
    11: "storage.damaged",  # SQLITE_CORRUPT
    13: "storage.disk_full",  # SQLITE_FULL
    14: "storage.not_writable",  # SQLITE_CANTOPEN
    26: "storage.damaged",  # SQLITE_NOTADB: the key was proved right before, so it is the file
}

PASSING = frozenset({"storage.held", "storage.locked", "storage.backup_held"})
"""Keys of the troubles of a file that another program has, and gives back: they prove nothing about what is in it."""

_MAY_BE_HELD = {"storage.read_only", "storage.not_writable", "storage.damaged"}
"""What SQLite calls a file it could not open or read to the end, for whatever reason."""

_WORDS = {
    "database or disk is full": "storage.disk_full",
    "disk I/O error": "storage.not_writable",
    "readonly database": "storage.read_only",
    "database is locked": "storage.locked",
    "malformed": "storage.damaged",
    "not a database": "storage.damaged",
}
"""What SQLite says where the driver gives no code: its copying of a whole database does not."""

_ERRNOS = {
    errno.ENOSPC: "storage.disk_full",
    errno.EDQUOT: "storage.disk_full",
    errno.EROFS: "storage.read_only",
    errno.EACCES: "storage.read_only",
    errno.EPERM: "storage.read_only",
    errno.ELOOP: "storage.link_in_place",
}


@dataclass(frozen=True, slots=True)
class Naming:
    """Makes the troubles of one data folder, with what the sentence needs: free space, the newest good copy."""

    folder: DeskFolder

    def of_driver(self, key: str, file: Path | None = None) -> StorageTrouble:
        """Give the trouble a driver's error was named: a file another program holds is neither read-only nor damaged.

        `file` is the one worked on beside the folder's database, if any.
        """
        own = self.folder.database
        for one in (file, own) if file is not None else (own,):
            # SQLite opens a file for reading when another program lets nobody write; a trial tells that from rights.
            could_write = key == "storage.read_only" and _could_be_written(one)
            if key in _MAY_BE_HELD and (could_write or files().is_database_held(one)):
                return StorageTrouble("storage.held", path=str(one))
        return self(key)

    def __call__(self, key: str) -> StorageTrouble:
        """Give the trouble of a key."""
        root = self.folder.root
        if key == "storage.not_writable" and not free_megabytes(root):
            # SQLite calls it an I/O error when the small file beside its log finds no room.
            key = "storage.disk_full"
        if key == "storage.damaged":
            copy = newest_backup(self.folder)
            if copy is None:
                return StorageTrouble("storage.damaged_no_backup", path=str(root))
            return StorageTrouble("storage.damaged", at=copy.at, backup=copy.path)
        if key == "storage.disk_full":
            return StorageTrouble(key, free=free_megabytes(root))
        return StorageTrouble(key, path=str(root))


def _could_be_written(database: Path) -> bool:
    """Whether a database and what lies beside it could be written now."""
    beside = [database.with_name(database.name + ending) for ending in DATABASE_ENDINGS]
    there = [one for one in beside if one.exists()]
    return (
        database in there
        and all(os.access(one, os.W_OK) for one in there)
        and takes_new_files(database.parent)
    )


def free_megabytes(place: Path) -> int:
    """Give the free space of a disk in MB; none when it cannot be asked."""
    try:
        return shutil.disk_usage(place).free // 2**20
    except OSError:
        return 0


def key_of(error: BaseException) -> str | None:
    """Give the message key of a database driver's error, None when it is a fault of the program."""
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(code, int):
        return _KEYS.get(code & _PRIMARY)
    if type(error).__module__.startswith("sqlcipher3"):
        return next((key for words, key in _WORDS.items() if words in str(error)), None)
    return None


def could_not_open(error: Exception) -> bool:
    """Whether SQLite could not open a file, or only for reading."""
    return key_of(error) in {"storage.not_writable", "storage.read_only"}


def raise_named(error: Exception, naming: Naming) -> NoReturn:
    """Raise a driver's error as StorageTrouble, or as it is when the fault is the program's."""
    key = key_of(error)
    if key is None:
        raise error
    raise naming.of_driver(key) from error


def trouble_of_disk(error: OSError, path: Path) -> StorageTrouble:
    """Give the trouble behind a failed file operation."""
    if is_held(error, held_path(error, path)):
        return StorageTrouble("storage.held", path=str(held_path(error, path)))
    key = _ERRNOS.get(error.errno or 0, "storage.not_writable")
    if key == "storage.disk_full":
        return StorageTrouble(key, free=free_megabytes(path.parent))
    return StorageTrouble(key, path=str(path))


def held_or(trouble: DeskError, error: OSError, path: Path) -> DeskError:
    """Give the trouble of a held file when that is what failed, else the one given."""
    found = trouble_of_disk(error, path)
    return found if found.key == "storage.held" else trouble
