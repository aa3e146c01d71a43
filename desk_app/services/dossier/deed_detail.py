"""Names the one thing about a deed by which it differs from another of its kind: to whom, until when, on what ground."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from desk_app.domain.facts import facts

Detail = str | datetime
"""A word as somebody wrote it, or a moment."""


def detail_of(fact: Any) -> Detail:
    """Give what tells a deed apart; "" where its kind says it all, or nobody here can read it."""
    match fact:
        case facts.ResultReturned():
            return fact.name
        case facts.ResultRecorded():
            return " · ".join(part for part in (fact.number, fact.name) if part)
        case facts.DueDateExtended():
            return fact.due_after
        case facts.DossierForwarded():
            return fact.to
        case facts.DossierVoided():
            return fact.replaced_by or fact.reason
        case facts.FeeTaken():
            return fact.line
        case (
            facts.SupplementRequested()
            | facts.DossierRefused()
            | facts.DossierStopped()
            | facts.DossierWithdrawn()
            | facts.DossierReopened()
            | facts.PaymentAsked()
            | facts.PaymentMet()
            | facts.FeeCancelled()
        ):
            return fact.reason
        case _:
            return ""
