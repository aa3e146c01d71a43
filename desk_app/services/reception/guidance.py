"""Takes down a citizen whose dossier is not accepted: guided once, in full (Mẫu 02), or refused (Mẫu 03)."""

from __future__ import annotations

from datetime import datetime

from desk_app.domain.codes.dossier_code import REFERENCE_TAIL
from desk_app.domain.dossier.dossier import Dossier, PaperLine
from desk_app.domain.dossier.drafts import ReceptionDraft
from desk_app.domain.facts import facts
from desk_app.domain.findings import Finding
from desk_app.domain.people.identity_rules import IdentityRules
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.rights import Right
from desk_app.errors import Refused
from desk_app.ports.changes import Changes
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.services.clock_guard import ClockGuard
from desk_app.services.context import DeskContext
from desk_app.services.dossier.deeds import Done, known_dossier, must_allow
from desk_app.services.dossier.plain_steps import LONGEST_REFUSAL
from desk_app.services.people.operators import Operator, require
from desk_app.services.reception.check_reception import CheckReception, ReceptionPreview
from desk_app.services.reception.filing import filing_of, known_procedure
from desk_app.services.wording import papers_taken_down, reason_given

_NO_MATTER_NOW = frozenset(
    {
        "reception.missing_paper",
        "reception.no_count",
        "reception.no_paper",
        "reception.post_address",
        "reception.received_elsewhere",
    }
)


class _Registration:
    """The ground of both use cases: a dossier with a reference and no number."""

    def __init__(self, context: DeskContext, rules: IdentityRules) -> None:
        self._context = context
        self._guard = ClockGuard(context)
        self._check = CheckReception(context, rules)

    def _register(
        self, work: UnitOfWork, draft: ReceptionDraft, now: datetime, by: Operator, known: Dossier | None
    ) -> str:
        """Journal what was taken down; papers may be missing and the door wrong, but people and procedure known."""
        settings = self._context.settings(work, now)
        preview = self._check.inside(work, draft, now, settings.due, (known.code,) if known else ())
        known_procedure(preview, elsewhere=True)
        _refuse_what_cannot_be_kept(preview)
        filing = filing_of(preview, settings, practice=work.desk.practice)
        dossier_id = known.dossier_id if known else self._context.ids.entry_id()
        reference = known.code if known else _new_reference(work, now, dossier_id)
        fact = facts.DossierRegistered(reference, filing)
        work.journal.append(fact, actor=by.user, at=now, dossier_id=dossier_id)
        return dossier_id


class GiveGuidance(_Registration):
    """Tells the citizen in full what is missing; no clock runs and no number is used."""

    def __call__(
        self,
        draft: ReceptionDraft,
        papers: tuple[PaperLine, ...],
        reason: str,
        by: Operator,
        registered: str | None = None,
    ) -> Done:
        """Journal the guidance; status stays 1. Raises Refused; `registered` names a dossier guided before."""
        with self._context.uow() as work:
            now = self._guard.admit(work, by.user)
            known = _waiting(work, registered, by, Deed.GUIDE)
            fact = facts.GuidanceGiven(reason_given(reason), papers_taken_down(papers))
            dossier_id = self._register(work, draft, now, by, known)
            return _last(work, fact, dossier_id, now, by)


class RefuseReception(_Registration):
    """Turns a dossier away at the counter, with the ground told to the citizen."""

    def __call__(
        self, draft: ReceptionDraft, reason: str, by: Operator, registered: str | None = None
    ) -> Done:
        """Journal registration and refusal together (1 then 3). Raises Refused; `registered` as in GiveGuidance.

        Who was guided before may be taken down otherwise today: the refusal names whom the form names.
        """
        with self._context.uow() as work:
            now = self._guard.admit(work, by.user)
            known = _waiting(work, registered, by, Deed.REFUSE)
            fact = facts.DossierRefused(reason_given(reason, longest=LONGEST_REFUSAL))
            dossier_id = self._register(work, draft, now, by, known)
            return _last(work, fact, dossier_id, now, by)


def _last(
    work: UnitOfWork,
    fact: facts.GuidanceGiven | facts.DossierRefused,
    dossier_id: str,
    now: datetime,
    by: Operator,
) -> Done:
    entry = work.journal.append(fact, actor=by.user, at=now, dossier_id=dossier_id)
    dossier = work.dossiers.by_id(dossier_id)
    if dossier is None:
        raise RuntimeError("a registered dossier is not in the projection")
    work.commit()
    changes = Changes(dossiers=True, queue=True, drafts=True, codes=(dossier.code,))
    return Done(dossier, entry.header.seq, changes)


def _waiting(work: UnitOfWork, code: str | None, by: Operator, deed: Deed) -> Dossier | None:
    if not code:
        require(by, Right.RECEIVE)
        return None
    dossier = known_dossier(work, code)
    must_allow(deed, dossier, by)
    return dossier


def not_to_be_kept(preview: ReceptionPreview) -> tuple[Finding, ...]:
    """Give what forbids to take a citizen down: missing papers and the wrong door do not, they are why he is sent away."""
    return tuple(finding for finding in preview.blocked if finding.key not in _NO_MATTER_NOW)


def _refuse_what_cannot_be_kept(preview: ReceptionPreview) -> None:
    blocked = not_to_be_kept(preview)
    if blocked:
        raise Refused("reception.not_saved", findings=blocked, count=len(blocked))


def _new_reference(work: UnitOfWork, now: datetime, dossier_id: str) -> str:
    """Make a reference nobody has yet out of the random end of the dossier's identity."""
    seed = int(dossier_id.replace("-", "")[-12:], 16)
    while True:
        reference = f"HD-{work.desk.desk_no:02d}-{now:%y%m%d}-{seed % 10**REFERENCE_TAIL:0{REFERENCE_TAIL}d}"
        if work.dossiers.by_code(reference) is None:
            return reference
        seed += 1
