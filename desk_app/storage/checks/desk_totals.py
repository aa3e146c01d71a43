"""Folds the whole journal in memory into the rows the small tables must hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from desk_app.domain.journal.entry import Entry
from desk_app.domain.people.user_fold import UserLine
from desk_app.storage.database import schema
from desk_app.storage.projections.desk_fold import desk_row, user_of

TABLES = ("users", "settings", "numbers_missing", "reference_changes", "procedure_usage")
"""The tables this tells of."""

DIGESTED = {
    "catalogue": "procedures",
    "procedure": "procedures",
    "calendar": "calendar",
    "working_hours": "working_hours",
    "everyday_words": "everyday_words",
}
"""Reference data of which the journal holds no content but a digest, by the word of its change."""

Rows = dict[tuple[Any, ...], dict[str, Any]]
"""Rows of a table by their keys."""


class DeskTotals:
    """Users, settings, missing numbers, reference changes and receptions per procedure as the journal tells them."""

    def __init__(self) -> None:
        self._rows: dict[str, Rows] = defaultdict(dict)
        self._receptions: Counter[str] = Counter()

    def add(self, entry: Entry) -> None:
        """Fold one entry of the desk."""
        made = desk_row(entry, self._user)
        if made is not None:
            self._rows[made.table][_key(made.table, made.row)] = made.row

    def digests(self) -> dict[str, str]:
        """Give the newest digest journaled of catalogue, calendar and working hours."""
        changes = sorted(self._rows[schema.reference_changes.name].values(), key=lambda row: int(row["seq"]))
        return {DIGESTED[row["what"]]: row["digest"] for row in changes if row["what"] in DIGESTED}

    def count_reception(self, procedure: str) -> None:
        """Count a dossier that got its number."""
        self._receptions[procedure] += 1

    def rows(self, table: str) -> Rows:
        """Give the rows a table must hold, by their keys."""
        if table == schema.procedure_usage.name:
            counts = self._receptions.items()
            return {(code,): {"procedure": code, "receptions": count} for code, count in counts}
        return self._rows[table]

    def _user(self, user: str) -> UserLine | None:
        row = self._rows[schema.users.name].get((user,))
        return user_of(row) if row else None


def _key(table: str, row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[column.name] for column in schema.metadata.tables[table].primary_key)
