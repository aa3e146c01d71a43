"""Counts what waits for a person, by ward and by the desk it is about."""

from __future__ import annotations

from sqlalchemy import func, select, union_all
from sqlalchemy.engine import Connection

from desk_app.domain.dossier.divergences import CLASH
from desk_app.gateway.database import schema

_TOLD, _PARTED = schema.exceptions.c, schema.divergences.c
_WAITING = union_all(
    select(_TOLD.ward_id, _TOLD.desk_id).where(_TOLD.waits, _TOLD.about != CLASH),
    select(_PARTED.ward_id, _PARTED.desk_id).where(_PARTED.waits),
).subquery()
_COUNTED = select(_WAITING.c.ward_id, _WAITING.c.desk_id, func.count().label("waiting")).group_by(
    _WAITING.c.ward_id, _WAITING.c.desk_id
)


def waiting(connection: Connection, ward_id: int | None = None) -> dict[int, dict[str, int]]:
    """Give how much waits, by ward and desk, of one ward or of all."""
    query = _COUNTED if ward_id is None else _COUNTED.where(_WAITING.c.ward_id == ward_id)
    found: dict[int, dict[str, int]] = {}
    for row in connection.execute(query):
        found.setdefault(row.ward_id, {})[row.desk_id] = row.waiting
    return found
