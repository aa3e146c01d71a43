"""Follows a form just handed over for a moment, so that a printer that is gone is told and not taken for paper."""

from __future__ import annotations

from collections.abc import Callable

from desk_app.domain.dossier.dossier import PrintState
from desk_app.errors import PrintTrouble
from desk_app.ports.printer import JobState, PaperPrinter, PrintJob
from desk_app.services.people.operators import Operator
from desk_app.services.printing.settle_print import SettlePrint

LOOKS, PAUSE = 10, 0.3
"""Times a job is looked at, and seconds in between: a healthy printer has taken two pages by then."""


class FollowPaper:
    """For whoever has no window that goes on watching."""

    def __init__(self, printer: PaperPrinter, settle: SettlePrint) -> None:
        self._printer = printer
        self._settle = settle

    def __call__(
        self, code: str, print_id: str, job: PrintJob, by: Operator, pause: Callable[[float], object]
    ) -> bool:
        """Say whether the spooler reports the paper out, which is journaled; False while it is still under way.

        Raises PrintTrouble when nothing is to be expected: the copy stays unsettled in the list of papers.
        """
        for look in range(LOOKS):
            if look:
                pause(PAUSE)
            state = self._printer.state(job)
            if state is JobState.DONE:
                self._settle(code, print_id, PrintState.CONFIRMED, "", by)
                return True
            trouble = self._printer.what_is_wrong(job) or self._printer.condition(job.printer)
            if trouble is not None or state is JobState.TROUBLE:
                key = trouble.key if trouble else "counter.print_unsure"
                raise PrintTrouble(key, printer=job.printer, code=code)
            if state is JobState.UNKNOWN:
                return False
        return False
