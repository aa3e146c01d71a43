"""Folds an entry into its dossier as every desk does: on top where that is the same, else all of the dossier anew."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import select

from desk_app.domain.causal_order import fold_all, may_append
from desk_app.domain.dossier import Dossier
from desk_app.domain.journal import Entry, Header
from desk_app.domain.projection import apply_fact
from desk_app.gateway import schema
from desk_app.gateway.arrived import Arrived
from desk_app.gateway.ward import WardWork


class CausalFold:
    """The order of entries within one transaction; those already stored are read only where the order may change."""

    def __init__(self, work: WardWork) -> None:
        self._work = work
        self._fresh: dict[str, list[Entry]] = {}
        self._begun: dict[str, bool] = {}

    def look_up(self, dossier_ids: Iterable[str]) -> None:
        """Find out in one query which dossiers nobody has opened yet have entries all the same."""
        wanted = sorted(set(dossier_ids) - self._begun.keys())
        if not wanted:
            return
        table = schema.entries.c
        query = select(table.dossier_id).where(
            table.ward_id == self._work.ward_id, table.dossier_id.in_(wanted)
        )
        early = set(self._work.connection.execute(query.distinct()).scalars())
        self._begun |= {one: one in early for one in wanted}

    def fold(self, dossier_id: str, before: Dossier | None, one: Arrived) -> Dossier | None:
        """Give the dossier with an entry whose place in the feed is after all others of it."""
        fresh = self._fresh.setdefault(dossier_id, [])
        fresh.append(one.entry)
        if may_append(before, one.entry):
            return apply_fact(before, one.entry, one.fact)
        if before is None and len(fresh) == 1:
            self.look_up((dossier_id,))
            if not self._begun[dossier_id]:
                return apply_fact(None, one.entry, one.fact)
        return fold_all(enumerate([*self._stored(dossier_id), *fresh]))

    def _stored(self, dossier_id: str) -> list[Entry]:
        table = schema.entries.c
        query = (
            select(table.hash, table.header, table.body)
            .where(table.ward_id == self._work.ward_id, table.dossier_id == dossier_id)
            .order_by(table.position)
        )
        return [
            Entry(Header(**json.loads(row.header)), row.header, row.hash.hex(), row.body)
            for row in self._work.connection.execute(query)
        ]
