"""The standing lists over dossiers in memory, in the plainest words."""

from __future__ import annotations

from datetime import datetime

from desk_app.domain.dossier import Dossier, PrintState, Status
from desk_app.domain.local_time import local
from desk_app.ports import DossierRow, WorkList

AT_WORK = (Status.RECEIVED, Status.PROCESSING, Status.SUPPLEMENT_ASKED, Status.PAYMENT_ASKED)


def row_of(dossier: Dossier) -> DossierRow:
    return DossierRow(
        code=dossier.code,
        name=dossier.applicant.name,
        procedure=dossier.procedure.code,
        procedure_name=dossier.procedure.name,
        status=dossier.status,
        received_at=dossier.received_at,
        due_at=dossier.due_at,
        voided=bool(dossier.voided_reason),
        place=dossier.result.place if dossier.result else "",
        phone=dossier.applicant.phone,
        printed=bool(_slips(dossier)) or dossier.number is None,
    )


def on_list(dossier: Dossier, which: WorkList, now: datetime) -> bool:
    today, due = local(now).date(), dossier.due_at
    waiting = dossier.status in AT_WORK and not dossier.voided_reason
    received = dossier.number is not None
    match which:
        case WorkList.RECEIVED_TODAY:
            return received and local(dossier.received_at).date() == today
        case WorkList.DUE_TODAY:
            return waiting and due is not None and local(due).date() == today
        case WorkList.OVERDUE:
            return waiting and due is not None and due < now
        case WorkList.READY:
            return dossier.status is Status.DONE and not dossier.voided_reason
        case WorkList.UNPRINTED:
            return received and not dossier.voided_reason and not _slips(dossier)
        case WorkList.PRINT_UNSURE:
            unsure = any(one.state is PrintState.SENT for one in dossier.prints)
            return unsure and not dossier.voided_reason
        case WorkList.UNSENT | WorkList.ALL:
            return True


def _slips(dossier: Dossier) -> list[str]:
    """Give the slips that may be in the citizen's hand."""
    return [one.print_id for one in dossier.prints if one.form == "01" and one.state is not PrintState.FAILED]
