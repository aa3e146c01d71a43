"""Takes over a long stretch of the desk's own journal, thousands of entries to a transaction."""

from __future__ import annotations

from collections.abc import Iterable

from desk_app.domain.journal.entry import Entry
from desk_app.storage.database.chunks import chunks
from desk_app.storage.database.engine import Database
from desk_app.storage.unit_of_work import SqliteUnitOfWorks

BATCH = 5_000
"""Entries to a transaction: enough that the disk is not waited for, few enough for the memory of an old PC."""


def import_entries(database: Database, works: SqliteUnitOfWorks, entries: Iterable[Entry]) -> int:
    """Append entries in order and project them; gives how many.

    What was taken over before a trouble stays, so that the import can go on after it. Raises StorageTrouble.
    """
    taken = 0
    for batch in chunks(entries, BATCH):
        with works() as work:
            work.journal.adopt(batch)
            work.commit()
        taken += len(batch)
        database.fold_log()
    while database.idle_work():
        continue
    return taken
