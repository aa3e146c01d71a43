"""Folds entries into the stored dossiers inside one transaction, with everything that finds them again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, func, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.engine import Connection

from desk_app.domain.dossier import Dossier
from desk_app.domain.journal import Entry
from desk_app.domain.projection import apply
from desk_app.errors import StorageTrouble
from desk_app.storage import schema
from desk_app.storage.dossier_lines import NO_KEYS, keys_of, line_of, read_state, write_state
from desk_app.storage.statements import Prepared

_LINES, _STATES = schema.dossiers, schema.dossier_states
_CODES, _PERSONS, _USAGE = schema.dossier_codes, schema.persons, schema.procedure_usage

_LOAD = Prepared(
    select(_LINES.c.pk, _STATES.c.state)
    .join_from(_LINES, _STATES)
    .where(_LINES.c.dossier_id == bindparam("dossier_id"))
)
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
_FREE_CODE = ~select(_CODES.c.pk).where(_CODES.c.code_key == bindparam("key")).exists()
_ADD_CODE = Prepared(
    insert(_CODES).from_select(
        ["code_key", "pk"], select(bindparam("key"), bindparam("pk")).where(_FREE_CODE)
    )
)
_ADD_PERSON = Prepared(insert(_PERSONS))
_DROP_PERSON = Prepared(
    delete(_PERSONS).where(_PERSONS.c.id_number == bindparam("id_number"), _PERSONS.c.pk == bindparam("key"))
)
_ADD_WORDS = Prepared(text("INSERT INTO search_words (rowid, words) VALUES (:pk, :words)"))
_DROP_WORDS = Prepared(
    text("INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', :pk, :words)")
)


@dataclass(slots=True)
class _Known:
    """A dossier of this transaction: as stored (None: not yet) and as folded since."""

    pk: int
    stored: Dossier | None
    now: Dossier


class DossierProjection:
    """The dossiers as this transaction sees them: folded in memory, written together by `flush`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, _Known] = {}
        self._changed: dict[str, _Known] = {}
        self._next_pk = 0

    def load(self, dossier_id: str) -> Dossier | None:
        """Give a dossier as of the entries folded so far."""
        known = self._known.get(dossier_id)
        if known is None:
            row = _LOAD.row(self._connection, {"dossier_id": dossier_id})
            if row is None:
                return None
            dossier = read_state(row["state"])
            known = self._known[dossier_id] = _Known(row["pk"], dossier, dossier)
        return known.now

    def fold(self, entry: Entry) -> None:
        """Apply an entry of a dossier; an entry whose dossier was never opened here changes nothing."""
        dossier_id = entry.header.dossier_id or ""
        after = apply(self.load(dossier_id), entry)
        if after is None:
            return
        known = self._known.get(dossier_id)
        if known is None:
            known = self._known[dossier_id] = _Known(self._fresh_pk(), None, after)
        known.now = after
        self._changed[dossier_id] = known

    def flush(self) -> None:
        """Write what was folded, so that look-ups and lists of this transaction see it."""
        changed, self._changed = list(self._changed.values()), {}
        if not changed:
            return
        fresh = [known for known in changed if known.stored is None]
        _ADD_LINE.run_many(self._connection, ({"pk": one.pk, **line_of(one.now)} for one in fresh))
        states = ({"pk": one.pk, "state": write_state(one.now)} for one in fresh)
        _ADD_STATE.run_many(self._connection, states)
        for known in changed:
            if known.stored is not None:
                self._update(known.pk, known.stored, known.now)
        self._index(changed)
        self._count_use(changed)
        for known in changed:
            known.stored = known.now

    def forget(self) -> None:
        """Let go of what was read, so that a long import does not fill the memory."""
        self.flush()
        self._known.clear()

    def _fresh_pk(self) -> int:
        if not self._next_pk:
            self._next_pk = 1 + int(_NEWEST_PK.run(self._connection, {}).fetchone()[0] or 0)
        self._next_pk += 1
        return self._next_pk - 1

    def _update(self, pk: int, before: Dossier, after: Dossier) -> None:
        old, new = line_of(before), line_of(after)
        changed = {name: value for name, value in new.items() if value != old[name]}
        self._connection.execute(update(_LINES).where(_LINES.c.pk == pk), changed)
        _SET_STATE.run(self._connection, {"key": pk, "state": write_state(after)})

    def _index(self, changed: list[_Known]) -> None:
        here = self._connection
        keys = [(one.pk, keys_of(one.stored) if one.stored else NO_KEYS, keys_of(one.now)) for one in changed]
        codes = [{"key": code, "pk": pk} for pk, old, new in keys for code in sorted(new.codes - old.codes)]
        if _ADD_CODE.run_many(here, codes) != len(codes):
            # Two papers with one number must never leave this desk, whatever asked for it.
            raise StorageTrouble(
                "storage.number_taken", codes=", ".join(str(one["key"]) for one in codes[:3])
            )
        gone = [
            {"id_number": number, "key": pk}
            for pk, old, new in keys
            for number in old.id_numbers - new.id_numbers
        ]
        come = [
            {"id_number": number, "pk": pk}
            for pk, old, new in keys
            for number in new.id_numbers - old.id_numbers
        ]
        _DROP_PERSON.run_many(here, gone)
        _ADD_PERSON.run_many(here, come)
        renamed = [(pk, old, new) for pk, old, new in keys if old.words != new.words]
        _DROP_WORDS.run_many(here, ({"pk": pk, "words": old.words} for pk, old, _ in renamed if old.words))
        _ADD_WORDS.run_many(here, ({"pk": pk, "words": new.words} for pk, _, new in renamed))

    def _count_use(self, changed: list[_Known]) -> None:
        numbered = (one for one in changed if one.now.number is not None)
        fresh = (one for one in numbered if one.stored is None or one.stored.number is None)
        counts = Counter(one.now.procedure.code for one in fresh)
        _COUNT_USE.run_many(self._connection, ({"code": code, "more": more} for code, more in counts.items()))
