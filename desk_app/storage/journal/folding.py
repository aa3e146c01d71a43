"""Folds journal entries into the stored dossiers: on top where that is enough, else from all entries of a dossier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from sqlalchemy import bindparam, func, select
from sqlalchemy.engine import Connection

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.facts.wire import fact_or_none
from desk_app.domain.fold.dossier_fold import fold_all, fold_on_top
from desk_app.domain.fold.pieces import OPENING
from desk_app.domain.journal.entry import Entry
from desk_app.storage.database import schema
from desk_app.storage.database.chunks import chunks
from desk_app.storage.database.statements import Prepared
from desk_app.storage.journal.entry_rows import entry_of, fold_key
from desk_app.storage.projections.dossier_projection import DossierProjection

_ENTRY = schema.entries.c
_COUNT = Prepared(select(func.count().label("stored")).where(_ENTRY.dossier_id == bindparam("dossier_id")))
_COUNTS = (
    select(_ENTRY.dossier_id, func.count().label("stored"))
    .where(_ENTRY.dossier_id.in_(bindparam("ids", expanding=True)))
    .group_by(_ENTRY.dossier_id)
)
_ALL_OF = (
    select(
        _ENTRY.dossier_id,
        _ENTRY.hash,
        _ENTRY.header,
        _ENTRY.body,
        _ENTRY.own,
        _ENTRY.city_position,
        _ENTRY.desk_id,
        _ENTRY.seq,
    )
    .where(_ENTRY.dossier_id.in_(bindparam("ids", expanding=True)))
    .order_by(_ENTRY.dossier_id)
)


class Folding:
    """Brings the dossiers of a transaction up to the entries stored in it."""

    def __init__(self, connection: Connection, projection: DossierProjection) -> None:
        self._connection = connection
        self._projection = projection

    def extend(
        self, dossier_id: str, entries: Sequence[Entry], *, own: bool, stored: int | None = None
    ) -> bool:
        """Fold stored entries that come after all others of their dossier; False when all must be folded anew.

        `own` says that they are of the own chain: their codes are guarded, and they move the list of the unsent.
        `stored` is how many entries a dossier nobody has opened has, where that was counted already.
        """
        dossier = self._projection.load(dossier_id)
        if dossier is None:
            if not any(entry.header.kind in OPENING for entry in entries):
                return True
            if (self._count(dossier_id) if stored is None else stored) != len(entries):
                return False
            dossier = fold_all(enumerate(entries))
        else:
            dossier = _on_top(dossier, entries)
        if dossier is None:
            return False
        own_seq = entries[-1].header.seq if own else 0
        self._projection.put(dossier_id, dossier, own_seq, guarded=own)
        return True

    def extend_or_rebuild(self, entries: Iterable[Entry]) -> None:
        """Fold entries just written into the own chain, in its order."""
        by_dossier: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            if entry.header.dossier_id:
                by_dossier[entry.header.dossier_id].append(entry)
        stored = self._look_up(by_dossier) if len(by_dossier) > 1 else {}
        again = [
            name
            for name, group in by_dossier.items()
            if not self.extend(name, group, own=True, stored=stored.get(name))
        ]
        self.rebuild(again, guarded=True)

    def _look_up(self, dossier_ids: Collection[str]) -> dict[str, int]:
        """Read dossiers in few queries; give for those nobody has opened how many entries are stored."""
        self._projection.fetch(dossier_ids)
        unopened = (name for name in dossier_ids if self._projection.load(name) is None)
        return {
            row.dossier_id: row.stored
            for ids in chunks(unopened)
            for row in self._connection.execute(_COUNTS, {"ids": ids})
        }

    def _count(self, dossier_id: str) -> int:
        row = _COUNT.row(self._connection, {"dossier_id": dossier_id})
        return row["stored"] if row else 0

    def rebuild(self, dossier_ids: Iterable[str], *, guarded: bool = False) -> None:
        """Fold dossiers from all their stored entries."""
        for ids in chunks(dossier_ids):
            fold_stored(self._connection, self._projection, sorted(ids), guarded=guarded)


def fold_stored(
    connection: Connection, projection: DossierProjection, ids: Sequence[str], *, guarded: bool = False
) -> None:
    """Fold a piece of dossiers, in the order named, from all their stored entries."""
    rows = connection.execute(_ALL_OF, {"ids": ids}).mappings()
    by_dossier = {name: list(group) for name, group in groupby(rows, key=lambda row: row["dossier_id"])}
    for dossier_id in ids:
        stored = by_dossier.get(dossier_id, [])
        dossier = fold_all(
            (fold_key(row), entry_of(row["hash"], row["header"], row["body"])) for row in stored
        )
        if dossier is not None:
            own_seq = max((row["seq"] for row in stored if row["own"] is not None), default=0)
            projection.put(dossier_id, dossier, own_seq, guarded=guarded)


def _on_top(dossier: Dossier, entries: Iterable[Entry]) -> Dossier | None:
    folded: Dossier | None = dossier
    for entry in entries:
        folded = fold_on_top(folded, entry, fact_or_none(entry))
        if folded is None:
            return None
    return folded
