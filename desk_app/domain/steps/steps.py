"""The steps of a dossier: from where each is legal, what it makes of the status, whose right it needs, what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desk_app.domain.dossier.dossier import Dossier, Status
from desk_app.domain.steps.deeds import DEED_OF_KIND, Deed
from desk_app.domain.steps.rights import Person, Right
from desk_app.domain.steps.taking_back import LEFT_BY_THEM, TAKEN_BACK, deed_to_take_back

REGISTERED, RECEIVED, REFUSED = Status.REGISTERED, Status.RECEIVED, Status.REFUSED
PROCESSING, ASKED, PAYMENT = Status.PROCESSING, Status.SUPPLEMENT_ASKED, Status.PAYMENT_ASKED
WITHDRAWN, STOPPED, DONE, RETURNED = Status.WITHDRAWN, Status.STOPPED, Status.DONE, Status.RETURNED

AT_WORK = frozenset({RECEIVED, PROCESSING, ASKED, PAYMENT})
"""Taken in and not decided: it can still be stopped, taken back, cancelled or given a later date (LAW_SPEC a.5)."""
IN_HAND = frozenset({RECEIVED, PROCESSING})
"""Lies with the office: it can be handed on, asked about and decided (also at once, N61 Đ17.4)."""
ANY = frozenset(Status)


@dataclass(frozen=True, slots=True)
class Step:
    """One step as the rules know it; the law of pairs knows it by its deed.

    `opens` says that it is also legal where nothing is known of the dossier. `to` is the status it leads to, None when
    it leaves it. `on_cancelled` steps are legal on a cancelled number too. `approved` names the right of the counter with
    which somebody may do it although `right_for` says another right, when a second person who has that one approves;
    None where nobody can approve it. `refusal` is the message key of "not in this status".
    """

    deed: Deed
    legal_from: frozenset[Status]
    to: Status | None
    right: Right
    opens: bool = False
    on_cancelled: bool = False
    approved: Right | None = None
    refusal: str = "moves.not_legal"


STEPS: Mapping[Deed, Step] = {
    step.deed: step
    for step in (
        Step(Deed.REGISTER, frozenset({REGISTERED}), REGISTERED, Right.RECEIVE, opens=True),
        Step(
            Deed.RECEIVE,
            frozenset({REGISTERED}),
            RECEIVED,
            Right.RECEIVE,
            opens=True,
            refusal="reception.not_waiting",
        ),
        Step(
            Deed.GUIDE,
            frozenset({REGISTERED}),
            None,
            Right.RECEIVE,
            opens=True,
            refusal="reception.not_waiting",
        ),
        Step(Deed.REFUSE, frozenset({REGISTERED}), REFUSED, Right.RECEIVE, opens=True),
        Step(Deed.FORWARD, IN_HAND, PROCESSING, Right.HAND_ON),
        Step(Deed.MAKE_HAND_OVER, IN_HAND, None, Right.HAND_ON),
        Step(Deed.ACCEPT_HAND_OVER, IN_HAND, None, Right.HAND_ON),
        Step(Deed.SUPPLEMENT, IN_HAND, ASKED, Right.HAND_ON, approved=Right.HAND_ON),
        Step(Deed.SUPPLIED, frozenset({ASKED}), PROCESSING, Right.RECEIVE, refusal="supplement.not_asked"),
        Step(Deed.EXTEND, AT_WORK, None, Right.EXTEND, approved=Right.HAND_ON, refusal="extend.not_open"),
        Step(Deed.ASK_PAYMENT, IN_HAND, PAYMENT, Right.HAND_ON),
        Step(Deed.PAYMENT_MET, frozenset({PAYMENT}), PROCESSING, Right.HAND_ON, refusal="payment.not_asked"),
        Step(Deed.GRANT, IN_HAND, DONE, Right.HAND_ON),
        Step(Deed.DENY, IN_HAND, DONE, Right.HAND_ON),
        Step(Deed.RETURN, frozenset({DONE}), RETURNED, Right.RETURN, refusal="return.not_ready"),
        Step(Deed.STOP, AT_WORK, STOPPED, Right.HAND_ON),
        Step(Deed.WITHDRAW, AT_WORK, WITHDRAWN, Right.HAND_ON),
        Step(Deed.REOPEN, frozenset({STOPPED}), PROCESSING, Right.REOPEN, refusal="reopen.not_stopped"),
        Step(Deed.VOID, AT_WORK, None, Right.VOID, approved=Right.VOID, refusal="void.closed"),
        Step(Deed.REPLACE, AT_WORK, None, Right.VOID, approved=Right.VOID, refusal="void.closed"),
        # Its right is that of the deed taken back.
        Step(Deed.TAKE_BACK, LEFT_BY_THEM, None, Right.HAND_ON, refusal="take_back.too_late"),
        Step(Deed.PRINT, ANY, None, Right.RECEIVE),
        Step(Deed.SETTLE_PRINT, ANY, None, Right.RECEIVE, on_cancelled=True),
        Step(Deed.TAKE_FEE, AT_WORK | {DONE}, None, Right.TAKE_MONEY),
        Step(
            Deed.CANCEL_FEE,
            ANY - {REGISTERED, REFUSED},
            None,
            Right.CANCEL_MONEY,
            on_cancelled=True,
            approved=Right.TAKE_MONEY,
        ),
        Step(Deed.ATTACH, ANY - {REFUSED, WITHDRAWN, RETURNED}, None, Right.RECEIVE),
        Step(Deed.NOTE, ANY, None, Right.RECEIVE, on_cancelled=True),
        Step(Deed.CITY_STATUS, ANY, None, Right.HAND_ON, opens=False, on_cancelled=True),
    )
}
"""Every step there is."""


STATUS_OF_KIND: Mapping[str, Status] = {
    kind: to for kind, deed in DEED_OF_KIND.items() if (to := STEPS[deed].to) is not None
}
"""The status each kind of entry leads to, for entries of which only the header is left."""


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why a step cannot be done: a message key with its fill-ins."""

    key: str
    params: Mapping[str, Any] = field(default_factory=dict)


