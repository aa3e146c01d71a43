"""One transaction on the desk's database: everything in it becomes durable together or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from types import TracebackType
from typing import Self

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desk_app.errors import StorageTrouble
from desk_app.ports.clock import Ids
from desk_app.ports.desk_identity import DeskIdentity
from desk_app.storage.database import schema
from desk_app.storage.database.engine import Database
from desk_app.storage.database.statements import Prepared
from desk_app.storage.exchange.replication_store import SqliteReplication
from desk_app.storage.journal.journal_store import SqliteJournal
from desk_app.storage.opening import system_now
from desk_app.storage.projections.desk_store import SqliteDrafts, SqliteSettings, SqliteUsers
from desk_app.storage.projections.dossier_projection import DossierProjection
from desk_app.storage.projections.dossier_store import SqliteDossiers
from desk_app.storage.projections.reference_store import ReferenceShelf, SqliteReference

_STATE = Prepared(select(schema.desk_state))


class SqliteUnitOfWork:
    """A unit of work; leaves nothing behind unless committed. Its stores exist between enter and exit."""

    journal: SqliteJournal
    dossiers: SqliteDossiers
    users: SqliteUsers
    settings: SqliteSettings
    reference: SqliteReference
    drafts: SqliteDrafts
    replication: SqliteReplication
    desk: DeskIdentity

    def __init__(
        self,
        database: Database,
        ids: Ids,
        shelf: ReferenceShelf,
        now: Callable[[], datetime],
        *,
        write: bool,
    ) -> None:
        self._database = database
        self._ids = ids
        self._now = now
        self._shelf = shelf
        self._write = write
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        connection = self._database.begin(write=self._write)
        try:
            self._join(connection)
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        return self

    def _join(self, connection: Connection) -> None:
        state = _STATE.row(connection, {})
        if state is None:
            raise StorageTrouble("storage.unreadable_row")
        projection = DossierProjection(connection, state["desk_id"])
        self.journal = SqliteJournal(connection, self._ids, state, projection)
        self.dossiers = SqliteDossiers(connection, projection, self.journal.acked)
        self.users = SqliteUsers(connection, self.journal, self._database.pin_mark)
        self.settings = SqliteSettings(connection)
        self.reference = SqliteReference(connection, self._shelf, state["reference_version"])
        self.drafts = SqliteDrafts(connection)
        self.replication = SqliteReplication(
            connection, self.journal, projection, self._give_block, self._now
        )
        self.desk = DeskIdentity(
            instance_id=state["instance_id"],
            desk_id=state["desk_id"],
            ward=state["ward"],
            desk_no=state["desk_no"],
            practice=bool(state["practice"]),
            first_number=state["first_number"],
            last_number=state["last_number"],
        )

    def _give_block(self, first: int, last: int) -> None:
        self.desk = replace(self.desk, first_number=first, last_number=last)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            self.reference.share(committed=False)
            connection.close()

    def commit(self) -> None:
        """Make everything durable, or raise StorageTrouble with nothing written."""
        connection = self._connection
        if connection is None:
            raise RuntimeError("a unit of work commits once, inside its with block")
        self.journal.settle()
        connection.commit()
        self.reference.share(committed=True)
        self._connection = None
        connection.close()


class SqliteUnitOfWorks:
    """Opens units of work on one database; `now` is the clock by which it is noted when something came here."""

    def __init__(self, database: Database, ids: Ids, now: Callable[[], datetime] = system_now) -> None:
        self._database = database
        self._ids = ids
        self._now = now
        self._shelf = ReferenceShelf()

    def __call__(self, *, write: bool = True) -> SqliteUnitOfWork:
        """Open one: a writing unit of work holds the write lock, a reading one never blocks a writer."""
        return SqliteUnitOfWork(self._database, self._ids, self._shelf, self._now, write=write)
