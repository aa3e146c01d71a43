"""The dossiers a transaction touches: read in one query, folded in memory, written back in one statement."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.engine import Connection

from desk_app.domain.dossier.divergence_lines import lines_of
from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.facts.wire import from_json, to_json
from desk_app.domain.fold.pieces import OPENING
from desk_app.domain.steps.lists import is_open
from desk_app.gateway.database import schema
from desk_app.gateway.database.bulk import Among, insert_new, upsert
from desk_app.gateway.database.columns import text_column

_DOSSIER = schema.dossiers.c
_STATES = Among(
    select(_DOSSIER.dossier_id, _DOSSIER.opened_by, _DOSSIER.state).where(
        _DOSSIER.ward_id == bindparam("ward")
    ),
    _DOSSIER.dossier_id,
)


_PARTED_TABLE = schema.divergences.c
_PARTED = Among(
    select(_PARTED_TABLE.dossier_id).where(_PARTED_TABLE.ward_id == bindparam("ward")).distinct(),
    _PARTED_TABLE.dossier_id,
)


@dataclass(slots=True)
class _Place:
    dossier: Dossier | None
    opened_by: str = ""
    is_stored: bool = False
    changed: bool = False


class Shelf:
    """The dossiers of one ward within one transaction."""

    def __init__(self, connection: Connection, ward_id: int) -> None:
        self._connection = connection
        self._ward_id = ward_id
        self._places: dict[str, _Place] = {}

    def fetch(self, dossier_ids: Iterable[str]) -> None:
        """Read dossiers that are going to be needed."""
        wanted = set(dossier_ids) - self._places.keys()
        if not wanted:
            return
        self._places.update({one: _Place(None) for one in wanted})
        for row in _STATES.rows(self._connection, wanted, ward=self._ward_id):
            dossier = from_json(Dossier, row.state)
            self._places[row.dossier_id] = _Place(dossier, row.opened_by.hex(), is_stored=True)

    def get(self, dossier_id: str) -> Dossier | None:
        """Give a dossier; None while the entry that opens it has not come."""
        place = self._places.get(dossier_id) or self._place(dossier_id)
        return place.dossier

    def opened_by(self, dossier_id: str) -> str:
        """Give the hash of the entry that opened a dossier."""
        return self._place(dossier_id).opened_by

    def put(self, dossier_id: str, dossier: Dossier) -> None:
        """Keep a dossier as folded anew."""
        place = self._places[dossier_id]
        place.opened_by = place.opened_by or _opening(dossier)
        place.dossier, place.changed = dossier, True

    def save(self) -> None:
        """Write what changed."""
        new: list[dict[str, Any]] = []
        moved: list[dict[str, Any]] = []
        saved: dict[str, Dossier] = {}
        for dossier_id, place in self._places.items():
            if place.changed and place.dossier is not None:
                (moved if place.is_stored else new).append(
                    self._row(dossier_id, place.dossier, place.opened_by)
                )
                place.is_stored, place.changed = True, False
                saved[dossier_id] = place.dossier
        insert_new(self._connection, schema.dossiers, new)
        upsert(self._connection, schema.dossiers, moved)
        self._forget_divergences([row["dossier_id"] for row in moved])
        self._save_divergences(saved)

    def _forget_divergences(self, dossier_ids: Collection[str]) -> None:
        """Forget where desks parted over dossiers that were stored before; over a new one nothing is written yet."""
        table = schema.divergences
        known = {row.dossier_id for row in _PARTED.rows(self._connection, dossier_ids, ward=self._ward_id)}
        for name in known:
            gone = delete(table).where(table.c.ward_id == self._ward_id, table.c.dossier_id == name)
            self._connection.execute(gone)

    def _save_divergences(self, saved: Mapping[str, Dossier]) -> None:
        """Write where desks parted over the dossiers saved."""
        rows = [
            {
                "ward_id": self._ward_id,
                "exception_id": line.divergence.exception_id,
                "dossier_id": name,
                "desk_id": text_column(line.desk_id),
                "opened_at": line.opened_at.isoformat(),
                "waits": line.divergence.waits,
                "content": to_json(line.divergence).decode(),
            }
            for name, dossier in saved.items()
            for line in lines_of(dossier)
        ]
        insert_new(self._connection, schema.divergences, rows)

    def _place(self, dossier_id: str) -> _Place:
        if dossier_id not in self._places:
            self.fetch((dossier_id,))
        return self._places[dossier_id]

    def _row(self, dossier_id: str, dossier: Dossier, opened_by: str) -> dict[str, Any]:
        return {
            "ward_id": self._ward_id,
            "dossier_id": dossier_id,
            "code": text_column(dossier.code),
            "city_code": text_column(dossier.city_code),
            "status": int(dossier.status),
            "procedure": text_column(dossier.procedure.code),
            "id_number": text_column(dossier.matter_of.id_number),
            "is_open": is_open(dossier),
            "desk_id": dossier.desk_id,
            "opened_by": bytes.fromhex(opened_by),
            "state": to_json(dossier),
        }


def _opening(dossier: Dossier) -> str:
    """Give the entry that opened a dossier: the first of its history that could."""
    return next(line.entry_hash for line in dossier.history if line.kind in OPENING)