def is_legal(deed: Deed, dossier: Dossier | None) -> bool:
    """Whether a deed fits the state it was done on, whoever did it."""
    step = STEPS[deed]
    if dossier is None:
        return step.opens
    if dossier.voided_reason and not step.on_cancelled:
        return False
    return dossier.status in step.legal_from


_LATER_RIGHT: Mapping[Deed, Right] = {
    Deed.VOID: Right.VOID_AFTER_FORWARDING,
    Deed.REPLACE: Right.VOID_AFTER_FORWARDING,
    Deed.SUPPLEMENT: Right.SECOND_SUPPLEMENT,
}
"""What some deeds need instead once the dossier has gone further."""


def right_for(deed: Deed, dossier: Dossier) -> Right:
    """Give the right a deed needs on this dossier; another one is asked once the dossier has left the counter."""
    if deed in (Deed.VOID, Deed.REPLACE) and not _is_at_counter(dossier):
        return _LATER_RIGHT[deed]
    if deed is Deed.SUPPLEMENT and times_asked(dossier):
        return _LATER_RIGHT[deed]
    if deed is Deed.TAKE_BACK and (newest := deed_to_take_back(dossier)):
        return STEPS[DEED_OF_KIND[newest.kind]].right
    return STEPS[deed].right


def rights_for(deed: Deed) -> frozenset[Right]:
    """Give every right a deed may need, whatever the dossier: whoever has none of them cannot have done it alone."""
    if deed is Deed.TAKE_BACK:
        steps = [STEPS[one] for one in TAKEN_BACK]
        return frozenset({one.right for one in steps} | {one.approved for one in steps if one.approved})
    return frozenset({STEPS[deed].right, _LATER_RIGHT.get(deed, STEPS[deed].right)})


