"""Folds every dossier again from its entries and compares it with what is stored and with what finds it."""

from __future__ import annotations

import hashlib

from sqlalchemy import bindparam, func, select, text
from sqlalchemy.engine import Connection

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.facts.wire import UNREADABLE
from desk_app.domain.fold.dossier_fold import fold_all
from desk_app.storage.checks.desk_totals import DeskTotals, Rows
from desk_app.storage.checks.problems import Problems
from desk_app.storage.checks.stored_entries import KeyedEntry
from desk_app.storage.database import schema
from desk_app.storage.database.statements import Line, Prepared
from desk_app.storage.projections.dossier_lines import divergence_row, is_reception_at, keys_of, line_of
from desk_app.storage.projections.state_bytes import is_state_of

_LINES, _STATES = schema.dossiers, schema.dossier_states
_STORED = Prepared(
    select(_LINES, _STATES.c.state)
    .join_from(_LINES, _STATES)
    .where(_LINES.c.dossier_id == bindparam("dossier_id"))
)
_CODES, _PERSONS = schema.dossier_codes, schema.persons
_STORED_CODE = Prepared(
    select(func.count().label("found")).where(
        _CODES.c.pk == bindparam("key"), _CODES.c.code_key == bindparam("value")
    )
)
_STORED_PERSON = Prepared(
    select(func.count().label("found")).where(
        _PERSONS.c.pk == bindparam("key"), _PERSONS.c.id_number == bindparam("value")
    )
)
_WHOLE = 1 << 64


class DossierProof:
    """Compares dossier after dossier; the word index, which cannot be read back by row, by a sum over all words."""

    def __init__(self, connection: Connection, problems: Problems, totals: DeskTotals, desk_id: str) -> None:
        self._connection = connection
        self._desk_id = desk_id
        self._problems = problems
        self._totals = totals
        self._words = self._codes = self._persons = 0
        self.count = 0
        self.divergences: Rows = {}

    def compare(self, dossier_id: str, entries: list[KeyedEntry]) -> None:
        """Fold one dossier and compare it."""
        try:
            dossier = fold_all((one.key, one.entry) for one in entries)
        except UNREADABLE:
            self._problems.add("verify.body_unreadable", dossier=dossier_id)
            return
        stored = _STORED.row(self._connection, {"dossier_id": dossier_id})
        if dossier is None or stored is None:
            if dossier is not None or stored is not None:
                self._problems.add("verify.dossier_missing", dossier=dossier_id)
            return
        self.count += 1
        own_seq = max((one.entry.header.seq for one in entries if one.own), default=0)
        if not _same(dossier, stored, line_of(dossier, self._desk_id, own_seq)):
            self._problems.add("verify.dossier_differs", code=dossier.code)
        self._compare_keys(dossier, stored["pk"])
        for divergence in dossier.divergences:
            self.divergences[divergence.exception_id,] = divergence_row(dossier, divergence)
        if is_reception_at(dossier, self._desk_id):
            self._totals.count_reception(dossier.procedure.code)

    def _compare_keys(self, dossier: Dossier, pk: int) -> None:
        keys = keys_of(dossier)
        wanted = [(_STORED_CODE, key) for key in keys.codes] + [
            (_STORED_PERSON, key) for key in keys.id_numbers
        ]
        for statement, value in wanted:
            found = statement.row(self._connection, {"key": pk, "value": value})
            if not found or found["found"] != 1:
                self._problems.add("verify.key_missing", code=dossier.code)
        self._codes += len(keys.codes)
        self._persons += len(keys.id_numbers)
        for word in keys.words.split():
            self._words = (self._words + _number(word)) % _WHOLE

    def finish(self) -> None:
        """Compare what only shows in the whole: rows too many, words of the index."""
        counted = (
            (_LINES, self.count),
            (_STATES, self.count),
            (_CODES, self._codes),
            (_PERSONS, self._persons),
        )
        for table, wanted in counted:
            found = self._connection.execute(select(func.count()).select_from(table)).scalar_one()
            if found != wanted:
                self._problems.add("verify.rows", table=table.name, found=found, wanted=wanted)
        if self._stored_words() != self._words:
            self._problems.add("verify.words")

    def _stored_words(self) -> int:
        run = self._connection.execute
        run(text("CREATE VIRTUAL TABLE temp.stored_words USING fts5vocab('main', 'search_words', 'row')"))
        total = 0
        for word, dossiers in run(text("SELECT term, doc FROM temp.stored_words")):
            total = (total + dossiers * _number(word)) % _WHOLE
        run(text("DROP TABLE temp.stored_words"))
        return total


def _same(dossier: Dossier, stored: Line, line: Line) -> bool:
    if any(stored[name] != value for name, value in line.items()):
        return False
    return is_state_of(stored["state"], dossier)


def _number(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big")
