"""Records what became of a print: paper in hand, or a jam that uses up no copy number."""

from __future__ import annotations

from desk_app.domain.dossier.dossier import PrintState
from desk_app.domain.facts.facts import PrintSettled
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.steps import STEPS
from desk_app.errors import Refused
from desk_app.ports.changes import Changes
from desk_app.services.clock_guard import ClockGuard
from desk_app.services.context import DeskContext
from desk_app.services.dossier.deeds import Done, known_dossier
from desk_app.services.people.operators import Operator, require


class SettlePrint:
    """Answers the question "did the paper come out?" (FAULTS S3, P2, P3)."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._guard = ClockGuard(context)

    def __call__(self, code: str, print_id: str, state: PrintState, reason: str, by: Operator) -> Done:
        """Settle one print; raises Refused without the right, or when that dossier has no such print."""
        require(by, STEPS[Deed.SETTLE_PRINT].right)
        with self._context.uow() as work:
            dossier = known_dossier(work, code)
            known = next((one for one in dossier.prints if one.print_id == print_id), None)
            if known is None or state is PrintState.SENT:
                raise Refused("print.unknown_print", code=dossier.code)
            fact = PrintSettled(print_id, state, reason)
            entry = self._guard.note(work, fact, by.user, dossier.dossier_id)
            after = known_dossier(work, code)
            work.commit()
        return Done(after, entry.header.seq, Changes(dossiers=True, queue=True, codes=(after.code,)))