def needs_approval(deed: Deed, dossier: Dossier, by: Person) -> bool:
    """Whether this person may do it only with a second one who has the right and approves."""
    counter = STEPS[deed].approved
    return counter is not None and by.may(counter) and not by.may(right_for(deed, dossier))


def allowed(deed: Deed, dossier: Dossier, by: Person) -> Hindrance | None:
    """Say why a person cannot do a deed on a dossier now; None when it can be done, alone or with an approval."""
    if hindrance := hindered(deed, dossier):
        return hindrance
    right = right_for(deed, dossier)
    if not (by.may(right) or needs_approval(deed, dossier, by) or _takes_back_approved(deed, dossier, by)):
        return Hindrance("rights.missing", {"right": right})
    if deed is Deed.REPLACE and not by.may(Right.RECEIVE):
        return Hindrance("rights.missing", {"right": Right.RECEIVE})
    return None


def _takes_back_approved(deed: Deed, dossier: Dossier, by: Person) -> bool:
    """Whether it is taking back what somebody may do when a second person approves; that takes nobody else."""
    newest = deed_to_take_back(dossier) if deed is Deed.TAKE_BACK else None
    counter = STEPS[DEED_OF_KIND[newest.kind]].approved if newest else None
    return counter is not None and by.may(counter)


def hindered(deed: Deed, dossier: Dossier) -> Hindrance | None:
    """Say why nobody can do a deed on a dossier now; None when it depends on the person alone."""
    step = STEPS[deed]
    if dossier.voided_reason and not step.on_cancelled:
        return _cancelled(dossier)
    if dossier.status not in step.legal_from:
        return _not_now(step, dossier)
    if deed is Deed.TAKE_BACK and deed_to_take_back(dossier) is None:
        return _not_now(step, dossier)
    if deed is Deed.EXTEND and (hindrance := _no_second_date(dossier)):
        return hindrance
    if deed is Deed.RETURN and dossier.disputed:
        return Hindrance("return.disputed", {"code": dossier.code})
    return None


def times_asked(dossier: Dossier) -> int:
    """Count the requests after acceptance; what was told before acceptance is guidance and does not count."""
    return sum(one.after_reception for one in dossier.supplements)


def next_step(dossier: Dossier) -> Deed | None:
    """Give the step most likely wanted, which a scan puts in front; None when nothing is left to do."""
    if dossier.voided_reason or dossier.disputed:
        return None
    if dossier.status is PROCESSING and dossier.forwarded_at is None:
        return Deed.FORWARD
    return _NEXT.get(dossier.status)


_NEXT = {
    REGISTERED: Deed.RECEIVE,
    RECEIVED: Deed.FORWARD,
    PROCESSING: Deed.GRANT,
    ASKED: Deed.SUPPLIED,
    PAYMENT: Deed.PAYMENT_MET,
    DONE: Deed.RETURN,
}


def _is_at_counter(dossier: Dossier) -> bool:
    return dossier.forwarded_at is None and dossier.status in (RECEIVED, ASKED)


def _cancelled(dossier: Dossier) -> Hindrance:
    if dossier.replaced_by:
        return Hindrance("moves.voided", {"code": dossier.code, "replaced_by": dossier.replaced_by})
    return Hindrance("moves.voided_only", {"code": dossier.code})


def _not_now(step: Step, dossier: Dossier) -> Hindrance:
    over = dossier.hand_over
    if step.deed is Deed.RETURN and dossier.status is RETURNED and over is not None:
        return Hindrance("return.already", {"code": dossier.code, "at": over.at, "name": over.name})
    return Hindrance(step.refusal, {"code": dossier.code, "status": dossier.status})


def _no_second_date(dossier: Dossier) -> Hindrance | None:
    """An agency may promise another date once only (NĐ 118/2025, in the place of a rule of 2018)."""
    if dossier.extension is not None:
        return Hindrance("extend.only_once", {"code": dossier.code, "due": dossier.extension.due_after})
    if dossier.due_at is None:
        return Hindrance("extend.no_date", {"code": dossier.code})
    return None
