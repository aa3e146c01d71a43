"""Core statements compiled once and run on the driver: a save runs a dozen, and Core's bookkeeping would outweigh SQLite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import Connection
from sqlalchemy.sql.expression import Executable

from desk_app.storage.database.troubles import NAMING, raise_named

Line = Mapping[str, Any]
"""A row by column names, values as SQLite gives them."""


class Prepared:
    """A statement with named parameters for the hot path; compiled at its first run."""

    def __init__(self, statement: Executable, columns: Iterable[str] | None = None) -> None:
        self._statement = statement
        self._columns = list(columns) if columns is not None else None

    @cached_property
    def _compiled(self) -> tuple[str, tuple[str, ...], Line]:
        dialect = SQLiteDialect_pysqlite(paramstyle="qmark")
        made: Any = self._statement.compile(dialect=dialect, column_keys=self._columns)  # type: ignore[attr-defined]
        return made.string, tuple(made.positiontup or ()), made.params

    def run(self, connection: Connection, values: Line) -> Any:
        """Run once; gives the driver's cursor."""
        sql, names, fixed = self._compiled
        row = [values[name] if name in values else fixed[name] for name in names]
        driver: Any = connection.connection.driver_connection
        try:
            return driver.execute(sql, row)
        except driver.Error as error:
            raise_named(error, connection.get_execution_options()[NAMING])

    def rows(self, connection: Connection, values: Line) -> list[Line]:
        """Run a query and give its rows."""
        cursor = self.run(connection, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def row(self, connection: Connection, values: Line) -> Line | None:
        """Run a query and give its first row."""
        cursor = self.run(connection, values)
        found, columns = cursor.fetchone(), cursor.description
        # An unread rest would keep the statement open and with it the transaction.
        cursor.close()
        return {column[0]: value for column, value in zip(columns, found, strict=True)} if found else None

    def run_many(self, connection: Connection, rows: Iterable[Line]) -> int:
        """Run for every row; gives how many rows were changed."""
        sql, names, _ = self._compiled
        values = [[row[name] for name in names] for row in rows]
        if not values:
            return 0
        driver: Any = connection.connection.driver_connection
        try:
            return int(driver.executemany(sql, values).rowcount)
        except driver.Error as error:
            raise_named(error, connection.get_execution_options()[NAMING])
