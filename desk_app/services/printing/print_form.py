"""Prints an official form: first journaled, then sent to paper or to a file, so that no print goes unseen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from desk_app.domain.dossier.dossier import Dossier, PrintState
from desk_app.domain.facts.facts import DossierRefused, FormPrinted, PrintSettled
from desk_app.domain.journal.look_ups import Looking
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.form_rules import form_hindrance
from desk_app.domain.steps.forms import FormId
from desk_app.domain.steps.steps import STEPS
from desk_app.errors import PrintTrouble, Refused
from desk_app.ports.changes import Changes
from desk_app.ports.files import FileSaver
from desk_app.ports.forms import FormRequest, Forms, RenderedForm
from desk_app.ports.printer import PaperPrinter, PrintJob
from desk_app.services.clock_guard import ClockGuard
from desk_app.services.context import DeskContext
from desk_app.services.dossier.deeds import known_dossier
from desk_app.services.people.operators import Operator, require
from desk_app.services.people.record_look_up import RecordLookUp
from desk_app.services.wording import LONGEST_REASON, reason_given, taken_down


@dataclass(frozen=True, slots=True)
class Paper:
    """A printer by name and how many copies it is to print."""

    printer: str
    copies: int = 1


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A file to be written instead of paper."""

    path: Path


@dataclass(frozen=True, slots=True)
class Printed:
    """What was printed: the journal's id of the print, its copy number, the pages, and the spooler's job if any."""

    print_id: str
    copy_no: int
    rendered: RenderedForm
    job: PrintJob | None
    changes: Changes


def next_copy_no(dossier: Dossier, form: str) -> int:
    """Give the number of the next print of a form; prints that did not come out use none up.

    Each request for papers is a Mẫu 02 of its own: prints of an earlier request do not make it a reprint.
    """
    since = dossier.supplements[-1].asked_at if form == FormId.SUPPLEMENT and dossier.supplements else None
    counted = (one for one in dossier.prints if one.form == form and one.state is not PrintState.FAILED)
    return 1 + sum(since is None or one.at >= since for one in counted)


def must_be_ready(dossier: Dossier, form: str) -> None:
    """Raise Refused when a dossier has nothing to say on this form yet (pre-issue checks, DOMAIN 2.1)."""
    hindrance = form_hindrance(dossier, form)
    if hindrance is not None:
        raise Refused(hindrance.key, **hindrance.params)


def signer_of(dossier: Dossier, form: str) -> str:
    """Give the user who stands as the desk's person on a form: who did the deed, not who prints it again."""
    if form == FormId.SUPPLEMENT:
        return dossier.supplements[-1].asked_by
    if form == FormId.REFUSAL:
        return next(line.by for line in dossier.history if line.kind == DossierRefused.KIND)
    if form == FormId.RETURN_SLIP and dossier.hand_over is not None:
        return dossier.hand_over.by
    return dossier.received_by


class PrintForm:
    """Makes and prints one form of one dossier; the dossier itself is already safe whatever happens here."""

    def __init__(
        self,
        context: DeskContext,
        forms: Forms,
        printer: PaperPrinter,
        files: FileSaver,
        record: RecordLookUp,
    ) -> None:
        self._context = context
        self._record = record
        self._guard = ClockGuard(context)
        self._forms = forms
        self._printer = printer
        self._files = files

    def __call__(
        self,
        code: str,
        form: str,
        by: Operator,
        target: Paper | PdfFile,
        *,
        reason: str = "",
        side_by_side: bool = False,
    ) -> Printed:
        """Print; raises Refused without the right, for a form this dossier cannot have and for a further copy without
        `reason`, PrintTrouble without paper.

        A second paper in somebody's hand is asked about whoever prints it, at the window or by command (T14).
        """
        self._record.admit(Looking.PRINT, by)
        at = self._context.now()
        print_id = self._context.ids.entry_id()
        place = target.printer if isinstance(target, Paper) else "file"
        while True:
            request = self._request(code, form, by, at, reason, side_by_side)
            rendered = self._forms.render(request)
            fact = FormPrinted(
                print_id, form, rendered.version, request.copy_no, rendered.sha256, place, request.reason
            )
            if self._is_journaled(request, fact, by):
                break
        self._record(Looking.PRINT, by, code=request.dossier.code, query=form)
        job = self._send(request.dossier, fact, rendered, by, target)
        changes = Changes(dossiers=True, queue=True, codes=(request.dossier.code,))
        return Printed(print_id, request.copy_no, rendered, job, changes)

    def _request(
        self, code: str, form: str, by: Operator, at: datetime, reason: str, side_by_side: bool
    ) -> FormRequest:
        with self._context.uow(write=False) as work:
            dossier = known_dossier(work, code)
            unit = self._context.settings(work, at).unit
            must_be_ready(dossier, form)
            require(by, STEPS[Deed.PRINT].right)
            signer = work.users.by_name(signer_of(dossier, form))
        copy_no = next_copy_no(dossier, form)
        taken = taken_down(reason, "reason", LONGEST_REASON) if copy_no == 1 else reason_given(reason)
        name, phone = (signer.full_name, signer.phone) if signer else (by.full_name, by.phone)
        return FormRequest(
            form,
            dossier,
            unit,
            at,
            name,
            phone,
            copy_no,
            taken,
            side_by_side=side_by_side,
        )

    def _send(
        self,
        dossier: Dossier,
        fact: FormPrinted,
        rendered: RenderedForm,
        by: Operator,
        target: Paper | PdfFile,
    ) -> PrintJob | None:
        if isinstance(target, PdfFile):
            try:
                self._files.save(target.path, rendered.pdf)
            except PrintTrouble as trouble:
                self._fail(dossier, fact, by, trouble)
            self._journal(dossier, PrintSettled(fact.print_id, PrintState.CONFIRMED), by)
            return None
        try:
            return self._printer.print(
                rendered.pdf, title=dossier.code, printer=target.printer, copies=target.copies
            )
        except PrintTrouble as trouble:
            self._fail(dossier, fact, by, trouble)

    def _fail(self, dossier: Dossier, fact: FormPrinted, by: Operator, trouble: PrintTrouble) -> NoReturn:
        self._journal(dossier, PrintSettled(fact.print_id, PrintState.FAILED, trouble.key), by)
        params = {**trouble.params, "code": dossier.code}
        raise PrintTrouble(trouble.key, findings=trouble.findings, **params) from trouble

    def _is_journaled(self, request: FormRequest, fact: FormPrinted, by: Operator) -> bool:
        """Journal a print unless somebody else has printed the same copy meanwhile: the pages carry its number."""
        with self._context.uow() as work:
            now = work.dossiers.by_id(request.dossier.dossier_id) or request.dossier
            if next_copy_no(now, fact.form) != fact.copy_no:
                return False
            self._guard.note(work, fact, by.user, now.dossier_id)
            work.commit()
        return True

    def _journal(self, dossier: Dossier, fact: PrintSettled, by: Operator) -> None:
        with self._context.uow() as work:
            self._guard.note(work, fact, by.user, dossier.dossier_id)
            work.commit()
