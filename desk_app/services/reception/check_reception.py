"""Looks at a reception while it is typed and once more when it is saved: what stands in the way, when, how much."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from desk_app.domain.catalogue.procedure import PaperRequirement, ProcedureVersion
from desk_app.domain.dossier.dossier import FeeLine, PaperLine, ReturnBy
from desk_app.domain.dossier.drafts import Quantities, ReceptionDraft
from desk_app.domain.findings import Finding, error, warning
from desk_app.domain.money.fees import fees_due, total_of
from desk_app.domain.people.identity_checks import check_party, tidy_party
from desk_app.domain.people.identity_rules import IdentityRules
from desk_app.domain.text import clean, has_control_marks
from desk_app.domain.time.deadlines import calendar_findings, compute_due
from desk_app.domain.time.due_dates import DueDate
from desk_app.domain.time.due_policy import DuePolicy
from desk_app.domain.time.due_strip import StripDay, due_strip
from desk_app.domain.time.local_time import local
from desk_app.errors import Refused
from desk_app.ports.dossiers import DossierRow
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.services.context import DeskContext
from desk_app.services.dossier.deeds import as_code
from desk_app.services.reception.paper_checks import check_lines, check_list, papers_of
from desk_app.services.reception.person_checks import check_addresses, check_persons
from desk_app.services.reception.print_checks import check_print
from desk_app.services.reception.procedure_checks import check_procedure, find_procedure

MOST_SETS, LONGEST_NOTE = 99, 500
"""Sets of papers in one dossier; characters of GhiChu in the national exchange."""
MOST_PAGES, MOST_COPIES, MOST_CASES = 9_999, 999, 999
"""What a fee is counted on; more is a typing error."""


@dataclass(frozen=True, slots=True)
class ReceptionPreview:
    """What the citizen would be promised, and everything that speaks against saving.

    `draft` is the reception as it would be journaled: cleaned, with its papers; `procedure` None: unknown. `days` are
    those of the promise, one by one.
    """

    draft: ReceptionDraft
    findings: tuple[Finding, ...]
    due: DueDate | None
    fees: tuple[FeeLine, ...]
    fee_total: int
    fee_unknown: bool
    missing: tuple[PaperRequirement, ...]
    duplicates: tuple[DossierRow, ...]
    procedure: ProcedureVersion | None
    days: tuple[StripDay, ...] = ()

    @property
    def papers(self) -> tuple[PaperLine, ...]:
        """The papers as they would stand on the slip."""
        return self.draft.papers or ()

    @property
    def blocked(self) -> tuple[Finding, ...]:
        """The findings that keep the dossier from being saved."""
        return tuple(finding for finding in self.findings if finding.blocks)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings the clerk should look at."""
        return tuple(finding for finding in self.findings if not finding.blocks)


class CheckReception:
    """Checks a draft; the window asks while typing, `ReceiveDossier` inside its transaction."""

    def __init__(self, context: DeskContext, rules: IdentityRules) -> None:
        self._context = context
        self._rules = rules

    def __call__(self, draft: ReceptionDraft, registered: str | None = None) -> ReceptionPreview:
        """Give the preview at this moment; `registered` names the dossier being resumed."""
        with self._context.uow(write=False) as work:
            now = self._context.now()
            policy = self._context.settings(work, now).due
            return self.inside(work, draft, now, policy, (registered,) if registered else ())

    def inside(
        self,
        work: UnitOfWork,
        draft: ReceptionDraft,
        now: datetime,
        policy: DuePolicy,
        known_as: tuple[str, ...] = (),
    ) -> ReceptionPreview:
        """Check within a unit of work; dossiers with codes `known_as` are no duplicates of this one."""
        version = find_procedure(work.reference, draft.procedure, now.date())
        tidy = _tidy(draft, version, self._rules)
        due, due_findings = _due(work, version, now, policy)
        wrong = tuple(_check_quantities(draft.quantities))
        fees, fee_unknown = fees_due(version.fees, draft.quantities) if version and not wrong else ((), False)
        missing, list_findings = _check_list(version, tidy)
        duplicates = _duplicates(work, tidy, known_as)
        findings = [
            *check_procedure(draft.procedure, version),
            *_check_people(tidy, now, self._rules),
            *check_persons(work.dossiers, tidy, known_as),
            *check_addresses(tidy, self._rules),
            *check_lines(version, tidy.papers or ()),
            *list_findings,
            *_check_rest(draft),
            *_check_return(tidy),
            *check_print(tidy),
            *wrong,
            *due_findings,
            *_about_fees(fee_unknown),
            *_about_duplicates(duplicates),
        ]
        total = total_of(fees).amount
        days = due_strip(due, local(now).date(), work.reference.calendar()) if due else ()
        return ReceptionPreview(
            tidy, tuple(findings), due, fees, total, fee_unknown, missing, duplicates, version, days
        )


