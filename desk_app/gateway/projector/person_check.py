"""Looks for one citizen's matter taken in at two desks that did not know of each other."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import bindparam, select

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.facts.facts import DossierReceived, DossierRegistered
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
_OF_PERSONS = Among(
    select(_DOSSIER.id_number, _DOSSIER.procedure, _DOSSIER.desk_id)
    .where(_DOSSIER.ward_id == bindparam("ward"))
    .distinct(),
    _DOSSIER.id_number,
)
_OLDEST = (
    select(_DOSSIER.dossier_id)
    .where(
        _DOSSIER.ward_id == bindparam("ward"),
        _DOSSIER.id_number == bindparam("person"),
        _DOSSIER.procedure == bindparam("procedure"),
        _DOSSIER.is_open,
        _DOSSIER.desk_id != bindparam("desk"),
        _DOSSIER.dossier_id != bindparam("dossier"),
    )
    .order_by(_DOSSIER.dossier_id)
    .limit(1)
)


class PersonCheck:
    """The receptions of a piece of the feed against the dossiers of the ward."""

    def __init__(self, work: WardWork, shelf: Shelf) -> None:
        self._work = work
        self._shelf = shelf

    def doubtful(self, incoming: Iterable[Incoming]) -> set[str]:
        """Give the receptions about a matter that another desk has had too, by entry.

        Whether that one is still open depends on what stands before them in the feed, so they are looked at there.
        """
        opening = [(one, matter) for one in incoming if (matter := _matter_of(one)) is not None]
        people = {person for _, (person, _) in opening}
        desks: dict[Matter, set[str]] = {}
        for row in _OF_PERSONS.rows(self._work.connection, people, ward=self._work.ward_id):
            desks.setdefault((row.id_number, row.procedure), set()).add(row.desk_id)
        found = set()
        for one, matter in opening:
            same = desks.setdefault(matter, set())
            if isinstance(one.fact, DossierReceived) and same - {one.entry.header.desk_id}:
                found.add(one.entry.hash)
            same.add(one.entry.header.desk_id)
        return found

    def look(self, one: Incoming, after: Dossier | None) -> list[Finding]:
        """Give the open dossier of another desk about the matter of a reception, once all before it is written."""
        matter = _matter_of(one)
        if matter is None or after is None or not isinstance(one.fact, DossierReceived):
            return []
        asked = {
            "ward": self._work.ward_id,
            "person": matter[0],
            "procedure": matter[1],
            "desk": after.desk_id,
            "dossier": one.dossier_id,
        }
        oldest = self._work.connection.execute(_OLDEST, asked).scalar()
        other = None if oldest is None else self._shelf.get(oldest)
        return [] if other is None else [self._finding(one, after, other)]

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


def _matter_of(one: Incoming) -> Matter | None:
    """Give whose matter is taken in or down, and by which procedure; None where nobody can be told by a number."""
    if not isinstance(one.fact, DossierReceived | DossierRegistered) or one.dossier_id is None:
        return None
    filing = one.fact.filing
    person = text_column((filing.owner or filing.applicant).id_number)
    return (person, text_column(filing.procedure.code)) if person else None
