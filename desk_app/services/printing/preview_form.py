"""Shows a form before anything is saved or printed; no copy is counted."""

from __future__ import annotations

from datetime import datetime

from desk_app.domain.dossier.dossier import Dossier, Status
from desk_app.domain.dossier.drafts import ReceptionDraft
from desk_app.domain.facts.facts import Filing
from desk_app.domain.journal.look_ups import Looking
from desk_app.domain.people.identity_rules import IdentityRules
from desk_app.domain.steps.forms import FormId
from desk_app.domain.time.due_dates import DueDate
from desk_app.ports.forms import FormRequest, Forms, RenderedForm
from desk_app.services.context import DeskContext
from desk_app.services.dossier.deeds import known_dossier
from desk_app.services.people.operators import Operator
from desk_app.services.people.record_look_up import RecordLookUp
from desk_app.services.printing.print_form import must_be_ready, next_copy_no, signer_of
from desk_app.services.reception.check_reception import CheckReception
from desk_app.services.reception.filing import filing_of

NUMBER_TO_COME = "0000"
"""Stands in place of the running number while a dossier is not saved: no number is taken for a preview."""


class PreviewReceipt:
    """Gives the receipt slip (Mẫu 01) as it would be printed for a draft."""

    def __init__(self, context: DeskContext, rules: IdentityRules, forms: Forms) -> None:
        self._context = context
        self._check = CheckReception(context, rules)
        self._forms = forms

    def __call__(self, draft: ReceptionDraft, by: Operator) -> RenderedForm | None:
        """Render the page; None while no procedure is chosen or no due date can be counted for it."""
        now = self._context.now()
        with self._context.uow(write=False) as work:
            settings = self._context.settings(work, now)
            preview = self._check.inside(work, draft, now, settings.due)
            if preview.due is None or preview.procedure is None or not preview.procedure.received_here:
                return None
            filing = filing_of(preview, settings, practice=work.desk.practice)
        code = f"{settings.unit.unit_code}-{now:%y%m%d}-{NUMBER_TO_COME}"
        dossier = _unsaved(code, filing, preview.due, now, by)
        return self._forms.render(
            FormRequest(FormId.RECEIPT, dossier, settings.unit, now, by.full_name, by.phone)
        )


class PreviewForm:
    """Gives a form of a saved dossier as its next print would look."""

    def __init__(self, context: DeskContext, forms: Forms, record: RecordLookUp) -> None:
        self._context = context
        self._forms = forms
        self._record = record

    def __call__(self, code: str, form: str, by: Operator) -> RenderedForm:
        """Render the page and take down who saw it; raises Refused without the right, and for a form it cannot have yet."""
        self._record.admit(Looking.PREVIEW, by)
        now = self._context.now()
        with self._context.uow(write=False) as work:
            dossier = known_dossier(work, code)
            unit = self._context.settings(work, now).unit
            must_be_ready(dossier, form)
            signer = work.users.by_name(signer_of(dossier, form))
        name, phone = (signer.full_name, signer.phone) if signer else (by.full_name, by.phone)
        copy_no = next_copy_no(dossier, form)
        self._record(Looking.PREVIEW, by, code=dossier.code, query=form)
        return self._forms.render(FormRequest(form, dossier, unit, now, name, phone, copy_no))


class DrawForm:
    """Draws a form of a dossier its caller holds in hand, as one just saved: nothing is looked up, so nobody is noted."""

    def __init__(self, context: DeskContext, forms: Forms) -> None:
        self._context = context
        self._forms = forms

    def __call__(self, dossier: Dossier, form: str, by: Operator) -> RenderedForm:
        """Render the page as its first print; raises Refused for a form the dossier cannot have."""
        must_be_ready(dossier, form)
        now = self._context.now()
        with self._context.uow(write=False) as work:
            unit = self._context.settings(work, now).unit
        return self._forms.render(FormRequest(form, dossier, unit, now, by.full_name, by.phone))


def _unsaved(code: str, filing: Filing, due: DueDate, now: datetime, by: Operator) -> Dossier:
    return Dossier(
        dossier_id="",
        code=code,
        status=Status.REGISTERED,
        filing=filing,
        received_at=now,
        received_by=by.user,
        due=due,
        original_due_at=due.due_at,
    )
