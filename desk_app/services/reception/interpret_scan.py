"""Says what a scan means at this desk: which dossier or card it is and what is likely to be done next."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desk_app.domain.codes.arrivals import Arrival
from desk_app.domain.codes.dossier_code import is_reference, parse
from desk_app.domain.codes.scans import Scan, ScanKind, read_scan
from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.journal.look_ups import Looking
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.steps import next_step
from desk_app.services.context import DeskContext
from desk_app.services.people.operators import Operator
from desk_app.services.people.record_look_up import RecordLookUp

_ACTIONS = {Deed.RECEIVE: "resume", Deed.GRANT: "record_result"}
"""The words scripts know two steps by; the others go by the name of their deed."""
LOOK = "look"
"""Nothing is left to do with it: it is only looked at."""


def next_action(dossier: Dossier) -> str:
    """Give the step most likely wanted with a scanned dossier; the dossier page puts the focus on it."""
    step = next_step(dossier)
    return LOOK if step is None else _ACTIONS.get(step, step.value)


@dataclass(frozen=True, slots=True)
class ScanAnswer:
    """A scan as it arrived, with the dossier it names, if this desk holds it.

    `foreign_ward` is set for another unit's code.
    """

    scan: Scan
    dossier: Dossier | None = None
    next_action: str = LOOK
    foreign_ward: bool = False
    arrival: Arrival | str = ""


class InterpretScan:
    """Reads the raw characters of a scanner and looks the code up."""

    def __init__(self, context: DeskContext, record: RecordLookUp) -> None:
        self._context = context
        self._record = record

    def __call__(self, text: Arrival | str, by: Operator | None = None) -> ScanAnswer:
        """Give the meaning; never raises for what a scanner can send.

        A dossier shown to somebody (`by`) is taken down; a script that only asks what comes next sees none of it.
        Raises Refused `rights.missing` where the scan is a dossier's and `by` may see none.
        """
        answer = replace(self._read(text), arrival=text)
        if by is not None and answer.dossier is not None:
            self._record(Looking.SHOW, by, code=answer.dossier.code)
        return answer

    def _read(self, text: Arrival | str) -> ScanAnswer:
        scan = read_scan(text, today=self._context.now().date())
        if scan.kind is ScanKind.UNKNOWN:
            return self._by_reference(scan)
        if scan.kind is ScanKind.CITIZEN_CARD:
            return ScanAnswer(scan)
        with self._context.uow(write=False) as work:
            dossier = work.dossiers.by_code(scan.value)
            settings = self._context.settings(work, self._context.now())
        if dossier is not None:
            return ScanAnswer(scan, dossier, next_action(dossier))
        code = parse(scan.value)
        return ScanAnswer(scan, foreign_ward=code is not None and code.unit != settings.unit.unit_code)

    def _by_reference(self, scan: Scan) -> ScanAnswer:
        """Look for the reference of a guidance slip, which is a code of this desk only."""
        reference = scan.value.upper()
        if not is_reference(reference):
            return ScanAnswer(scan)
        with self._context.uow(write=False) as work:
            dossier = work.dossiers.by_code(reference)
        if dossier is None:
            return ScanAnswer(scan)
        return ScanAnswer(Scan(ScanKind.DOSSIER_CODE, reference), dossier, next_action(dossier))
