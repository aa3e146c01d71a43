"""Finds a way to read a database in a folder that cannot be written, its write-ahead log included."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from desk_app.platform.private_files import copy_file
from desk_app.storage.database.engine import address_of
from desk_app.storage.database.troubles import trouble_of_disk
from desk_app.storage.layout import DeskFolder


@dataclass(frozen=True, slots=True)
class ReadOnlyWay:
    """How to open it, and the folder of an encrypted copy to remove afterwards, if one had to be made."""

    address: str
    copied_to: Path | None = None

    def clear(self) -> None:
        """Remove the copy."""
        if self.copied_to is not None:
            shutil.rmtree(self.copied_to, ignore_errors=True)


def read_only_way(folder: DeskFolder) -> ReadOnlyWay:
    """Give the way: SQLite reads a log only beside its index file, and needs neither when there is no log."""
    database = folder.database
    log, index = (database.with_name(database.name + ending) for ending in ("-wal", "-shm"))
    if not log.exists() or log.stat().st_size == 0:
        return ReadOnlyWay(address_of(database, "ro") + "&immutable=1")
    if index.exists():
        return ReadOnlyWay(address_of(database, "ro"))
    place = Path(tempfile.mkdtemp(prefix="desk-read-"))
    try:
        for file in (database, log):
            copy_file(file, place / file.name)
    except OSError as error:
        shutil.rmtree(place, ignore_errors=True)
        raise trouble_of_disk(error, place) from error
    # Opened for writing, so that SQLite may build the index; only this copy is ever written.
    return ReadOnlyWay(address_of(place / database.name, "rw"), place)
