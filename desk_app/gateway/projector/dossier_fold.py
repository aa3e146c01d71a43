"""Folds entries into their dossier as every desk does: on top where that is the same, else all of the dossier anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, select

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.facts.wire import fact_or_none, from_json
from desk_app.domain.fold.dossier_fold import fold_all, fold_first, fold_on_top
from desk_app.domain.journal.entry import Entry, Header
from desk_app.gateway.database import schema
from desk_app.gateway.database.bulk import Among
from desk_app.gateway.feed.incoming import Incoming
from desk_app.gateway.feed.ward import WardWork

_ENTRY = schema.entries.c
_BEGUN = Among(
    select(_ENTRY.dossier_id).where(_ENTRY.ward_id == bindparam("ward")).distinct(), _ENTRY.dossier_id
)
_STORED = (
    select(_ENTRY.hash, _ENTRY.header, _ENTRY.body)
    .where(_ENTRY.ward_id == bindparam("ward"), _ENTRY.dossier_id == bindparam("dossier"))
    .order_by(_ENTRY.position)
)


class DossierFold:
    """The fold within one transaction; entries already stored are read only where all must be folded anew."""

    def __init__(self, work: WardWork) -> None:
        self._work = work
        self._fresh: dict[str, list[Incoming]] = {}
        self._begun: dict[str, bool] = {}

    def look_up(self, dossier_ids: Iterable[str]) -> None:
        """Find out in one query which dossiers nobody has opened yet have entries all the same."""
        wanted = set(dossier_ids) - self._begun.keys()
        rows = _BEGUN.rows(self._work.connection, wanted, ward=self._work.ward_id)
        early = {row.dossier_id for row in rows}
        self._begun |= {one: one in early for one in wanted}

    def fold(self, dossier_id: str, before: Dossier | None, new: Sequence[Incoming]) -> Dossier | None:
        """Give the dossier with entries whose places in the feed come after all others of it."""
        fresh = self._fresh.setdefault(dossier_id, [])
        fresh += new
        folded = before
        if before is not None:
            for one in new:
                folded = fold_on_top(folded, one.entry, one.fact)
                if folded is None:
                    break
            else:
                return folded
        stored = self._stored(dossier_id) if self._is_begun(dossier_id) else []
        if len(fresh) == 1 and not stored:
            return fold_first(fresh[0].entry, fresh[0].fact)
        read = {one.entry.hash: one.fact for one in fresh}
        entries = [*stored, *(one.entry for one in fresh)]
        return fold_all(enumerate(entries), lambda entry: _fact(read, entry))

    def _is_begun(self, dossier_id: str) -> bool:
        if dossier_id not in self._begun:
            self.look_up((dossier_id,))
        return self._begun[dossier_id]

    def _stored(self, dossier_id: str) -> list[Entry]:
        rows = self._work.connection.execute(_STORED, {"ward": self._work.ward_id, "dossier": dossier_id})
        return [Entry(from_json(Header, row.header), row.header, row.hash.hex(), row.body) for row in rows]


def _fact(read: dict[str, Any], entry: Entry) -> Any:
    return read[entry.hash] if entry.hash in read else fact_or_none(entry)
