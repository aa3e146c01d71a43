"""Looks for one citizen's matter taken in at two desks that did not know of each other."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, func, select

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.facts.facts import DossierReceived
from desk_app.domain.steps.lists import is_open
from desk_app.gateway.database import schema
from desk_app.gateway.database.bulk import Among
from desk_app.gateway.database.columns import text_column
from desk_app.gateway.feed.incoming import Incoming
from desk_app.gateway.feed.ward import WardWork
from desk_app.gateway.projector.findings import POSSIBLE_DUPLICATE, Finding
from desk_app.gateway.projector.shelf import Shelf

Matter = tuple[str, str]
"""ID number of whose matter it is, and the procedure."""

_DOSSIER = schema.dossiers.c
_MATTER = (_DOSSIER.id_number, _DOSSIER.procedure, _DOSSIER.desk_id)
_OLDEST = Among(
    select(*_MATTER, func.min(_DOSSIER.dossier_id).label("oldest"))
    .where(_DOSSIER.ward_id == bindparam("ward"), _DOSSIER.is_open)
    .group_by(*_MATTER),
    _DOSSIER.id_number,
)


class PersonCheck:
    """The receptions of one batch against the open dossiers of the ward."""

    def __init__(self, work: WardWork, shelf: Shelf, incoming: Sequence[Incoming]) -> None:
        self._shelf = shelf
        # Of every desk the oldest open dossier is enough: one question for a person, not one for each pair.
        self._known: dict[Matter, dict[str, str]] = {}
        people = {
            text_column((one.fact.filing.owner or one.fact.filing.applicant).id_number)
            for one in incoming
            if isinstance(one.fact, DossierReceived)
        } - {""}
        rows = _OLDEST.rows(work.connection, people, ward=work.ward_id)
        for row in rows:
            self._known.setdefault((row.id_number, row.procedure), {})[row.desk_id] = row.oldest
        shelf.fetch(row.oldest for row in rows)

    def look(self, one: Incoming, after: Dossier | None) -> list[Finding]:
        """Give the open dossier of another desk about the same person and procedure."""
        if not isinstance(one.fact, DossierReceived) or after is None or one.dossier_id is None:
            return []
        id_number = text_column(after.matter_of.id_number)
        if not id_number:
            return []
        same = self._known.setdefault((id_number, text_column(after.procedure.code)), {})
        same.setdefault(after.desk_id, one.dossier_id)
        if len(same) == 1:
            return []
        others = sorted({name for desk, name in same.items() if desk != after.desk_id} - {one.dossier_id})
        found = (other for name in others if (other := self._shelf.get(name)) and is_open(other))
        oldest = next(found, None)
        return [] if oldest is None else [self._finding(one, after, oldest)]

    def _finding(self, one: Incoming, after: Dossier, other: Dossier) -> Finding:
        opened_by = self._shelf.opened_by(text_column(other.dossier_id))
        header = one.entry.header
        return Finding(
            POSSIBLE_DUPLICATE,
            header.desk_id,
            (opened_by, one.entry.hash),
            header.dossier_id,
            (other.code, after.code),
        )
