"""Checks the database file itself: every page against its seal, and the order inside it."""

from __future__ import annotations

from desk_app.errors import StorageTrouble
from desk_app.storage.database.engine import Database
from desk_app.storage.database.troubles import PASSING, Naming

LOOKS = 3
"""Times a page with a broken seal is looked at before it is believed."""

ENOUGH = 5
"""Problems named before the check stops: one is as bad as a hundred."""


def check_file(database: Database) -> None:
    """Raise StorageTrouble `storage.damaged`, naming the newest copy, when the file is not whole."""
    if broken_seals(database) or broken_order(database, thorough=False):
        raise Naming(database.folder)("storage.damaged")


def broken_seals(database: Database) -> list[str]:
    """Give the pages whose seal does not hold; reads the whole file (about 500 MB a second).

    A page that was being folded out of the log when the power went may be torn in the file and whole in the log, so
    the log is folded first; what another program folds meanwhile is looked at again.
    """
    found: list[str] = []
    for _ in range(LOOKS):
        if not _is_folded(database):
            return []
        found = _look(database)
        if not found:
            break
    return found


def _is_folded(database: Database) -> bool:
    """Fold the log as far as may be; False when the file alone says nothing because parts of it are in the log."""
    if database.read_only:
        log = database.folder.database.with_name(database.folder.database.name + "-wal")
        return not log.exists() or log.stat().st_size == 0
    try:
        return database.fold_log()
    except StorageTrouble as trouble:
        if trouble.key == "storage.disk_full" or trouble.key in PASSING:
            return False
        raise


def _look(database: Database) -> list[str]:
    with database.plain() as connection:
        found = connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchmany(ENOUGH)
        return [str(row[0]) for row in found]


def broken_order(database: Database, *, thorough: bool) -> list[str]:
    """Give what SQLite finds wrong in tables and, when thorough, in every index.

    Raises StorageTrouble when the look itself is held up, by a full disk or another program's lock.
    """
    check = "integrity_check" if thorough else "quick_check"
    try:
        with database.plain() as connection:
            found = connection.exec_driver_sql(f"PRAGMA {check}({ENOUGH})").scalars().all()
    except StorageTrouble as trouble:
        if not trouble.key.startswith("storage.damaged"):
            raise
        return [trouble.key]
    return [str(line) for line in found if line != "ok"]
