"""Keeps the folded dossiers of one transaction and writes them with everything that finds them again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping, bindparam, delete, func, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.engine import Connection

from desk_app.domain.dossier.dossier import Dossier
from desk_app.errors import StorageTrouble
from desk_app.storage.database import city_schema, schema
from desk_app.storage.database.chunks import chunks
from desk_app.storage.database.statements import Line, Prepared
from desk_app.storage.projections.dossier_lines import (
    NO_KEYS,
    SearchKeys,
    divergence_row,
    is_reception_at,
    keys_of,
    line_of,
)
from desk_app.storage.projections.state_bytes import read_state, write_state

_LINES, _STATES = schema.dossiers, schema.dossier_states
_CODES, _PERSONS, _USAGE = schema.dossier_codes, schema.persons, schema.procedure_usage

_STORED = select(_LINES.c.dossier_id, _LINES.c.pk, _LINES.c.own_seq, _STATES.c.state).join_from(
    _LINES, _STATES
)
_LOAD = Prepared(_STORED.where(_LINES.c.dossier_id == bindparam("dossier_id")))
_FETCH = _STORED.where(_LINES.c.dossier_id.in_(bindparam("ids", expanding=True)))
_NEWEST_PK = Prepared(select(func.max(_LINES.c.pk)))
_ADD_LINE = Prepared(insert(_LINES))
_ADD_STATE = Prepared(insert(_STATES))
_SET_STATE = Prepared(
    update(_STATES).where(_STATES.c.pk == bindparam("key")).values(state=bindparam("state"))
)
_COUNT_USE = Prepared(
    upsert(_USAGE)
    .values(procedure=bindparam("code"), receptions=bindparam("more"))
    .on_conflict_do_update(
        index_elements=["procedure"], set_={"receptions": _USAGE.c.receptions + bindparam("more")}
    )
)
_DROP_USE = Prepared(delete(_USAGE).where(_USAGE.c.receptions == 0))
_FREE_CODE = ~select(_CODES.c.pk).where(_CODES.c.code_key == bindparam("key")).exists()
_ADD_FREE_CODE = Prepared(
    insert(_CODES).from_select(
        ["code_key", "pk"], select(bindparam("key"), bindparam("pk")).where(_FREE_CODE)
    )
)
_ADD_CODE = Prepared(insert(_CODES).values(code_key=bindparam("key"), pk=bindparam("pk")))
_DROP_CODE = Prepared(
    delete(_CODES).where(_CODES.c.code_key == bindparam("key"), _CODES.c.pk == bindparam("pk"))
)
_ADD_PERSON = Prepared(insert(_PERSONS))
_DROP_PERSON = Prepared(
    delete(_PERSONS).where(_PERSONS.c.id_number == bindparam("id_number"), _PERSONS.c.pk == bindparam("key"))
)
_DROP_DIVERGENCES = Prepared(
    delete(city_schema.divergences).where(city_schema.divergences.c.dossier_id == bindparam("key"))
)
_ADD_DIVERGENCE = Prepared(insert(city_schema.divergences))
_ADD_WORDS = Prepared(text("INSERT INTO search_words (rowid, words) VALUES (:pk, :words)"))
_DROP_WORDS = Prepared(
    text("INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', :pk, :words)")
)


@dataclass(slots=True)
class _Known:
    """A dossier of this transaction: as stored (None: not yet) and as folded since.

    `own_seq` is the newest entry of the own chain about it; `guarded` when this desk's own deed may have given it a code.
    """

    pk: int
    stored: Dossier | None
    stored_seq: int
    now: Dossier
    own_seq: int
    guarded: bool = False

    @property
    def same(self) -> bool:
        """Whether nothing is to be written."""
        return self.own_seq == self.stored_seq and self.now == self.stored


def _known_of(row: Line | RowMapping) -> _Known:
    dossier, seq = read_state(row["state"]), row["own_seq"]
    return _Known(row["pk"], dossier, seq, dossier, seq)


_Keys = list[tuple[_Known, SearchKeys, SearchKeys]]


class DossierProjection:
    """The dossiers as this transaction sees them: put in memory, written together by `flush`."""

    def __init__(self, connection: Connection, desk_id: str) -> None:
        self._connection = connection
        self._desk_id = desk_id
        self._known: dict[str, _Known | None] = {}
        self._changed: dict[str, _Known] = {}
        self._next_pk = 0

    def fetch(self, dossier_ids: Iterable[str]) -> None:
        """Read dossiers that are going to be needed, many in one query."""
        for ids in chunks(one for one in dossier_ids if one not in self._known):
            self._known.update(dict.fromkeys(ids))
            for row in self._connection.execute(_FETCH, {"ids": ids}).mappings():
                self._known[row["dossier_id"]] = _known_of(row)

    def load(self, dossier_id: str) -> Dossier | None:
        """Give a dossier as of the entries folded so far."""
        known = self._load(dossier_id)
        return known.now if known else None

    def put(self, dossier_id: str, dossier: Dossier, own_seq: int, *, guarded: bool = False) -> None:
        """Keep a dossier as folded anew; `guarded` refuses a code that another dossier has."""
        known = self._load(dossier_id)
        if known is None:
            known = self._known[dossier_id] = _Known(self._fresh_pk(), None, 0, dossier, own_seq)
        known.now = dossier
        known.own_seq = max(known.own_seq, own_seq)
        known.guarded = known.guarded or guarded
        self._changed[dossier_id] = known

    def flush(self) -> tuple[str, ...]:
        """Write what was folded, so that look-ups and lists of this transaction see it; gives what looks different now."""
        changed, self._changed = self._changed, {}
        different = tuple(name for name, one in changed.items() if one.now != one.stored)
        written = [one for one in changed.values() if not one.same]
        if not written:
            return ()
        fresh = [one for one in written if one.stored is None]
        _ADD_LINE.run_many(self._connection, ({"pk": one.pk, **self._line(one)} for one in fresh))
        states = ({"pk": one.pk, "state": write_state(one.now)} for one in fresh)
        _ADD_STATE.run_many(self._connection, states)
        for known in written:
            if known.stored is not None:
                self._update(known, known.stored)
        self._index(written)
        self._count_use(written)
        self._keep_divergences(written)
        for known in written:
            known.stored, known.stored_seq, known.guarded = known.now, known.own_seq, False
        return different

    def forget(self) -> None:
        """Let go of what was read, so that a long import does not fill the memory."""
        self.flush()
        self._known.clear()

    def _load(self, dossier_id: str) -> _Known | None:
        if dossier_id not in self._known:
            row = _LOAD.row(self._connection, {"dossier_id": dossier_id})
            self._known[dossier_id] = None if row is None else _known_of(row)
        return self._known[dossier_id]

    def _line(self, known: _Known) -> dict[str, Any]:
        return line_of(known.now, self._desk_id, known.own_seq)

    def _fresh_pk(self) -> int:
        if not self._next_pk:
            self._next_pk = 1 + int(_NEWEST_PK.run(self._connection, {}).fetchone()[0] or 0)
        self._next_pk += 1
        return self._next_pk - 1

    def _update(self, known: _Known, before: Dossier) -> None:
        old, new = line_of(before, self._desk_id, known.stored_seq), self._line(known)
        changed = {name: value for name, value in new.items() if value != old[name]}
        if changed:
            self._connection.execute(update(_LINES).where(_LINES.c.pk == known.pk), changed)
        _SET_STATE.run(self._connection, {"key": known.pk, "state": write_state(known.now)})

    def _index(self, changed: list[_Known]) -> None:
        here = self._connection
        keys = [(one, keys_of(one.stored) if one.stored else NO_KEYS, keys_of(one.now)) for one in changed]
        self._index_codes(keys)
        gone = [
            {"id_number": number, "key": one.pk}
            for one, old, new in keys
            for number in old.id_numbers - new.id_numbers
        ]
        come = [
            {"id_number": number, "pk": one.pk}
            for one, old, new in keys
            for number in new.id_numbers - old.id_numbers
        ]
        _DROP_PERSON.run_many(here, gone)
        _ADD_PERSON.run_many(here, come)
        renamed = [(one.pk, old, new) for one, old, new in keys if old.words != new.words]
        _DROP_WORDS.run_many(here, ({"pk": pk, "words": old.words} for pk, old, _ in renamed if old.words))
        _ADD_WORDS.run_many(here, ({"pk": pk, "words": new.words} for pk, _, new in renamed))

    def _index_codes(self, keys: _Keys) -> None:
        gone = [{"key": code, "pk": one.pk} for one, old, new in keys for code in old.codes - new.codes]
        come = [
            (one.guarded, {"key": code, "pk": one.pk})
            for one, old, new in keys
            for code in sorted(new.codes - old.codes)
        ]
        _DROP_CODE.run_many(self._connection, gone)
        # Of others' dossiers two may carry one number: that has happened, and a person must look at it.
        _ADD_CODE.run_many(self._connection, (code for guarded, code in come if not guarded))
        own = [code for guarded, code in come if guarded]
        if _ADD_FREE_CODE.run_many(self._connection, own) != len(own):
            # Two papers with one number must never leave this desk, whatever asked for it.
            raise StorageTrouble("storage.number_taken", codes=", ".join(str(one["key"]) for one in own[:3]))

    def _count_use(self, changed: list[_Known]) -> None:
        counts: dict[str, int] = defaultdict(int)
        for one in changed:
            counts[self._use(one.now)] += 1
            counts[self._use(one.stored)] -= 1
        counts.pop("", None)
        moved = {code: more for code, more in counts.items() if more}
        _COUNT_USE.run_many(self._connection, ({"code": code, "more": more} for code, more in moved.items()))
        if any(more < 0 for more in moved.values()):
            _DROP_USE.run(self._connection, {})

    def _keep_divergences(self, changed: list[_Known]) -> None:
        parted = [
            one
            for one in changed
            if one.now.divergences or (one.stored is not None and one.stored.divergences)
        ]
        _DROP_DIVERGENCES.run_many(self._connection, ({"key": one.now.dossier_id} for one in parted))
        rows = (divergence_row(one.now, found) for one in parted for found in one.now.divergences)
        _ADD_DIVERGENCE.run_many(self._connection, rows)

    def _use(self, dossier: Dossier | None) -> str:
        """Give the procedure a dossier counts for at this desk, "" for none."""
        return dossier.procedure.code if dossier and is_reception_at(dossier, self._desk_id) else ""
