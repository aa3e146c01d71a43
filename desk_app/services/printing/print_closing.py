"""Prints the sheet of a closed day: journaled first like every print, again at any later time."""

from __future__ import annotations

from datetime import date, datetime

from desk_app.domain.dossier.dossier import PrintState
from desk_app.domain.facts.facts import FormPrinted, PrintSettled
from desk_app.domain.facts.wire import fact_or_none
from desk_app.domain.steps.forms import FormId
from desk_app.domain.time.local_time import local
from desk_app.errors import PrintTrouble, Refused
from desk_app.ports.changes import Changes
from desk_app.ports.files import FileSaver
from desk_app.ports.forms import ClosingSheet, Forms, RenderedForm
from desk_app.ports.printer import PaperPrinter, PrintJob
from desk_app.ports.unit_of_work import UnitOfWork
from desk_app.ports.witness import Witness
from desk_app.services.clock_guard import ClockGuard
from desk_app.services.context import DeskContext
from desk_app.services.day.figures import Closing, closing_of, late_codes
from desk_app.services.numbers.gap_report import gap_report
from desk_app.services.people.operators import Operator
from desk_app.services.printing.print_form import Paper, PdfFile, Printed


class PreviewClosing:
    """Makes the pages of a closed day's sheet without printing them."""

    def __init__(self, context: DeskContext, witness: Witness, forms: Forms) -> None:
        self._context = context
        self._witness = witness
        self._forms = forms

    def __call__(self, day: date) -> RenderedForm:
        """Make the sheet as the next print will be; raises Refused `day.not_closed`."""
        return self._forms.render_closing(self.sheet(day))

    def sheet(self, day: date) -> ClosingSheet:
        """Put together what the sheet of this desk's newest close of the day says."""
        now = self._context.now()
        with self._context.uow(write=False) as work:
            closing = closing_of(work, day, now.date())
            if closing is None:
                raise Refused("day.not_closed", day=day)
            signer = work.users.by_name(closing.entry.header.actor)
            return ClosingSheet(
                closed=closing.fact,
                seq=closing.entry.header.seq,
                entry_hash=closing.entry.hash,
                at=local(datetime.fromisoformat(closing.entry.header.occurred_at)),
                gaps=gap_report(work, self._witness, day),
                late=late_codes(work, day),
                unit=self._context.settings(work, now).unit,
                desk=work.desk,
                supervisor=signer.full_name if signer else closing.entry.header.actor,
                on=now,
                copy_no=_next_copy_no(work, closing, day, now.date()),
            )


class PrintClosing:
    """Prints the sheet to paper or into a file; the close itself stands whatever happens here."""

    def __init__(
        self,
        context: DeskContext,
        preview: PreviewClosing,
        forms: Forms,
        printer: PaperPrinter,
        files: FileSaver,
    ) -> None:
        self._context = context
        self._guard = ClockGuard(context)
        self._preview = preview
        self._forms = forms
        self._printer = printer
        self._files = files

    def __call__(self, day: date, by: Operator, target: Paper | PdfFile) -> Printed:
        """Print; raises Refused `day.not_closed` and PrintTrouble when no paper comes out."""
        sheet = self._preview.sheet(day)
        rendered = self._forms.render_closing(sheet)
        print_id = self._context.ids.entry_id()
        place = target.printer if isinstance(target, Paper) else "file"
        fact = FormPrinted(
            print_id, FormId.CLOSING, rendered.version, sheet.copy_no, rendered.sha256, place, day.isoformat()
        )
        self._journal(fact, by)
        job = self._send(fact, day, rendered, by, target)
        return Printed(print_id, sheet.copy_no, rendered, job, Changes(queue=True))

    def _send(
        self, fact: FormPrinted, day: date, rendered: RenderedForm, by: Operator, target: Paper | PdfFile
    ) -> PrintJob | None:
        try:
            if isinstance(target, Paper):
                title = f"{FormId.CLOSING} {day.isoformat()}"
                return self._printer.print(
                    rendered.pdf, title=title, printer=target.printer, copies=target.copies
                )
            self._files.save(target.path, rendered.pdf)
        except PrintTrouble as trouble:
            self._journal(PrintSettled(fact.print_id, PrintState.FAILED, trouble.key), by)
            raise PrintTrouble("day.sheet_not_printed", day=day) from trouble
        self._journal(PrintSettled(fact.print_id, PrintState.CONFIRMED), by)
        return None

    def _journal(self, fact: FormPrinted | PrintSettled, by: Operator) -> None:
        with self._context.uow() as work:
            self._guard.note(work, fact, by.user)
            work.commit()


def _next_copy_no(work: UnitOfWork, closing: Closing, day: date, today: date) -> int:
    """Count the prints of this close that came out, or may have."""
    papers: set[str] = set()
    first = local(datetime.fromisoformat(closing.entry.header.occurred_at)).date()
    for entry in work.replication.day_entries(first, (FormPrinted.KIND, PrintSettled.KIND), today):
        if entry.header.desk_id != work.desk.desk_id or entry.header.dossier_id:
            continue
        fact = fact_or_none(entry)
        of_day = isinstance(fact, FormPrinted) and (fact.form, fact.reason) == (
            FormId.CLOSING,
            day.isoformat(),
        )
        if isinstance(fact, FormPrinted) and of_day and entry.header.seq > closing.entry.header.seq:
            papers.add(fact.print_id)
        elif isinstance(fact, PrintSettled) and fact.state is PrintState.FAILED:
            papers.discard(fact.print_id)
    return len(papers) + 1
