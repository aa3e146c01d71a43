"""Answers all that the page of one dossier shows, read at one moment in one unit of work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from desk_app.domain.catalogue.procedure import ProcedureVersion
from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.journal.look_ups import Looking
from desk_app.domain.people.wards import LEVELS, Ward, WardChanges
from desk_app.domain.steps.remaining import Remaining, remaining_of
from desk_app.domain.time.due_strip import StripDay, due_strip
from desk_app.domain.time.local_time import local
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.services.context import DeskContext
from desk_app.services.dossier.deeds import known_dossier
from desk_app.services.dossier.look_up import Happened, history_in_words
from desk_app.services.exchange.exception_words import ExceptionView
from desk_app.services.exchange.exceptions import views
from desk_app.services.people.operators import Operator
from desk_app.services.people.record_look_up import RecordLookUp


@dataclass(frozen=True, slots=True)
class DossierLook:
    """A dossier with what is to be said of it.

    `left` is None when no term runs any more, `version` the procedure as published today (None when the catalogue
    no longer has it), `names` maps users to full names, `happened` the hash of
    each entry of the history to what it is, `waiting` are the exceptions a person must settle. `wards` maps an
    address printed with the units before July 2025 to what its ward is called today, `days` are the days of the
    promise one by one. `sent`: the city has receipted everything this desk knows of it.
    """

    dossier: Dossier
    left: Remaining | None
    version: ProcedureVersion | None
    names: Mapping[str, str]
    happened: Mapping[str, Happened]
    waiting: tuple[ExceptionView, ...] = ()
    wards: Mapping[str, tuple[Ward, ...]] = field(default_factory=dict)
    days: tuple[StripDay, ...] = ()
    sent: bool = False


class LookAtDossier:
    """Reads a dossier with its remaining term, its procedure, the names of users and what waits for a person."""

    def __init__(
        self, context: DeskContext, record: RecordLookUp, wards: Callable[[], WardChanges] = WardChanges
    ) -> None:
        self._context = context
        self._record = record
        self._wards = wards

    def __call__(self, code: str, by: Operator) -> DossierLook:
        """Give the look, by any code the dossier ever had, and take it down.

        Raises Refused: rights.missing, find.unknown_code.
        """
        self._record.admit(Looking.SHOW, by)
        with self._context.uow(write=False) as work:
            dossier = known_dossier(work, code)
            look = DossierLook(
                dossier,
                self._left(work, dossier),
                work.reference.procedure(dossier.procedure.code, self._context.now().date()),
                {one.user: one.full_name for one in work.users.all() if one.role},
                history_in_words(work, dossier),
                _waiting(work, dossier),
                self._wards_today(dossier),
                due_strip(dossier.due, local(dossier.received_at).date(), work.reference.calendar()),
                _is_sent(work, dossier),
            )
        self._record(Looking.SHOW, by, code=dossier.code)
        return look

    def _wards_today(self, dossier: Dossier) -> Mapping[str, tuple[Ward, ...]]:
        parties = (dossier.applicant, *((dossier.owner,) if dossier.owner else ()))
        old = {one.address for one in parties if one.address.count(",") >= LEVELS - 1}
        found = {address: self._wards().today(address) for address in old}
        return {address: wards for address, wards in found.items() if wards}

    def _left(self, work: UnitOfWork, dossier: Dossier) -> Remaining | None:
        """Measure the term while a promise is open."""
        now, reference = self._context.now(), work.reference
        due = self._context.settings(work, now).due
        return remaining_of(dossier, now, reference.calendar(), reference.working_hours(), due)


def _is_sent(work: UnitOfWork, dossier: Dossier) -> bool:
    own = (line.seq for line in dossier.history if line.desk_id == work.desk.desk_id)
    return max(own, default=0) <= work.journal.acked().seq


def _waiting(work: UnitOfWork, dossier: Dossier) -> tuple[ExceptionView, ...]:
    lines = work.replication.exceptions()
    return views(
        work,
        tuple(one for one in lines if one.dossier_id == dossier.dossier_id or dossier.code in one.codes),
    )
