"""What all deeds on a known dossier share: find it, check the step, journal the fact, answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from desk_app.domain.codes.dossier_code import parse
from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.facts.facts import Fact
from desk_app.domain.facts.wire import Approval
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.steps import allowed, needs_approval, right_for
from desk_app.domain.text import clean
from desk_app.errors import Refused
from desk_app.ports.changes import Changes
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.services.clock_guard import ClockGuard
from desk_app.services.context import DeskContext
from desk_app.services.people.approvals import approval_by
from desk_app.services.people.operators import Operator


@dataclass(frozen=True, slots=True)
class Done:
    """What a deed left behind: the dossier after it, the number of its entry, what screens must redraw."""

    dossier: Dossier
    seq: int
    changes: Changes


def must_allow(deed: Deed, dossier: Dossier, by: Operator) -> None:
    """Raise Refused with the reason why a person cannot do a deed on a dossier now."""
    hindrance = allowed(deed, dossier, by)
    if hindrance is not None:
        raise Refused(hindrance.key, **hindrance.params)


@dataclass(frozen=True, slots=True)
class OpenDossier:
    """A dossier taken out of the drawer for one deed, inside one unit of work."""

    work: UnitOfWork
    dossier: Dossier
    now: datetime
    by: Operator

    def must_allow(self, deed: Deed) -> None:
        """Raise Refused with the reason why this person cannot do a deed on it now."""
        must_allow(deed, self.dossier, self.by)

    def must_allow_with(self, deed: Deed, approver: Operator | None) -> Approval | None:
        """Raise Refused unless this person can do it, alone or with this second one; give what the entry says of him.

        Raises besides: rights.approval_needed without a second person, rights.approve_self, rights.approver_missing.
        """
        self.must_allow(deed)
        right = right_for(deed, self.dossier)
        if approver is not None:
            return approval_by(approver, right, self.by, self.now)
        if needs_approval(deed, self.dossier, self.by):
            raise Refused("rights.approval_needed", right=right)
        return None

    def write(self, fact: Fact, approval: Approval | None = None) -> Done:
        """Journal the fact and commit."""
        entry = self.work.journal.append(
            fact,
            actor=self.by.user,
            at=self.now,
            dossier_id=self.dossier.dossier_id,
            approval=approval,
        )
        dossier = self.work.dossiers.by_id(self.dossier.dossier_id) or self.dossier
        self.work.commit()
        return Done(dossier, entry.header.seq, Changes(dossiers=True, queue=True, codes=(dossier.code,)))


def as_code(text: str) -> str:
    """Give a code as it is kept: the form of a dossier code, else upper case without spaces at the ends."""
    code = parse(text)
    return code.text if code else clean(text).upper()


def known_dossier(work: UnitOfWork, code: str) -> Dossier:
    """Find a dossier by any code it ever had; raises Refused "find.unknown_code"."""
    dossier = work.dossiers.by_code(as_code(code))
    if dossier is None:
        raise Refused("find.unknown_code", code=clean(code)[:60])
    return dossier


class DossierDeed:
    """The ground of a use case that changes one known dossier."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._guard = ClockGuard(context)

    @contextmanager
    def _open(self, code: str, by: Operator) -> Iterator[OpenDossier]:
        """Open a dossier for one deed; raises Refused when it is unknown, NeedsPerson for the clock."""
        with self._context.uow() as work:
            now = self._guard.admit(work, by.user)
            yield OpenDossier(work, known_dossier(work, code), now, by)
