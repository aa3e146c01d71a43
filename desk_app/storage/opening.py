"""Opens the desk in a data folder, or says in words why it cannot be opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desk_app.domain.journal.entry import GENESIS
from desk_app.domain.time.local_time import VIETNAM
from desk_app.errors import StorageTrouble
from desk_app.storage.checks.file_check import check_file
from desk_app.storage.database import schema
from desk_app.storage.database.engine import Database, address_of
from desk_app.storage.folder.folder_checks import check_place, is_writable, must_exist
from desk_app.storage.folder.read_only_copy import read_only_way
from desk_app.storage.layout import DeskFolder, FolderLabel, close_folder, read_label
from desk_app.storage.safekeeping.backup import back_up_before
from desk_app.storage.safekeeping.keys import is_key_of
from desk_app.storage.upgrade import OURS, Steps, is_current, upgrade_whole, version_of

__all__ = ["Database", "KeyHolder", "open_database"]

CHECKED_AT_OPENING = 64 * 2**20
"""Bytes up to which the whole file is checked when it is opened (a fifth of a second); larger ones daily."""


class KeyHolder(Protocol):
    """Where the raw key of a desk is kept on this PC."""

    def load(self, instance_id: str) -> bytes:
        """Give the key; raises StorageTrouble `storage.no_key` when this PC has none."""


def system_now() -> datetime:
    """The time of this PC: it names the copy made before an upgrade, and says when an entry of another desk came here."""
    return datetime.now(VIETNAM)


def open_database(
    root: Path, keys: KeyHolder, *, steps: Steps = OURS, now: Callable[[], datetime] = system_now
) -> Database:
    """Open the desk in a folder, only for reading where nothing can be written.

    Raises Refused for a cloud or network folder and StorageTrouble for no desk, no or a wrong key, a damaged file or a
    database of a newer program.
    """
    check_place(root)
    folder = DeskFolder(root)
    label = read_label(folder)
    must_exist(folder)
    key = keys.load(label.instance_id)
    if not is_key_of(key, label.instance_id, label.key_check):
        raise StorageTrouble("storage.wrong_key")
    database = _open(folder, label, key)
    try:
        _bring_up(database, steps, now)
        _check_identity(database)
    except BaseException:
        database.close()
        raise
    return database


def _open(folder: DeskFolder, label: FolderLabel, key: bytes) -> Database:
    """Open the file and look whether it is whole; where it cannot be written it is opened for look-ups."""
    if not is_writable(folder):
        return _whole(_for_reading(folder, label, key, "storage.read_only"))
    close_folder(folder)
    try:
        return _whole(Database(folder, label, key, address=address_of(folder.database, "rw")))
    except StorageTrouble as trouble:
        if trouble.key != "storage.disk_full":
            raise
    # Not even the small file beside a log in use finds room: what is there can still be looked up.
    return _whole(_for_reading(folder, label, key, "storage.disk_full"))


def _for_reading(folder: DeskFolder, label: FolderLabel, key: bytes, why: str) -> Database:
    way = read_only_way(folder)
    database = Database(folder, label, key, address=way.address, at_close=way.clear)
    database.refuses_writes = why
    return database


def _whole(database: Database) -> Database:
    try:
        _check_file(database)
        with database.begin(write=False) as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    except BaseException:
        database.close()
        raise
    return database


def _check_file(database: Database) -> None:
    """Refuse a damaged file; in a small one every page is looked at, in a large one those that are used now."""
    if database.folder.database.stat().st_size <= CHECKED_AT_OPENING:
        check_file(database)


def _bring_up(database: Database, steps: Steps, now: Callable[[], datetime]) -> None:
    with database.begin(write=False) as connection:
        if is_current(connection, steps):
            return
        version = version_of(connection)
    if version is None:
        raise StorageTrouble("storage.unreadable_row")
    if version > steps.newest:
        raise StorageTrouble("storage.newer_database")
    if database.read_only:
        raise StorageTrouble("storage.upgrade_read_only", path=str(database.folder.root))
    back_up_before(database, f"before-{steps.newest}", now())
    with database.plain() as connection:
        upgrade_whole(connection, steps)


def _check_identity(database: Database) -> None:
    """Refuse a database of another desk; stop writing to one whose newest entry is not the one remembered."""
    with database.begin(write=False) as connection:
        state = connection.execute(select(schema.desk_state)).mappings().one_or_none()
        if state is None or state["instance_id"] != database.label.instance_id:
            raise StorageTrouble("storage.foreign_database", path=str(database.folder.root))
        if _newest_own(connection) != (state["head_seq"], state["head_hash"]):
            database.refuses_writes = "storage.journal_changed"


def _newest_own(connection: Connection) -> tuple[int, str]:
    entries = schema.entries.c
    own = select(entries.seq, entries.hash).where(schema.OWN)
    newest = connection.execute(own.order_by(entries.seq.desc()).limit(1)).one_or_none()
    if newest is None:
        return 0, GENESIS
    return newest.seq, newest.hash.hex() if isinstance(newest.hash, bytes) else ""
