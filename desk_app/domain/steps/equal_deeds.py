"""Whether two facts of one kind are one deed recorded twice, by the fields that decide it (law of pairs, P10)."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from desk_app.domain.facts import facts


class Likeness(StrEnum):
    """Equal in what decides, different in it, or about two things that have nothing to do with each other."""

    SAME = "same"
    DIFFERENT = "different"
    UNRELATED = "unrelated"


def likeness(one: Any, other: Any) -> Likeness:
    """Compare two facts of a kind, or a forwarding with a hand-over."""
    if type(one) is not type(other):
        return _of_moves(one, other)
    if isinstance(one, facts.FeeTaken):
        return _of_payments(one, other)
    if isinstance(one, facts.FeeCancelled):
        return Likeness.UNRELATED if one.payment_id != other.payment_id else Likeness.DIFFERENT
    if isinstance(one, facts.HandOverMade):
        # Two lines on sheets are two lines, also when they say the same: the papers lie in one place only.
        return Likeness.DIFFERENT
    decides = _DECIDES.get(type(one))
    return Likeness.SAME if decides is None or decides(one) == decides(other) else Likeness.DIFFERENT


def _of_payments(one: facts.FeeTaken, other: facts.FeeTaken) -> Likeness:
    if one.line != other.line:
        return Likeness.UNRELATED
    return Likeness.SAME if one.reference and one.reference == other.reference else Likeness.DIFFERENT


def _of_moves(one: Any, other: Any) -> Likeness:
    """A forwarding, a sheet made and a sheet accepted agree where they name one unit, or one sheet."""
    for name in ("sheet", "to"):
        first, second = getattr(one, name, None), getattr(other, name, None)
        if first is not None and second is not None:
            return Likeness.SAME if first == second else Likeness.DIFFERENT
    # What was forwarded without a sheet and what a unit says it has can be one and the same way.
    return Likeness.SAME


def _person(filing: facts.Filing) -> tuple[object, ...]:
    one = filing.applicant
    return one.kind, one.name, one.id_number, one.birth_date, one.born


def _papers(papers: Any) -> tuple[object, ...]:
    return tuple((one.name, one.originals, one.certified, one.photocopies) for one in papers)


_DECIDES: dict[type, Callable[[Any], object]] = {
    facts.DossierRegistered: lambda fact: (
        _person(fact.filing),
        fact.filing.procedure.code,
        fact.portal_code,
    ),
    facts.DossierReceived: lambda fact: (
        _person(fact.filing),
        fact.filing.procedure.code,
        _papers(fact.filing.papers),
    ),
    facts.GuidanceGiven: lambda fact: (fact.reason, _papers(fact.papers)),
    facts.DossierRefused: lambda fact: fact.reason,
    facts.DossierForwarded: lambda fact: fact.to,
    facts.HandOverAccepted: lambda fact: fact.sheet,
    facts.SupplementRequested: lambda fact: (fact.reason, _papers(fact.papers), fact.respond_by),
    facts.SupplementSupplied: lambda fact: _papers(fact.papers),
    facts.DueDateExtended: lambda fact: (fact.due_after, fact.document),
    facts.PaymentAsked: lambda fact: fact.reason,
    facts.ResultRecorded: lambda fact: (fact.granted, fact.name, fact.number, fact.ground),
    facts.ResultReturned: lambda fact: (fact.collector, fact.name, fact.id_number),
    facts.DossierStopped: lambda fact: fact.reason,
    facts.DossierWithdrawn: lambda fact: fact.asked_by or fact.reason,
    facts.DossierReopened: lambda fact: fact.reason,
    facts.DossierVoided: lambda fact: (fact.reason, fact.replaced_by),
}
"""What decides by kind; a kind that is not here says nothing in which two could differ."""
