"""Brings a database to the program's version in one transaction, with a copy made first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection

from desk_app.errors import StorageTrouble
from desk_app.storage.journal.rebuild import is_of_older_fold, rebuild_where_old


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps a program knows: where they lie and the one its tables stand at."""

    folder: Path
    newest: str


OURS = Steps(Path(__file__).parent / "migrations", "0003")


def version_of(connection: Connection) -> str | None:
    """Give the step a database stands at, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def is_current(connection: Connection, steps: Steps) -> bool:
    """Whether a database stands at the newest step and its projection was made by this program's fold."""
    return version_of(connection) == steps.newest and not (steps == OURS and is_of_older_fold(connection))


def upgrade(connection: Connection, steps: Steps = OURS) -> None:
    """Run the missing steps inside the caller's transaction.

    Raises StorageTrouble `storage.newer_database` when the database stands at a step this program does not know.
    """
    # Alembic is slow to load, and on all but the first start after an update there is nothing for it to do.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(steps.folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StorageTrouble("storage.newer_database") from error


def upgrade_whole(connection: Connection, steps: Steps) -> None:
    """Run the missing steps, and fold the journal anew where that is needed, in one transaction: all of it or none.

    References between tables are not enforced meanwhile (a table is changed by building it anew) but checked at the end.
    """
    connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        upgrade(connection, steps)
        if steps == OURS:
            rebuild_where_old(connection)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise StorageTrouble("storage.upgrade_refused")
        connection.exec_driver_sql("COMMIT")
    finally:
        driver = connection.connection.driver_connection
        # A full disk has rolled back already, and a second ROLLBACK would hide why.
        if driver is not None and driver.in_transaction:
            driver.rollback()
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")
