"""Which forms a dossier has something to say on: asked by buttons, by the command line and by whoever prints."""

from __future__ import annotations

from desk_app.domain.dossier.dossier import Dossier, PrintState, Status
from desk_app.domain.facts.dossier_facts import DossierRefused
from desk_app.domain.steps.forms import OF_DOSSIER, FormId
from desk_app.domain.steps.steps import Hindrance


def forms_of(dossier: Dossier) -> tuple[FormId, ...]:
    """Give the forms that can be printed of a dossier now."""
    return tuple(form for form in OF_DOSSIER if form_hindrance(dossier, form) is None)


def form_hindrance(dossier: Dossier, form: str) -> Hindrance | None:
    """Say why a form cannot be printed of a dossier (pre-issue checks, DOMAIN 2.1); None when it can."""
    if form not in OF_DOSSIER:
        return Hindrance("print.unknown_form", {"form": form[:20], "forms": ", ".join(OF_DOSSIER)})
    if dossier.voided_reason and dossier.replaced_by:
        return Hindrance("print.voided", {"code": dossier.code, "replaced_by": dossier.replaced_by})
    if dossier.voided_reason:
        return Hindrance("print.voided_only", {"code": dossier.code})
    if not _is_ready(dossier, FormId(form)):
        return Hindrance(f"print.not_ready_{form}", {"code": dossier.code, "status": dossier.status})
    return None


def last_form(dossier: Dossier) -> FormId | None:
    """Give the form to print again: the last one that came out or should have, else the first there is."""
    ready = forms_of(dossier)
    tried = [one.form for one in dossier.prints if one.state is not PrintState.CONFIRMED]
    last = tried[-1] if tried else dossier.prints[-1].form if dossier.prints else ""
    return next((form for form in ready if form == last), next(iter(ready), None))


def _is_ready(dossier: Dossier, form: FormId) -> bool:
    match form:
        case FormId.RECEIPT:
            return dossier.number is not None
        case FormId.SUPPLEMENT:
            return bool(dossier.supplements)
        case FormId.REFUSAL:
            return dossier.status is Status.REFUSED and was_refused_here(dossier)
        case FormId.RETURN_SLIP:
            return dossier.hand_over is not None
        case _:
            return False


def was_refused_here(dossier: Dossier) -> bool:
    """Whether a counter refused it; what the city refuses it tells the citizen itself."""
    return any(line.kind == DossierRefused.KIND for line in dossier.history)
