"""The standing lists over dossiers in memory, from the flags the domain gives."""

from __future__ import annotations

from datetime import datetime

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.steps.lists import flags_of
from desk_app.domain.time.local_time import local
from desk_app.ports.dossiers import DossierRow, WorkList, list_row


def row_of(dossier: Dossier, desk_id: str) -> DossierRow:
    return list_row(dossier, printed=not flags_of(dossier, desk_id).unprinted)


def on_list(dossier: Dossier, which: WorkList, now: datetime, desk_id: str) -> bool:
    flags, today = flags_of(dossier, desk_id), local(now).date()
    match which:
        case WorkList.RECEIVED_TODAY:
            return dossier.number is not None and local(dossier.received_at).date() == today
        case WorkList.DUE_TODAY:
            return flags.due_open is not None and local(flags.due_open).date() == today
        case WorkList.OVERDUE:
            return flags.due_open is not None and flags.due_open < now
        case WorkList.READY:
            return flags.ready
        case WorkList.UNPRINTED:
            return flags.unprinted
        case WorkList.PRINT_UNSURE:
            return flags.print_unsure
        case WorkList.ALL:
            return True
        case WorkList.UNSENT:
            raise ValueError("what was sent is known to the journal, not to a dossier")
