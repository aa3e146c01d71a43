"""Knows citizens who came before: contact details to fill in, and what they have open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desk_app.domain.journal.look_ups import Looking
from desk_app.domain.people.number_checks import tidy_id_number
from desk_app.domain.people.parties import Party
from desk_app.ports.dossiers import DossierRow
from desk_app.services.context import DeskContext
from desk_app.services.people.operators import Operator
from desk_app.services.people.record_look_up import RecordLookUp


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person as last taken down (None: never seen here), and the dossiers still open with this number.

    `last_visit` is when that was.
    """

    party: Party | None
    open: tuple[DossierRow, ...]
    last_visit: datetime | None = None


class LookUpPerson:
    """Asked the moment a card is read or a number is typed."""

    def __init__(self, context: DeskContext, record: RecordLookUp) -> None:
        self._context = context
        self._record = record

    def __call__(self, id_number: str, by: Operator, procedure: str | None = None) -> KnownPerson:
        """Give what is known and take it down; `procedure` narrows the open dossiers to one kind.

        An empty number knows nobody. Raises Refused `rights.missing`.
        """
        self._record.admit(Looking.CARD, by)
        number = tidy_id_number(id_number)
        if not number:
            return KnownPerson(None, ())
        with self._context.uow(write=False) as work:
            dossiers = work.dossiers
            visit, still_open = dossiers.last_visit(number), dossiers.open_of_person(number, procedure)
        known = KnownPerson(visit.party if visit else None, still_open, visit.at if visit else None)
        if known.party is not None or known.open:
            self._record(Looking.CARD, by, query=number)
        return known
