"""Keeps the word index quick: saves only add small segments to it, idle time folds them together."""

from __future__ import annotations

from sqlalchemy.engine import Connection

MERGE_PAGES = 256
"""Pages folded in one slice; about 10 ms."""


def merge_search_words(connection: Connection) -> bool:
    """Fold a slice of segments together; gives whether anything was left to fold."""
    before = _changes(connection)
    connection.exec_driver_sql(
        "INSERT INTO search_words (search_words, rank) VALUES ('merge', ?)", (MERGE_PAGES,)
    )
    # FTS5 reports fewer than two changes when there was nothing to do.
    return _changes(connection) > before + 1


def _changes(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT total_changes()").scalar_one())
