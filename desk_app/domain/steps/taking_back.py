"""Which deeds whoever did them can take back at once, as if they had not been done, and which one of a dossier that is."""

from __future__ import annotations

from desk_app.domain.dossier.dossier import Dossier, HistoryLine, Status
from desk_app.domain.steps.deeds import DEED_OF_KIND, Deed

TAKEN_BACK = frozenset(
    {
        Deed.FORWARD,
        Deed.SUPPLEMENT,
        Deed.SUPPLIED,
        Deed.EXTEND,
        Deed.ASK_PAYMENT,
        Deed.PAYMENT_MET,
        Deed.GRANT,
        Deed.DENY,
        Deed.STOP,
        Deed.WITHDRAW,
        Deed.REOPEN,
    }
)
"""Deeds that only say where a dossier stands; never a slip, a number, a result handed over, money, or a hand-over sheet."""

KINDS_TAKEN_BACK = frozenset(kind for kind, deed in DEED_OF_KIND.items() if deed in TAKEN_BACK)
"""The kinds of their entries."""

LEFT_BY_THEM = frozenset(
    {
        Status.RECEIVED,
        Status.PROCESSING,
        Status.SUPPLEMENT_ASKED,
        Status.PAYMENT_ASKED,
        Status.WITHDRAWN,
        Status.STOPPED,
        Status.DONE,
    }
)
"""Where a dossier stands after one of them."""


def is_by(line: HistoryLine, user: str, desk_id: str) -> bool:
    """Whether a deed was done by this person at this desk: nobody takes back what somebody else did, or did elsewhere."""
    return (line.by, line.desk_id) == (user, desk_id)


def deed_to_take_back(dossier: Dossier) -> HistoryLine | None:
    """Give the newest deed of a dossier if it is one that can be taken back; None once anything was done after it.

    A paper printed of it is an entry after it, so that nothing is taken back of which a paper is out.
    """
    if len(dossier.heads) != 1:
        return None
    line = next((one for one in reversed(dossier.history) if one.entry_hash == dossier.head), None)
    return line if line is not None and line.kind in KINDS_TAKEN_BACK and not line.conflict else None
