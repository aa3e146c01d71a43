"""Prints a form and follows the paper: handed over, come out, or in trouble; the dossier itself is safe throughout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desk_app.domain.dossier.dossier import PrintState
from desk_app.errors import DeskError, PrintTrouble
from desk_app.ports.printer import JobState
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.ports.printer import PrintJob
    from desk_app.services.dossier.deeds import Done
    from desk_app.services.printing.print_form import Paper, PdfFile, Printed

LOOK_MS = 1_000
"""How often the spooler is asked about a job."""
LONGEST_LOOK = 180
"""Times a job is looked at before the clerk is asked; whoever does not answer is asked again at the next start."""
MOST_UNKNOWN = 5
"""Looks one after the other at which the spooler knew nothing, until it is asked no more."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One form of one dossier as it goes through the printer."""

    code: str
    form: str


class NoPrinterChosen(PrintTrouble):
    """No printer is set for this form."""

    def __init__(self, code: str) -> None:
        super().__init__("counter.no_printer", code=code)


@dataclass(eq=False, slots=True)
class _Watched:
    sheet: Sheet
    print_id: str
    job: PrintJob
    looks: int = 0
    unknown: int = 0
    asking: bool = False
    trouble: str = ""
    is_over: bool = False


def print_flow_of(workplace: Workplace) -> PrintFlow:
    """Give the one print flow of a workplace, so that every page knows of the jobs of the others."""
    known = workplace.findChild(PrintFlow)
    return known if isinstance(known, PrintFlow) else PrintFlow(workplace)


