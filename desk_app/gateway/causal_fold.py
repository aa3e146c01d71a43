"""Folds an entry into its dossier as every desk does: on top where that is the same, else all of the dossier anew."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import bindparam, select

from desk_app.domain.causal_order import fold_all, may_append
from desk_app.domain.dossier import Dossier
from desk_app.domain.journal import Entry, Header
from desk_app.domain.projection import apply_fact
from desk_app.domain.wire import from_json
from desk_app.gateway import schema
from desk_app.gateway.arrived import Arrived
from desk_app.gateway.bulk import Among
from desk_app.gateway.ward import WardWork

_ENTRY = schema.entries.c
_BEGUN = Among(
    select(_ENTRY.dossier_id).where(_ENTRY.ward_id == bindparam("ward")).distinct(), _ENTRY.dossier_id
)
_STORED = (
    select(_ENTRY.hash, _ENTRY.header, _ENTRY.body)
    .where(_ENTRY.ward_id == bindparam("ward"), _ENTRY.dossier_id == bindparam("dossier"))
    .order_by(_ENTRY.position)
)


class CausalFold:
    """The order of entries within one transaction; those already stored are read only where the order may change."""

    def __init__(self, work: WardWork) -> None:
        self._work = work
        self._fresh: dict[str, list[Entry]] = {}
        self._begun: dict[str, bool] = {}

    def look_up(self, dossier_ids: Iterable[str]) -> None:
        """Find out in one query which dossiers nobody has opened yet have entries all the same."""
        wanted = set(dossier_ids) - self._begun.keys()
        rows = _BEGUN.rows(self._work.connection, wanted, ward=self._work.ward_id)
        early = {row.dossier_id for row in rows}
        self._begun |= {one: one in early for one in wanted}

    def fold(self, dossier_id: str, before: Dossier | None, one: Arrived) -> Dossier | None:
        """Give the dossier with an entry whose place in the feed is after all others of it."""
        fresh = self._fresh.setdefault(dossier_id, [])
        fresh.append(one.entry)
        if may_append(before, one.entry):
            return apply_fact(before, one.entry, one.fact)
        if before is None and len(fresh) == 1:
            if dossier_id not in self._begun:
                self.look_up((dossier_id,))
            if not self._begun[dossier_id]:
                return apply_fact(None, one.entry, one.fact)
        return fold_all(enumerate([*self._stored(dossier_id), *fresh]))

    def _stored(self, dossier_id: str) -> list[Entry]:
        rows = self._work.connection.execute(_STORED, {"ward": self._work.ward_id, "dossier": dossier_id})
        return [Entry(from_json(Header, row.header), row.header, row.hash.hex(), row.body) for row in rows]