def _due(
    work: UnitOfWork, version: ProcedureVersion | None, now: datetime, policy: DuePolicy
) -> tuple[DueDate | None, list[Finding]]:
    if version is None:
        return None, []
    calendar, hours = work.reference.calendar(), work.reference.working_hours()
    try:
        due = compute_due(version.deadline, now, calendar, hours, policy)
    except Refused as trouble:
        return None, [error("procedure", trouble.key, **trouble.params)]
    return due, calendar_findings(due, calendar)


def _check_list(
    version: ProcedureVersion | None, draft: ReceptionDraft
) -> tuple[tuple[PaperRequirement, ...], list[Finding]]:
    """Papers are asked for only where the dossier can be taken in."""
    if version is None or not version.received_here:
        return (), []
    return check_list(version, draft.papers or ())


def _tidy(draft: ReceptionDraft, version: ProcedureVersion | None, rules: IdentityRules) -> ReceptionDraft:
    applicant = tidy_party(draft.applicant, rules)
    owner = tidy_party(draft.owner, rules) if draft.owner else None
    return replace(
        draft,
        procedure=version.code if version else clean(draft.procedure),
        applicant=applicant,
        owner=None if owner == applicant else owner,
        papers=papers_of(version, draft.papers) if version else draft.papers,
        note=clean(draft.note),
    )


def _check_people(draft: ReceptionDraft, now: datetime, rules: IdentityRules) -> Iterable[Finding]:
    yield from check_party(draft.applicant, "applicant", today=now.date(), rules=rules)
    if draft.owner is not None:
        yield from check_party(draft.owner, "owner", today=now.date(), rules=rules)


def _check_rest(draft: ReceptionDraft) -> Iterable[Finding]:
    if not 1 <= draft.sets <= MOST_SETS:
        yield error("sets", "reception.bad_sets", most=MOST_SETS)
    if has_control_marks(draft.note.replace("\r", " ").replace("\n", " ").replace("\t", " ")):
        yield error("note", "text.hidden_marks")
    if len(clean(draft.note)) > LONGEST_NOTE:
        yield error("note", "text.too_long", longest=LONGEST_NOTE, length=len(clean(draft.note)))


def _check_return(draft: ReceptionDraft) -> Iterable[Finding]:
    """The slip names the address a result is posted to: without one nobody could send it."""
    if draft.return_by is ReturnBy.POST and not draft.applicant.address:
        yield error("applicant.address", "reception.post_address")


def _check_quantities(asked: Quantities) -> Iterable[Finding]:
    bounds = {"pages": MOST_PAGES, "copies": MOST_COPIES, "cases": MOST_CASES}
    for name, most in bounds.items():
        if not 1 <= getattr(asked, name) <= most:
            yield error(f"quantities.{name}", f"reception.bad_{name}", most=most)


def _about_fees(unknown: bool) -> Iterable[Finding]:
    if unknown:
        yield warning("fees", "reception.fee_unknown")


def _duplicates(work: UnitOfWork, draft: ReceptionDraft, known_as: tuple[str, ...]) -> tuple[DossierRow, ...]:
    number = (draft.owner or draft.applicant).id_number or draft.applicant.id_number
    if not number:
        return ()
    own = {as_code(code) for code in known_as}
    found = work.dossiers.open_of_person(number, draft.procedure)
    return tuple(row for row in found if row.code not in own)


def _about_duplicates(rows: tuple[DossierRow, ...]) -> Iterable[Finding]:
    for row in rows[:1]:
        yield warning(
            "applicant.id_number",
            "reception.duplicate",
            code=row.code,
            received=row.received_at,
            status=row.status,
        )
