"""Tries to write before a refusal is called a lack of rights: "access denied" is said of a held file too."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from desk_app.platform.held import ACCESS_DENIED, SHARED, code_of
from desk_app.platform.system_files import files

_READ_ONLY_FILE = 0x1
"""FILE_ATTRIBUTE_READONLY."""


def is_held(error: OSError, path: Path) -> bool:
    """Whether another process holds the file; "access denied" says so only where a trial shows that one may write."""
    code = code_of(error)
    if code != ACCESS_DENIED:
        return code in SHARED
    return os.path.lexists(path) and not _is_read_only(path) and takes_new_files(path.parent)


def _is_read_only(path: Path) -> bool:
    with suppress(OSError):
        return bool(getattr(path.stat(), "st_file_attributes", 0) & _READ_ONLY_FILE)
    return False


def takes_new_files(folder: Path) -> bool:
    """Try whether a file can be made in a folder; asked and not read off, for rights say yes on a read-only disk."""
    trial = folder / f".{os.urandom(8).hex()}.trial"
    try:
        os.close(files().open(trial, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except OSError:
        return False
    with suppress(OSError):
        files().unlink(trial)
    return True
