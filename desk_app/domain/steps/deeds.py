"""What can be done to a dossier, by name, and which of these a fact of the journal is."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import CityStatusSet


class Deed(StrEnum):
    """A deed on a dossier; cancelling with and without a new number, and the two results, are told apart."""

    REGISTER = "register"
    RECEIVE = "receive"
    GUIDE = "guide"
    REFUSE = "refuse"
    FORWARD = "forward"
    MAKE_HAND_OVER = "handover_made"
    ACCEPT_HAND_OVER = "handover_accepted"
    SUPPLEMENT = "supplement"
    SUPPLIED = "supplied"
    EXTEND = "extend"
    ASK_PAYMENT = "ask_payment"
    PAYMENT_MET = "payment_met"
    GRANT = "result_granted"
    DENY = "result_refused"
    RETURN = "return"
    STOP = "stop"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    VOID = "void"
    REPLACE = "void_replace"
    TAKE_BACK = "take_back"
    PRINT = "print"
    SETTLE_PRINT = "settle_print"
    TAKE_FEE = "fee_taken"
    CANCEL_FEE = "fee_cancelled"
    ATTACH = "attach_paper"
    NOTE = "note"
    CITY_STATUS = "city_status"


_DEEDS: dict[Any, Deed] = {
    facts.DossierRegistered: Deed.REGISTER,
    facts.DossierReceived: Deed.RECEIVE,
    facts.GuidanceGiven: Deed.GUIDE,
    facts.DossierRefused: Deed.REFUSE,
    facts.DossierForwarded: Deed.FORWARD,
    facts.HandOverMade: Deed.MAKE_HAND_OVER,
    facts.HandOverAccepted: Deed.ACCEPT_HAND_OVER,
    facts.SupplementRequested: Deed.SUPPLEMENT,
    facts.SupplementSupplied: Deed.SUPPLIED,
    facts.DueDateExtended: Deed.EXTEND,
    facts.PaymentAsked: Deed.ASK_PAYMENT,
    facts.PaymentMet: Deed.PAYMENT_MET,
    facts.ResultReturned: Deed.RETURN,
    facts.DossierStopped: Deed.STOP,
    facts.DossierWithdrawn: Deed.WITHDRAW,
    facts.DossierReopened: Deed.REOPEN,
    facts.DeedTakenBack: Deed.TAKE_BACK,
    facts.FormPrinted: Deed.PRINT,
    facts.PrintSettled: Deed.SETTLE_PRINT,
    facts.FeeTaken: Deed.TAKE_FEE,
    facts.FeeCancelled: Deed.CANCEL_FEE,
    facts.PaperAttached: Deed.ATTACH,
    facts.NoteAdded: Deed.NOTE,
    CityStatusSet: Deed.CITY_STATUS,
}


DEED_OF_KIND = {kind.KIND: deed for kind, deed in _DEEDS.items()} | {facts.ResultRecorded.KIND: Deed.GRANT}
"""The deed of a journal kind where only the header of an entry is left; a cancelled number does not show from it."""


def deed_of(fact: Any) -> Deed | None:
    """Give the deed a fact is; None for facts that are no deed on a dossier, and for those nobody can read."""
    if isinstance(fact, facts.ResultRecorded):
        return Deed.GRANT if fact.granted else Deed.DENY
    if isinstance(fact, facts.DossierVoided):
        return Deed.REPLACE if fact.replaced_by else Deed.VOID
    return _DEEDS.get(type(fact))