class PrintFlow(QObject):
    """Prints forms and watches their jobs; every signal carries the Sheet first.

    `sent` when the printer took it, `came_out` when the spooler says it is done (or a file is written), `unsure` when
    the spooler will say no more and did not say that, `troubled` with the trouble when no paper is to be expected.
    `choice_wanted` when the ward lets the clerk choose the printer: what he takes is remembered until the day ends.
    """

    choice_wanted = Signal(object)
    sent = Signal(object)
    came_out = Signal(object)
    unsure = Signal(object)
    troubled = Signal(object, object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._workplace = workplace
        self._chosen: dict[str, tuple[date, str]] = {}
        self._watched: dict[Sheet, _Watched] = {}
        self._under_way: set[Sheet] = set()
        self._reasons: dict[Sheet, str] = {}
        """Why sheets that have not been printed yet are printed again."""
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    def print(self, sheet: Sheet, *, reason: str = "") -> None:
        """Print on the printer of this form."""
        desk, chosen = self._workplace.desk, self.chosen_today(sheet.form)

        def target() -> tuple[Paper, bool]:
            from desk_app.services.printing.print_form import Paper

            choice = desk.reference.settings().print_choice(sheet.form)
            printer = chosen or choice.printer
            if not printer:
                raise NoPrinterChosen(sheet.code)
            return Paper(printer, choice.copies), choice.side_by_side

        self._print(sheet, target, reason)

    def print_to_file(self, sheet: Sheet, path: Path, *, reason: str = "") -> None:
        """Write the form to a PDF file instead."""

        def target() -> tuple[PdfFile, bool]:
            from desk_app.services.printing.print_form import PdfFile

            return PdfFile(path), False

        self._print(sheet, target, reason)

    def use_printer(self, form: str, printer: str) -> None:
        """Take another printer for a form until the day ends."""
        self._chosen[form] = (self._workplace.clock.now().date(), printer)

    def chosen_today(self, form: str) -> str:
        """The printer taken for a form today; empty when nobody has chosen one."""
        day, printer = self._chosen.get(form, (None, ""))
        return printer if day == self._workplace.clock.now().date() else ""

    def waiting(self, sheet: Sheet) -> bool:
        """Whether an earlier job of this sheet has not come out yet (FAULTS P4); one nobody knows more of may have."""
        return sheet in self._watched and not self._watched[sheet].is_over

    def in_doubt(self, sheet: Sheet) -> bool:
        """Whether somebody who sees the paper may say that it came out."""
        return sheet in self._watched

    def give_up(self, sheet: Sheet, then: Callable[[], object]) -> None:
        """Take the waiting job back and note that it did not come out; `then` goes on."""
        is_waiting, watched = self.waiting(sheet), self._watched.pop(sheet, None)
        if watched is None or not is_waiting:
            then()
            return
        printer, lane = self._workplace.desk.printer, self._workplace.print_lane

        def taken_back(_: object = None) -> None:
            self._settle(watched, PrintState.FAILED, then)

        lane.run("cancel_job", lambda: printer.cancel(watched.job), taken_back, failed=taken_back, owner=self)

    def confirm(self, sheet: Sheet) -> None:
        """Note that the paper of a job in doubt is in hand."""
        watched = self._watched.pop(sheet, None)
        if watched is not None:
            self._settle(watched, PrintState.CONFIRMED, lambda: self.came_out.emit(sheet))

    def _print(self, sheet: Sheet, target: Callable[[], tuple[Paper | PdfFile, bool]], reason: str) -> None:
        """Print unless the same sheet is just being printed: a key pressed twice means one paper."""
        if sheet in self._under_way:
            return
        self._under_way.add(sheet)
        # Whoever has said why is not asked again for having to choose the printer first.
        reason = reason or self._reasons.get(sheet, "")
        self._reasons[sheet] = reason
        desk, by = self._workplace.desk, self._workplace.operator

        def work() -> Printed:
            where, side_by_side = target()
            return desk.printing.print(
                sheet.code, sheet.form, by, where, reason=reason, side_by_side=side_by_side
            )

        self._workplace.ask(
            "print_form",
            work,
            lambda printed: self._printed(sheet, printed),
            failed=lambda error: self._not_printed(sheet, error),
            owner=self,
        )

    def _not_printed(self, sheet: Sheet, error: DeskError) -> None:
        self._under_way.discard(sheet)
        self.troubled.emit(sheet, error)
        if isinstance(error, NoPrinterChosen):
            self.choice_wanted.emit(sheet)

    def _printed(self, sheet: Sheet, printed: Printed) -> None:
        self._under_way.discard(sheet)
        self._reasons.pop(sheet, None)
        self._workplace.notices.publish(printed.changes)
        if printed.job is None:
            self.came_out.emit(sheet)
            return
        self._watched[sheet] = _Watched(sheet, printed.print_id, printed.job)
        self._timer.start()
        self.sent.emit(sheet)

    def _look(self) -> None:
        followed = [one for one in self._watched.values() if not one.is_over]
        for watched in followed:
            if watched.looks >= LONGEST_LOOK:
                self._leave(watched)
            elif not watched.asking:
                self._ask(watched)
        if not followed:
            self._timer.stop()

    def _ask(self, watched: _Watched) -> None:
        watched.asking = True
        watched.looks += 1
        printer = self._workplace.desk.printer

        def work() -> tuple[JobState, PrintTrouble | None]:
            state = printer.state(watched.job)
            return state, printer.what_is_wrong(watched.job) if state is JobState.TROUBLE else None

        self._workplace.print_lane.run(
            "job_state",
            work,
            lambda said: self._seen(watched, *said),
            failed=lambda _error: self._seen(watched, JobState.UNKNOWN, None),
            owner=self,
        )

    def _seen(self, watched: _Watched, state: JobState, trouble: PrintTrouble | None) -> None:
        watched.asking = False
        sheet = watched.sheet
        if self._watched.get(sheet) is not watched or watched.is_over:
            return
        watched.unknown = watched.unknown + 1 if state is JobState.UNKNOWN else 0
        if state is JobState.DONE:
            del self._watched[sheet]
            self._settle(watched, PrintState.CONFIRMED, lambda: self.came_out.emit(sheet))
        elif state is JobState.TROUBLE:
            self._say_trouble(watched, trouble or PrintTrouble("counter.print_unsure", code=sheet.code))
        elif watched.unknown >= MOST_UNKNOWN or (watched.unknown and not watched.job.job_id):
            # What is not known stays "sent" in the journal: only the spooler or a person says that paper came.
            self._leave(watched)

    def _say_trouble(self, watched: _Watched, trouble: PrintTrouble) -> None:
        """Tell what keeps the paper, once, and again when it is something else."""
        if watched.trouble != trouble.key:
            watched.trouble = trouble.key
            self.troubled.emit(watched.sheet, trouble)

    def _leave(self, watched: _Watched) -> None:
        """Ask the spooler no more; the clerk may still say that the paper is in hand."""
        watched.is_over = True
        self.unsure.emit(watched.sheet)

    def _settle(self, watched: _Watched, state: PrintState, then: Callable[[], object]) -> None:
        self.settle(watched.sheet.code, watched.print_id, state, then, owner=self)

    def settle(
        self, code: str, print_id: str, state: PrintState, then: Callable[[], object], *, owner: QObject
    ) -> None:
        """Write down what became of a print; `then` goes on unless its `owner` is gone by then."""
        desk, by = self._workplace.desk, self._workplace.operator

        def done(deed: Done) -> None:
            self._workplace.notices.publish(deed.changes)
            then()

        self._workplace.ask(
            "settle_print",
            lambda: desk.printing.settle(code, print_id, state, "", by),
            done,
            owner=owner,
        )
