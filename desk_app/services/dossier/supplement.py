"""Asks the citizen for missing papers (Mẫu 02) and takes them in, counting the due date anew."""

from __future__ import annotations

from datetime import date, datetime

from desk_app.domain.dossier.dossier import Dossier, PaperLine
from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import CityStatusSet
from desk_app.domain.facts.wire import Approval
from desk_app.domain.findings import error
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.steps import times_asked
from desk_app.domain.time.deadlines import due_after_supplement
from desk_app.errors import Refused
from desk_app.services.dossier.deeds import Done, DossierDeed, OpenDossier
from desk_app.services.people.operators import Operator
from desk_app.services.wording import papers_taken_down, reason_given


class RequestSupplement(DossierDeed):
    """Asks once, in full, for what is missing; a second time needs a right of its own (NĐ 309/2026 Đ8.1: once and in full)."""

    def __call__(
        self,
        code: str,
        reason: str,
        papers: tuple[PaperLine, ...],
        respond_by: date | None,
        by: Operator,
        approver: Operator | None = None,
    ) -> Done:
        """Move to status 5; raises Refused for an illegal step, no reason, a day past, or a missing approval.

        `approver` is a second person who signed in for it, where `by` has not the right himself.
        """
        with self._open(code, by) as drawer:
            approval = drawer.must_allow_with(Deed.SUPPLEMENT, approver)
            fact = facts.SupplementRequested(
                reason=reason_given(reason),
                papers=papers_taken_down(papers),
                respond_by=_not_past(drawer, respond_by),
                due_before=drawer.dossier.due_at,
                approved_by=_approved_by(drawer, approval),
            )
            return drawer.write(fact, approval)


class SupplySupplement(DossierDeed):
    """Takes in what was asked for."""

    def __call__(self, code: str, papers: tuple[PaperLine, ...], by: Operator) -> Done:
        """Move from status 5 to 4 with the due date of the procedure's clock-stop mode (DOMAIN 5.2)."""
        with self._open(code, by) as drawer:
            dossier = drawer.dossier
            drawer.must_allow(Deed.SUPPLIED)
            asked_at = _asked_at(dossier)
            reference = drawer.work.reference
            due = due_after_supplement(
                dossier.procedure.deadline,
                dossier.due,
                asked_at,
                max(drawer.now, asked_at),
                reference.calendar(),
                reference.working_hours(),
                self._context.settings(drawer.work, drawer.now).due,
            )
            return drawer.write(facts.SupplementSupplied(papers_taken_down(papers), due))


def _approved_by(drawer: OpenDossier, approval: Approval | None) -> str:
    """Give who answers for asking again: the second person, or the doer who has the right; nobody the first time."""
    if approval is not None:
        return approval.by
    return drawer.by.user if times_asked(drawer.dossier) else ""


def _asked_at(dossier: Dossier) -> datetime:
    """Give when the supplement that is still open was asked for: at a counter, or by the city, which sends no list of papers."""
    if dossier.supplements and dossier.supplements[-1].supplied_at is None:
        return dossier.supplements[-1].asked_at
    by_city = [line.at for line in dossier.history if line.kind == CityStatusSet.KIND]
    return by_city[-1] if by_city else dossier.received_at


def _not_past(drawer: OpenDossier, respond_by: date | None) -> date | None:
    if respond_by is not None and respond_by < drawer.now.date():
        finding = error("respond_by", "supplement.past_day", day=respond_by)
        raise Refused("supplement.past_day", findings=(finding,), day=respond_by)
    return respond_by
