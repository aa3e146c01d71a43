"""Says what a scan means at this desk: which dossier or card it is and what is likely to be done next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desk_app.domain.dossier import Dossier, Status
from desk_app.domain.dossier_code import parse
from desk_app.domain.scans import Scan, ScanKind, read_scan
from desk_app.services.counter import Counter
from desk_app.services.guidance import REFERENCE


class NextAction(StrEnum):
    """The likely next step with a scanned dossier; the dossier page puts the focus on it."""

    RESUME = "resume"
    FORWARD = "forward"
    SUPPLIED = "supplied"
    RECORD_RESULT = "record_result"
    RETURN = "return"
    LOOK = "look"


_NEXT = {
    Status.REGISTERED: NextAction.RESUME,
    Status.RECEIVED: NextAction.FORWARD,
    Status.SUPPLEMENT_ASKED: NextAction.SUPPLIED,
    Status.PROCESSING: NextAction.RECORD_RESULT,
    Status.DONE: NextAction.RETURN,
}


def next_action(dossier: Dossier) -> NextAction:
    """Give the step most likely wanted; a cancelled or finished dossier is only looked at."""
    return NextAction.LOOK if dossier.voided_reason else _NEXT.get(dossier.status, NextAction.LOOK)


@dataclass(frozen=True, slots=True)
class ScanAnswer:
    """A scan with the dossier it names, if this desk holds it; `foreign_ward` is set for another unit's code."""

    scan: Scan
    dossier: Dossier | None = None
    next_action: NextAction = NextAction.LOOK
    foreign_ward: bool = False


class InterpretScan:
    """Reads the raw characters of a scanner and looks the code up."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter

    def __call__(self, text: str) -> ScanAnswer:
        """Give the meaning; never raises for what a scanner can send."""
        scan = read_scan(text, today=self._counter.now().date())
        if scan.kind is ScanKind.UNKNOWN:
            return self._by_reference(scan)
        if scan.kind is ScanKind.CITIZEN_CARD:
            return ScanAnswer(scan)
        with self._counter.uow(write=False) as work:
            dossier = work.dossiers.by_code(scan.value)
            settings = self._counter.settings(work, self._counter.now())
        if dossier is not None:
            return ScanAnswer(scan, dossier, next_action(dossier))
        code = parse(scan.value)
        return ScanAnswer(scan, foreign_ward=code is not None and code.unit != settings.unit.unit_code)

    def _by_reference(self, scan: Scan) -> ScanAnswer:
        """Look for the reference of a guidance slip, which is a code of this desk only."""
        reference = scan.value.upper()
        if not REFERENCE.fullmatch(reference):
            return ScanAnswer(scan)
        with self._counter.uow(write=False) as work:
            dossier = work.dossiers.by_code(reference)
        if dossier is None:
            return ScanAnswer(scan)
        return ScanAnswer(Scan(ScanKind.DOSSIER_CODE, reference), dossier, next_action(dossier))
