"""The open database of one desk: keyed connections and the transactions on them."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import sqlalchemy
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine, ExceptionContext
from sqlalchemy.pool import QueuePool

from desk_app.platform.system_files import files
from desk_app.storage.database.search_upkeep import merge_search_words
from desk_app.storage.database.troubles import NAMING, Naming, could_not_open, key_of, raise_named
from desk_app.storage.layout import DeskFolder, FolderLabel

BUSY_MS = 15_000
"""How long a write waits for a lock (an antivirus scan holds a file for up to 6 s)."""

WRITE = "desk_write"
"""Execution option: True takes the write lock at once, False begins a read, None begins nothing."""

LOG_PAGES_AT_MOST = 16_384
"""Pages of 4 kB in the write-ahead log (64 MB) from which a save folds it itself."""

CACHE_KIB = 8 * 1024
"""Pages a connection keeps; searching a million dossiers needs no more (every keystroke within 7 ms of work)."""


class Database:
    """One desk's database; made by `open_database`, closed with `close`."""

    def __init__(
        self,
        folder: DeskFolder,
        label: FolderLabel,
        key: bytes,
        *,
        address: str,
        at_close: Callable[[], None] = lambda: None,
    ) -> None:
        self.folder = folder
        self.label = label
        self.refuses_writes = ""
        """Message key of the reason why this database is only read; empty when it is written too."""
        self._key = key
        self._at_close = at_close
        self._engine = make_engine(connector(address, key), Naming(folder))

    @property
    def read_only(self) -> bool:
        """Whether look-ups work but nothing can be saved."""
        return bool(self.refuses_writes)

    def must_take_writes(self) -> None:
        """Raise the StorageTrouble why this database is only read, if it is."""
        if self.read_only:
            raise Naming(self.folder)(self.refuses_writes)

    def begin(self, *, write: bool) -> Connection:
        """Open a transaction; a writing one holds the write lock from the start."""
        if write:
            self.must_take_writes()
        connection = self._engine.connect().execution_options(**{WRITE: write})
        try:
            connection.begin()
        except BaseException:
            connection.close()
            raise
        return connection

    def plain(self) -> Connection:
        """Give a connection outside any transaction, for pragmas and copies; the caller closes it."""
        return self._engine.connect().execution_options(**{WRITE: None})

    def beside(self, file: Path) -> Any:
        """Open another file under the same key, as a bare driver connection; the caller closes it."""
        return connector(address_of(file, "rwc"), self._key)()

    def sign(self, data: bytes) -> str:
        """Give a code over data that only a holder of this desk's key can make."""
        return hmac.new(self._key, b"desk backup " + data, "sha256").hexdigest()

    def pin_mark(self, user: str, pin_hash: str) -> str:
        """Give what binds the hash of a user's PIN in the journal; it tells nothing to whoever lacks this desk's key."""
        return hmac.new(self._key, f"desk pin {user} {pin_hash}".encode(), "sha256").hexdigest()

    def idle_work(self) -> bool:
        """Do a slice of what must not slow a commit: fold search segments together and the log into the file.

        Gives whether more is left. Call it while nobody waits; it writes, so never from a second process.
        """
        if self.read_only:
            return False
        with self.begin(write=True) as connection:
            merged = merge_search_words(connection)
            connection.commit()
        self.fold_log()
        return merged

    def fold_log(self) -> bool:
        """Fold the write-ahead log into the file as far as nobody is reading it; gives whether all of it went."""
        with self.plain() as connection:
            busy, pages, folded = connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)").one()
        return not busy and pages == folded

    def close(self) -> None:
        """Give the file back; the last connection folds the write-ahead log into it."""
        self._engine.dispose()
        self._at_close()


def make_engine(connect: Callable[[], Any], naming: Naming) -> Engine:
    """Build the engine over keyed connections; every driver error leaves it as StorageTrouble or as a bug."""
    from sqlcipher3 import dbapi2

    def name_trouble(context: ExceptionContext) -> None:
        key = key_of(context.original_exception)
        if key is not None:
            raise naming.of_driver(key) from context.original_exception

    def connect_or_name() -> Any:
        try:
            return connect()
        except dbapi2.Error as error:
            raise_named(error, naming)

    # One connection at most idles: a cache of pages for each would cost memory the desk has no use for.
    engine = sqlalchemy.create_engine(
        "sqlite://",
        module=dbapi2,
        creator=connect_or_name,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=4,
        execution_options={NAMING: naming},
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", name_trouble)
    return engine


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get(WRITE)
    if write is None:
        return
    driver: Any = connection.connection.driver_connection
    try:
        driver.execute("BEGIN IMMEDIATE" if write else "BEGIN")
    except driver.Error as error:
        if key_of(error) == "storage.read_only":
            # It was perhaps opened while another program let nobody write: the next one is opened anew.
            connection.invalidate()
        raise_named(error, connection.get_execution_options()[NAMING])


def address_of(file: Path, mode: str) -> str:
    """Give SQLite's address of a file, opened "ro", "rw" or (made when missing) "rwc"."""
    return f"{file.absolute().as_uri()}?mode={mode}"


def _file_of(address: str) -> Path:
    """Give the file of an address; on Windows a slash stands before the drive."""
    path = unquote(urlsplit(address).path)
    return Path(path[1:] if path[2:3] == ":" else path)


def connector(address: str, key: bytes) -> Callable[[], Any]:
    """Give a maker of keyed connections; the key never stands in an address or a message."""
    from sqlcipher3 import dbapi2

    writes = "mode=rw" in address
    file = _file_of(address)

    def connect() -> Any:
        return files().connect(file, opened, dbapi2.Error, could_not_open)

    def opened() -> Any:
        raw = dbapi2.connect(
            address, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_MS / 1000
        )
        try:
            _prepare(raw, key, writes=writes)
        except dbapi2.Error:
            raw.close()
            raise
        return raw

    return connect


def _prepare(raw: Any, key: bytes, *, writes: bool) -> None:
    raw.execute("PRAGMA cipher_log_level = NONE")
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    raw.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("PRAGMA recursive_triggers = ON")
    raw.execute("PRAGMA temp_store = MEMORY")
    raw.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    if writes:
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA synchronous = FULL")
        # Folding the log back is work for idle_work: inside a commit it makes the slowest save 25 times the median.
        # Only a desk that is never idle does it there.
        raw.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES_AT_MOST}")
