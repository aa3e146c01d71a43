"""Which deeds a dossier allows now, and why the others must wait: only legal ones can be pressed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desk_app.domain.dossier import LEGAL_MOVES, Dossier, Status, may_move


class DeedName(StrEnum):
    """What can be done with a dossier on its page."""

    RESUME = "resume"
    REFUSE = "refuse"
    FORWARD = "forward"
    SUPPLEMENT = "supplement"
    SUPPLIED = "supplied"
    RESULT = "result"
    RETURN = "return"
    EXTEND = "extend"
    STOP = "stop"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why a deed must wait: a message key with its fill-ins."""

    key: str
    params: Mapping[str, object] = field(default_factory=dict)


NEXT = {
    Status.REGISTERED: DeedName.RESUME,
    Status.RECEIVED: DeedName.FORWARD,
    Status.SUPPLEMENT_ASKED: DeedName.SUPPLIED,
    Status.PROCESSING: DeedName.RESULT,
    Status.DONE: DeedName.RETURN,
}
"""The likely next deed; the same as a scan suggests."""

_FROM: dict[DeedName, frozenset[Status]] = {
    DeedName.RESUME: frozenset({Status.REGISTERED}),
    DeedName.REFUSE: frozenset({Status.REGISTERED}),
    DeedName.FORWARD: frozenset({Status.RECEIVED}),
    DeedName.SUPPLEMENT: frozenset({Status.RECEIVED, Status.PROCESSING}),
    DeedName.SUPPLIED: frozenset({Status.SUPPLEMENT_ASKED}),
    DeedName.RESULT: frozenset({Status.PROCESSING}),
    DeedName.RETURN: frozenset({Status.DONE}),
    DeedName.STOP: frozenset(status for status in Status if may_move(status, Status.STOPPED)),
    DeedName.WITHDRAW: frozenset(status for status in Status if may_move(status, Status.WITHDRAWN)),
    DeedName.REOPEN: frozenset({Status.STOPPED}),
    DeedName.VOID: frozenset(status for status in Status if LEGAL_MOVES[status]),
    DeedName.EXTEND: frozenset(
        {Status.RECEIVED, Status.PROCESSING, Status.SUPPLEMENT_ASKED, Status.PAYMENT_ASKED}
    ),
}


def next_deed(dossier: Dossier) -> DeedName | None:
    """Give the likely next deed, None when nothing is left to do."""
    return None if dossier.voided_reason else NEXT.get(dossier.status)


def hindrance(dossier: Dossier, deed: DeedName, *, supervisor: bool) -> Hindrance | None:
    """Say why a deed cannot be done now; None when it can. The desk itself checks again when it is done."""
    if dossier.voided_reason:
        return Hindrance("counter.cancelled", {"code": dossier.code})
    if dossier.status not in _FROM[deed]:
        return Hindrance("counter.not_now", {"status": dossier.status})
    if deed is DeedName.EXTEND and dossier.extension is not None:
        return Hindrance("counter.extended_once", {"due": dossier.extension.due_after})
    if deed is DeedName.EXTEND and dossier.due_at is None:
        return Hindrance("counter.no_due_date")
    if deed is DeedName.REOPEN and not supervisor:
        return Hindrance("counter.supervisor_does")
    if deed is DeedName.VOID and dossier.forwarded_at is not None and not supervisor:
        return Hindrance("counter.supervisor_does")
    return None
