"""Writes a consistent encrypted copy of the open database, whole or not at all."""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from desk_app.errors import StorageTrouble
from desk_app.platform.private_files import make_file, make_folder, put_in_place, refuse_link, remove_file
from desk_app.platform.system_files import files
from desk_app.storage.database.engine import Database
from desk_app.storage.database.troubles import Naming, free_megabytes, key_of, trouble_of_disk
from desk_app.storage.layout import BackupNote, note_backup
from desk_app.storage.safekeeping.manifest import Manifest, manifest_path, sha256_of, write_manifest

_log = logging.getLogger(__name__)

_STATE = "SELECT instance_id, head_seq, head_hash FROM desk_state"


def back_up(database: Database, target: Path, at: datetime) -> None:
    """Write a copy with its manifest while the program goes on working.

    The copy appears under its name only when it is complete and on the disk. Raises StorageTrouble with nothing left
    at the target.
    """
    beside = target.with_name(target.name + ".part")
    try:
        for place in (target, manifest_path(target)):
            refuse_link(place)
        head = _copy(database, beside)
        manifest = Manifest(database.label, head[0], head[1], at, sha256_of(beside))
        put_in_place(beside, target)
        write_manifest(target, manifest, database.sign)
    except OSError as error:
        raise _trouble_of_copy(trouble_of_disk(error, target), target) from error
    except StorageTrouble as trouble:
        raise _trouble_of_copy(trouble, target) from trouble
    finally:
        with suppress(OSError):
            _clear(beside)
    if not database.read_only:
        try:
            note_backup(database.folder, BackupNote(str(target), at))
        except OSError as error:
            # The copy is there; only a message about damage will not be able to name it.
            _log.warning("a copy is not noted: %s", error)


def _trouble_of_copy(trouble: StorageTrouble, target: Path) -> StorageTrouble:
    """Say of the copy what would otherwise be said of a dossier."""
    if trouble.key == "storage.disk_full":
        return StorageTrouble("storage.backup_full", free=free_megabytes(target.parent))
    if trouble.key == "storage.link_in_place":
        return StorageTrouble("storage.backup_link", file=str(target))
    if trouble.key == "storage.held":
        return StorageTrouble("storage.backup_held", file=str(trouble.params["path"]))
    if trouble.key in {"storage.read_only", "storage.not_writable"}:
        return StorageTrouble("storage.backup_place", folder=str(target.parent))
    return trouble


def back_up_before(database: Database, why: str, at: datetime) -> Path:
    """Keep a copy in the folder's own backups before something changes the whole database."""
    make_folder(database.folder.backups)
    target = database.folder.backups / f"{why}-{at:%Y%m%d-%H%M%S-%f}.db"
    back_up(database, target, at)
    return target


def _copy(database: Database, beside: Path) -> tuple[int, str]:
    from sqlcipher3 import dbapi2

    _clear(beside)
    make_file(beside)
    try:
        copy = database.beside(beside)
        try:
            with database.plain() as connection:
                driver: Any = connection.connection.driver_connection
                driver.backup(copy)
            # One file without a log beside it, so that it may be carried about.
            copy.execute("PRAGMA journal_mode = DELETE")
            if broken := copy.execute("PRAGMA cipher_integrity_check").fetchmany(1):
                raise StorageTrouble("storage.backup_broken", detail=str(broken[0][0]))
            _, seq, hash_ = copy.execute(_STATE).fetchone()
        finally:
            copy.close()
    except dbapi2.Error as error:
        key = key_of(error)
        if key is None:
            raise
        raise Naming(database.folder).of_driver(key, beside) from error
    _sync(beside)
    return seq, hash_


def _sync(file: Path) -> None:
    descriptor = files().open(file, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _clear(beside: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        remove_file(beside.with_name(beside.name + ending))
