"""Finds dossiers by whatever the clerk types: part of a code, an ID number, a phone, a name without marks."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import bindparam, select, text
from sqlalchemy.engine import Connection

from desk_app.domain.people.wards import UNIT_MARK, unit_asked_for
from desk_app.domain.text import words
from desk_app.ports.dossiers import DossierRow
from desk_app.ports.journal import Head
from desk_app.storage.database import schema
from desk_app.storage.database.statements import Prepared
from desk_app.storage.projections.work_lists import COLUMNS, LINE, row_to_line

_MATCH = Prepared(
    text("SELECT rowid FROM search_words WHERE search_words MATCH :words ORDER BY rowid DESC LIMIT :limit")
)
_LINES = select(*COLUMNS).where(LINE.pk.in_(bindparam("pks", expanding=True))).order_by(LINE.pk.desc())
_OPEN = (
    select(*COLUMNS)
    .join(schema.persons, schema.persons.c.pk == LINE.pk)
    .where(schema.persons.c.id_number == bindparam("number"), LINE.open.is_(True))
    .order_by(LINE.pk.desc())
    .limit(bindparam("limit"))
)


WORDS_AT_MOST = 16
"""Words of a question that are looked at; a pasted page would ask too much of the index and finds nothing anyway."""


class Search:
    """Searches inside one transaction; answers are newest first and never longer than asked for."""

    def __init__(self, connection: Connection, acked: Callable[[], Head]) -> None:
        self._connection = connection
        self._acked = acked

    def find(self, typed: str, limit: int) -> tuple[DossierRow, ...]:
        """Find dossiers in which every typed word begins some word, number or part of a code."""
        typed_words = words(typed)[:WORDS_AT_MOST]
        if not typed_words:
            return ()
        question = _match(typed_words)
        if unit := unit_asked_for(typed):
            question = f'({question}) OR "{UNIT_MARK}{unit}"*'
        found = _MATCH.run(self._connection, {"words": question, "limit": limit})
        rows = self._connection.execute(_LINES, {"pks": [pk for (pk,) in found]}).mappings()
        return tuple(row_to_line(row, self._acked().seq) for row in rows)

    def open_of_person(
        self, id_number: str, procedure: str | None, limit: int = 50
    ) -> tuple[DossierRow, ...]:
        """Find the open dossiers that name this number, of one kind or of all."""
        query = _OPEN if procedure is None else _OPEN.where(LINE.procedure == procedure)
        rows = self._connection.execute(query, {"number": id_number, "limit": limit}).mappings()
        return tuple(row_to_line(row, self._acked().seq) for row in rows)


def _match(typed: tuple[str, ...]) -> str:
    """Give the index's own question: every word begins one of the dossier's; digits in groups may be one number."""
    apart = " AND ".join(f'"{word}"*' for word in typed)
    if len(typed) > 1 and all(word.isdecimal() for word in typed):
        return f'({apart}) OR "{"".join(typed)}"*'
    return apart
