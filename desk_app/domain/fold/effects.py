"""What a fact makes of its dossier, when it counts: one small change for each kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from desk_app.domain.catalogue.procedure import DeadlineKind, DeadlineRule
from desk_app.domain.dossier.dossier import (
    Channel,
    Dossier,
    Extension,
    Filing,
    HandOver,
    HistoryLine,
    Payment,
    PinnedProcedure,
    PrintRecord,
    ResultPaper,
    ReturnBy,
    SheetLine,
    Status,
    Supplement,
)
from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import CityStatusSet
from desk_app.domain.facts.old_readings import fees_as_read
from desk_app.domain.journal.entry import Header
from desk_app.domain.people.parties import Party, PartyKind
from desk_app.domain.time.due_dates import DueDate

FORGOTTEN = Filing(
    procedure=PinnedProcedure("", "", "", date.min, DeadlineRule(DeadlineKind.NONE)),
    applicant=Party(PartyKind.CITIZEN, ""),
    owner=None,
    papers=(),
    sets=0,
    channel=Channel.DIRECT,
    return_by=ReturnBy.DESK,
)
"""What is known of a filing whose body was deleted after retention."""

Change = Callable[[Dossier, Any, Header, datetime], Dossier]
Opening = facts.DossierRegistered | facts.DossierReceived

KEPT_AGAINST_THE_CITY = frozenset({Status.WITHDRAWN, Status.RETURNED})
"""What the city cannot undo: a citizen took the dossier back, or the result left the building (P1, P3, P11)."""


def opened(
    fact: Opening,
    header: Header,
    at: datetime,
    *,
    history: tuple[HistoryLine, ...] = (),
    heads: tuple[str, ...] = (),
) -> Dossier:
    """Give a dossier at its first fact."""
    if isinstance(fact, facts.DossierRegistered):
        return Dossier(
            dossier_id=header.dossier_id or "",
            code=fact.reference,
            status=Status.REGISTERED,
            filing=fact.filing,
            received_at=at,
            received_by=header.actor,
            due=DueDate(at, None),
            original_due_at=None,
            reference=fact.reference,
            history=history,
            heads=heads,
            desk_id=header.desk_id,
        )
    return Dossier(
        dossier_id=header.dossier_id or "",
        code=fact.code,
        status=Status.RECEIVED,
        filing=fact.filing,
        received_at=at,
        received_by=header.actor,
        due=fact.due,
        original_due_at=fact.due.due_at,
        fees=fees_as_read(fact.filing.procedure.code, fact.fees, header.schema),
        number=fact.number,
        replaces=fact.replaces,
        history=history,
        heads=heads,
        desk_id=header.desk_id,
    )


def opened_without_body(header: Header, at: datetime) -> Dossier:
    """Give a dossier whose opening body was deleted after retention: a header line and nothing personal."""
    received = header.kind == facts.DossierReceived.KIND
    return Dossier(
        dossier_id=header.dossier_id or "",
        code="",
        status=Status.RECEIVED if received else Status.REGISTERED,
        filing=FORGOTTEN,
        received_at=at,
        received_by=header.actor,
        due=DueDate(at, None),
        original_due_at=None,
        desk_id=header.desk_id,
    )


def without_body(dossier: Dossier, to: Status | None) -> Dossier:
    """Give a dossier after a deed whose body was deleted: only the status it led to is still known."""
    return replace(dossier, status=to) if to else dossier


def changed(dossier: Dossier, fact: Any, header: Header, at: datetime) -> Dossier:
    """Give a dossier after a fact; kinds that change nothing of it leave it as it is."""
    change = _CHANGES.get(type(fact))
    return change(dossier, fact, header, at) if change else dossier


def beside(dossier: Dossier, fact: Any, *, again: bool) -> Dossier:
    """Give a dossier beside a deed that does not count next to another one; what is out stays findable.

    `again` says that it is one that counts, recorded a second time.
    """
    if isinstance(fact, facts.DossierReceived) and fact.code != dossier.code:
        return replace(dossier, other_codes=_with(dossier.other_codes, fact.code))
    if isinstance(fact, facts.FeeTaken) and again:
        return replace(dossier, payments=tuple(_recorded_again(one, fact) for one in dossier.payments))
    promised = None if again else _promised(fact)
    if promised is not None and dossier.due.due_at is not None:
        # Of two dates in a citizen's hand the earlier one gives the alarm until a person has settled it (P8).
        return replace(dossier, due=replace(dossier.due, due_at=min(dossier.due.due_at, promised)))
    return dossier


def _promised(fact: Any) -> datetime | None:
    """Give the date a fact promises to the citizen."""
    if isinstance(fact, facts.SupplementSupplied):
        return fact.due.due_at
    return fact.due_after if isinstance(fact, facts.DueDateExtended) else None


def _recorded_again(paid: Payment, fact: facts.FeeTaken) -> Payment:
    if (paid.line, paid.reference) != (fact.line, fact.reference):
        return paid
    return replace(paid, also=_with(paid.also, fact.payment_id))


def _with(codes: tuple[str, ...], code: str) -> tuple[str, ...]:
    return codes if code in codes else (*codes, code)


def _taken_in(dossier: Dossier, fact: Opening, header: Header, at: datetime) -> Dossier:
    """Take a dossier in that was known before, keeping what belongs to no single reception."""
    fresh = opened(fact, header, at)
    # A slip that was given before stays findable: another reception may be let stand in its place.
    codes = dossier.other_codes if dossier.number is None else _with(dossier.other_codes, dossier.code)
    return replace(
        fresh,
        reference=dossier.reference or fresh.reference,
        supplements=dossier.supplements,
        prints=dossier.prints,
        city_code=dossier.city_code,
        city_status=dossier.city_status,
        sheets=dossier.sheets,
        payments=dossier.payments,
        other_codes=tuple(one for one in codes if one != fresh.code),
    )


def _guided(dossier: Dossier, fact: facts.GuidanceGiven, header: Header, at: datetime) -> Dossier:
    asked = Supplement(at, header.actor, fact.reason, fact.papers)
    return replace(dossier, supplements=(*dossier.supplements, asked))


def _asked(dossier: Dossier, fact: facts.SupplementRequested, header: Header, at: datetime) -> Dossier:
    asked = Supplement(
        at,
        header.actor,
        fact.reason,
        fact.papers,
        fact.respond_by,
        fact.due_before,
        after_reception=True,
    )
    return replace(dossier, status=Status.SUPPLEMENT_ASKED, supplements=(*dossier.supplements, asked))


def _supplied(dossier: Dossier, fact: facts.SupplementSupplied, header: Header, at: datetime) -> Dossier:
    supplements = dossier.supplements
    # One the city asked for stands in no list here; an earlier one keeps the answer it got.
    if supplements and supplements[-1].supplied_at is None:
        answered = replace(supplements[-1], supplied_at=at, due_after=fact.due.due_at)
        supplements = (*supplements[:-1], answered)
    filing = replace(dossier.filing, papers=(*dossier.filing.papers, *fact.papers))
    return replace(dossier, status=Status.PROCESSING, supplements=supplements, filing=filing, due=fact.due)


def _refused(dossier: Dossier, fact: facts.DossierRefused, header: Header, at: datetime) -> Dossier:
    return replace(dossier, status=Status.REFUSED, closing_reason=fact.reason)


def _forwarded(dossier: Dossier, fact: facts.DossierForwarded, header: Header, at: datetime) -> Dossier:
    return replace(dossier, status=Status.PROCESSING, forwarded_to=fact.to, forwarded_at=at)


def _on_sheet(dossier: Dossier, fact: facts.HandOverMade, header: Header, at: datetime) -> Dossier:
    return replace(dossier, sheets=(*dossier.sheets, SheetLine(fact.sheet, fact.to, at)))


def _sheet_accepted(dossier: Dossier, fact: facts.HandOverAccepted, header: Header, at: datetime) -> Dossier:
    sheets = tuple(
        replace(one, accepted_at=at, accepted_by=fact.name) if one.sheet == fact.sheet else one
        for one in dossier.sheets
    )
    return replace(dossier, sheets=sheets)


def _result(dossier: Dossier, fact: facts.ResultRecorded, header: Header, at: datetime) -> Dossier:
    paper = ResultPaper(
        at,
        fact.name,
        fact.number,
        fact.granted,
        fact.place,
        fact.issued_on,
        fact.expires_on,
        fact.link,
        fact.ground,
    )
    return replace(dossier, status=Status.DONE, result=paper, closing_reason="")


def _returned(dossier: Dossier, fact: facts.ResultReturned, header: Header, at: datetime) -> Dossier:
    over = HandOver(
        at,
        header.actor,
        fact.collector,
        fact.name,
        fact.id_number,
        fact.phone,
        fact.proof,
        fact.slip_lost,
        fact.originals_back,
        fact.seen,
        fact.no_number,
    )
    return replace(dossier, status=Status.RETURNED, hand_over=over)


def _extended(dossier: Dossier, fact: facts.DueDateExtended, header: Header, at: datetime) -> Dossier:
    extension = Extension(at, fact.reason, fact.due_before, fact.due_after, fact.approved_by, fact.document)
    return replace(dossier, extension=extension, due=replace(dossier.due, due_at=fact.due_after))


def _must_pay(dossier: Dossier, fact: facts.PaymentAsked, header: Header, at: datetime) -> Dossier:
    return replace(dossier, status=Status.PAYMENT_ASKED)


def _has_paid(dossier: Dossier, fact: facts.PaymentMet, header: Header, at: datetime) -> Dossier:
    return replace(dossier, status=Status.PROCESSING)


def _stopped(dossier: Dossier, fact: facts.DossierStopped, header: Header, at: datetime) -> Dossier:
    return replace(dossier, status=Status.STOPPED, closing_reason=fact.reason)


def _reopened(dossier: Dossier, fact: facts.DossierReopened, header: Header, at: datetime) -> Dossier:
    return replace(dossier, status=Status.PROCESSING, closing_reason="")


def _withdrawn(dossier: Dossier, fact: facts.DossierWithdrawn, header: Header, at: datetime) -> Dossier:
    return replace(dossier, status=Status.WITHDRAWN, closing_reason=fact.reason)


def _voided(dossier: Dossier, fact: facts.DossierVoided, header: Header, at: datetime) -> Dossier:
    return replace(dossier, voided_reason=fact.reason, replaced_by=fact.replaced_by)


def _printed(dossier: Dossier, fact: facts.FormPrinted, header: Header, at: datetime) -> Dossier:
    record = PrintRecord(
        fact.print_id, fact.form, fact.form_version, fact.copy_no, at, header.actor, fact.state, fact.reason
    )
    return replace(dossier, prints=(*dossier.prints, record))


def _settled(dossier: Dossier, fact: facts.PrintSettled, header: Header, at: datetime) -> Dossier:
    prints = tuple(
        replace(one, state=fact.state, reason=fact.reason or one.reason)
        if one.print_id == fact.print_id
        else one
        for one in dossier.prints
    )
    return replace(dossier, prints=prints)


def _fee_taken(dossier: Dossier, fact: facts.FeeTaken, header: Header, at: datetime) -> Dossier:
    paid = Payment(fact.payment_id, fact.line, fact.amount, at, header.actor, fact.reference)
    return replace(dossier, payments=(*dossier.payments, paid))


def _fee_cancelled(dossier: Dossier, fact: facts.FeeCancelled, header: Header, at: datetime) -> Dossier:
    payments = tuple(
        replace(one, cancelled_at=one.cancelled_at or at)
        if fact.payment_id in (one.payment_id, *one.also)
        else one
        for one in dossier.payments
    )
    return replace(dossier, payments=payments)


def _set_by_city(dossier: Dossier, fact: CityStatusSet, header: Header, at: datetime) -> Dossier:
    """Follow the city, which owns the progress of a dossier; its number is kept beside ours."""
    kept = dossier.status in KEPT_AGAINST_THE_CITY
    return replace(
        dossier,
        status=dossier.status if kept else fact.status,
        city_status=fact.status,
        city_code=fact.city_code or dossier.city_code,
        closing_reason=dossier.closing_reason if kept else fact.note or dossier.closing_reason,
    )


def _as_snapshot(dossier: Dossier, fact: facts.SnapshotTaken, header: Header, at: datetime) -> Dossier:
    """Show what stays after retention; what is still known from bodies says more."""
    if dossier.filing != FORGOTTEN:
        return dossier
    known = fact.status in set(Status)
    return replace(
        dossier,
        code=dossier.code or fact.code,
        status=Status(fact.status) if known else dossier.status,
        received_at=fact.received_at,
        due=replace(dossier.due, due_at=fact.due_at),
        original_due_at=fact.due_at,
    )


_CHANGES: dict[type, Change] = {
    facts.SnapshotTaken: _as_snapshot,
    facts.DossierRegistered: _taken_in,
    facts.DossierReceived: _taken_in,
    facts.GuidanceGiven: _guided,
    facts.SupplementRequested: _asked,
    facts.SupplementSupplied: _supplied,
    facts.DossierRefused: _refused,
    facts.DossierForwarded: _forwarded,
    facts.HandOverMade: _on_sheet,
    facts.HandOverAccepted: _sheet_accepted,
    facts.ResultRecorded: _result,
    facts.ResultReturned: _returned,
    facts.DueDateExtended: _extended,
    facts.PaymentAsked: _must_pay,
    facts.PaymentMet: _has_paid,
    facts.DossierStopped: _stopped,
    facts.DossierReopened: _reopened,
    facts.DossierWithdrawn: _withdrawn,
    facts.DossierVoided: _voided,
    facts.FormPrinted: _printed,
    facts.PrintSettled: _settled,
    facts.FeeTaken: _fee_taken,
    facts.FeeCancelled: _fee_cancelled,
    CityStatusSet: _set_by_city,
}
