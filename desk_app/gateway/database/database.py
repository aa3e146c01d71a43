"""The gateway's database, PostgreSQL or SQLite: opened by address, tables made at first use, transactions for one writer."""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy
from sqlalchemy import Table, event
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, NoSuchModuleError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import StaticPool
from sqlalchemy.schema import CreateIndex, CreateTable

from desk_app.errors import Refused, StorageTrouble
from desk_app.gateway.database import schema
from desk_app.gateway.database.database_file import close_file
from desk_app.gateway.database.postgres import check_server, partition, postgres_engine
from desk_app.protocol.troubles import Refusal, Trouble

BUSY_SECONDS = 10
"""How long a writer waits for the others of its ward before the desk is asked to come again."""
MOST_TRIES = 20
"""Tries to switch a new file to its log, more than gateways are ever started on one at one moment."""
CONNECTIONS = 8
"""Connections of one worker process to PostgreSQL."""
_SET_UP = 7_401_955
"""Number of the lock under which PostgreSQL's tables are made."""
_WRITES = "gateway_writes"
_SERVERS = ("08", "25006", "40", "53", "55", "57", "58")
"""How SQLSTATEs begin that speak of the server and not of a statement; 25006 is a copy that only reads, as after a failover."""


class Busy(Refusal):
    """The database cannot be written at this moment."""

    def __init__(self) -> None:
        super().__init__(Trouble.BUSY, "database")


class Database:
    """An open database; made by `open_database`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        # SQLite has one writer: waiting for it here is fair, polling its lock is not.
        self._one_writer = threading.Lock() if engine.dialect.name == "sqlite" else None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a transaction that only reads; raises Busy."""
        with _named_busy(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Open a transaction that writes and commit it; raises Busy with nothing written."""
        with (
            _named_busy(),
            self._turn(),
            self._engine.connect() as connection,
            connection.execution_options(**{_WRITES: True}).begin(),
        ):
            yield connection

    def look(self) -> None:
        """See that the database answers; raises Busy."""
        with self.read() as connection:
            connection.exec_driver_sql("SELECT 1")

    def touch(self) -> None:
        """See that something can be stored for good; raises Busy."""
        with self.write() as connection:
            connection.execute(sqlalchemy.update(schema.city).values(touched=schema.city.c.touched + 1))

    def close(self) -> None:
        """Give back every connection."""
        self._engine.dispose()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if self._one_writer is None:
            yield
            return
        if not self._one_writer.acquire(timeout=BUSY_SECONDS):
            raise Busy
        try:
            yield
        finally:
            self._one_writer.release()


def open_database(
    address: str, new_seed: Callable[[], bytes], *, durable: bool = True, connections: int = CONNECTIONS
) -> Database:
    """Open a database by SQLAlchemy URL or by the path of an SQLite file, and make its tables when there are none.

    `new_seed` gives the 32 bytes of the city's key of a new database; a file is for this user alone. `durable=False` is for a simulated world, where
    no power fails. Raises Refused `gateway.bad_address` and StorageTrouble
    `gateway.database` / `gateway.is_link` / `gateway.newer_database`.
    """
    url = _url_of(address)
    if url.get_backend_name() == "sqlite":
        close_file(url.database)
    engine = (
        _sqlite(url, durable=durable)
        if url.get_backend_name() == "sqlite"
        else postgres_engine(url, connections)
    )
    database = Database(engine)
    try:
        with database.write() as connection:
            _set_up(connection, new_seed)
    except (DBAPIError, Busy) as error:
        engine.dispose()
        raise StorageTrouble("gateway.database", database=_named(url)) from error
    except StorageTrouble:
        engine.dispose()
        raise
    return database


def _url_of(address: str) -> URL:
    text = address if "://" in address else f"sqlite:///{address}"
    try:
        url = make_url(text)
        if url.drivername == "postgresql":
            url = url.set(drivername="postgresql+psycopg")
        if url.get_backend_name() not in ("sqlite", "postgresql") or not address:
            raise Refused("gateway.bad_address", address=_without_password(address))
        url.get_dialect()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise Refused("gateway.bad_address", address=_without_password(address)) from error
    return url


def _named(url: URL) -> str:
    """Give the place of a database as its owner wrote it: a file by its path, a server without its password."""
    return url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string()


def _without_password(address: str) -> str:
    """Give what may be said of an address that is none."""
    return re.sub(r"://.*@", "://…@", address.partition("?")[0])


def _sqlite(url: URL, *, durable: bool) -> Engine:
    in_memory = url.database in (None, "", ":memory:")
    engine = sqlalchemy.create_engine(
        url,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False, "isolation_level": None},
        **(
            {"poolclass": StaticPool}
            if in_memory
            else {"pool_size": CONNECTIONS, "max_overflow": 2 * CONNECTIONS}
        ),
    )

    def prepare(raw: Any, _record: Any) -> None:
        _use_log(raw)
        raw.execute(f"PRAGMA synchronous = {'FULL' if durable else 'OFF'}")
        raw.execute("PRAGMA cache_size = -32768")
        raw.execute("PRAGMA temp_store = MEMORY")

    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    return engine


def _use_log(raw: Any) -> None:
    """Switch a file to its write-ahead log, which SQLite refuses at once while another gateway is just doing the same."""
    for _ in range(MOST_TRIES):
        try:
            raw.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            # Taking the write lock waits for the other one, up to the connection's own patience.
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("ROLLBACK")
        else:
            return
    raw.execute("PRAGMA journal_mode = WAL")


@contextmanager
def _named_busy() -> Iterator[None]:
    try:
        yield
    except PoolTimeout as error:
        raise Busy from error
    except DBAPIError as error:
        if is_the_databases(error):
            raise Busy from error
        raise


def is_the_databases(error: DBAPIError) -> bool:
    """Whether the database itself is in trouble (away, busy, full, a copy that cannot be written), and not what it was asked."""
    if isinstance(error, OperationalError | InterfaceError) or error.connection_invalidated:
        return True
    return str(getattr(error.orig, "sqlstate", "")).startswith(_SERVERS)


def lock_set_up(connection: Connection) -> None:
    """Wait, to the end of the transaction, for another gateway that is making or changing the tables."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_SET_UP})")


def make_table(connection: Connection, table: Table) -> None:
    """Make a table with its indexes and parts; one an administrator has made beforehand stays as it is."""
    connection.execute(CreateTable(table, if_not_exists=True))
    if connection.dialect.name == "postgresql":
        partition(connection, table)
    for index in sorted(table.indexes, key=lambda one: str(one.name)):
        connection.execute(CreateIndex(index, if_not_exists=True))


def _set_up(connection: Connection, new_seed: Callable[[], bytes]) -> None:
    """Make the tables under a lock, so that two gateways started at one moment do not do it both."""
    lock_set_up(connection)
    if not sqlalchemy.inspect(connection).has_table(schema.city.name):
        if connection.dialect.name == "postgresql":
            check_server(connection)
        for table in schema.metadata.sorted_tables:
            make_table(connection, table)
        connection.execute(
            schema.city.insert().values(one=1, version=schema.VERSION, seed=new_seed(), touched=0)
        )
    version = connection.execute(sqlalchemy.select(schema.city.c.version)).scalar_one()
    if version > schema.VERSION:
        raise StorageTrouble("gateway.newer_database")
