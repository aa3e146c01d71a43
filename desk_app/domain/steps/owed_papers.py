"""Which papers of a dossier did not come out for certain: each is owed until it is printed or somebody saw it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desk_app.domain.dossier.dossier import Dossier, PrintRecord, PrintState
from desk_app.domain.steps.form_rules import forms_of
from desk_app.domain.steps.forms import FormId


@dataclass(frozen=True, slots=True)
class OwedPaper:
    """A paper nobody has in hand for certain: `last` is its newest print, None when it was never tried."""

    form: FormId
    since: datetime
    last: PrintRecord | None = None

    @property
    def is_unsure(self) -> bool:
        """Whether a printer took the pages and nothing was heard of them: they may lie in its tray."""
        return self.last is not None and self.last.state is PrintState.SENT


def owed_papers(dossier: Dossier, desk_id: str, *, is_open: bool) -> tuple[OwedPaper, ...]:
    """Give what is owed at a desk: paper is the matter of the desk that took the dossier in.

    The slip of a dossier under way, each request or guidance (Mẫu 02) and a refusal (Mẫu 03) have to come out. A
    return slip, and the slip of a dossier that is closed, are owed once they were tried. Nothing is owed of a number
    that was cancelled.
    """
    if dossier.voided_reason or dossier.desk_id != desk_id:
        return ()
    found = []
    for form in forms_of(dossier):
        since = _since(dossier, form)
        prints = [one for one in dossier.prints if one.form == form and one.at >= since]
        must = {FormId.RECEIPT: is_open, FormId.RETURN_SLIP: False}.get(form, True)
        in_hand = any(one.state is PrintState.CONFIRMED for one in prints)
        if not in_hand and (must or prints):
            found.append(OwedPaper(form, since, prints[-1] if prints else None))
    return tuple(found)


def _since(dossier: Dossier, form: FormId) -> datetime:
    """Give when a paper became due; prints of an earlier request for papers were another Mẫu 02."""
    if form is FormId.SUPPLEMENT:
        return dossier.supplements[-1].asked_at
    if form is FormId.RETURN_SLIP and dossier.hand_over is not None:
        return dossier.hand_over.at
    return dossier.received_at
