"""Takes from a dossier and the office's profile what each official form asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from desk_app.domain.dossier.dossier import Dossier, PaperLine, ReturnBy, Supplement
from desk_app.domain.people.parties import Party
from desk_app.domain.steps.forms import FormId
from desk_app.domain.time.local_time import local
from desk_app.errors import PrintTrouble
from desk_app.ports.forms import FormRequest
from desk_app.printing.forms.content import FormContent, Rows


def content_of(request: FormRequest) -> FormContent:
    """Give the content of the form asked for; raises PrintTrouble("printing.form_unknown") for any other form."""
    fill = _FORMS.get(request.form)
    if fill is None:
        raise PrintTrouble("printing.form_unknown", form=request.form)
    values, tables = fill(request)
    return FormContent(
        form_id=request.form,
        values={**_common(request), **values},
        tables=tables,
        code=request.dossier.code,
        practice=request.dossier.practice,
        reprint_no=max(0, request.copy_no - 1),
        side_by_side=request.side_by_side,
    )


def moment_values(name: str, moment: datetime | None) -> dict[str, str]:
    """Give hour, minute, day, month and year of a moment as written on forms (NĐ 30/2020; DOMAIN 1.3).

    Hours, minutes and days always have two figures, months only January and February.
    """
    if moment is None:
        return {}
    moment = local(moment)
    return {
        f"{name}_hour": f"{moment.hour:02}",
        f"{name}_minute": f"{moment.minute:02}",
        **day_values(name, moment.date()),
    }


def day_values(name: str, day: date | None) -> dict[str, str]:
    """Give day, month and year as written on forms."""
    if day is None:
        return {}
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return {f"{name}_day": f"{day.day:02}", f"{name}_month": month, f"{name}_year": str(day.year)}


def _common(request: FormRequest) -> dict[str, str]:
    dossier, unit = request.dossier, request.unit
    applicant, owner = dossier.applicant, dossier.matter_of
    receiving = dossier.filing.receiving_unit or unit.receiving_unit
    return {
        "superior": unit.superior,
        "unit": unit.unit,
        "receiving_unit": receiving,
        "competent_unit": dossier.filing.competent_unit if dossier.filing.competent_unit != receiving else "",
        "place": unit.place,
        "unit_address": unit.address,
        "unit_phone": unit.phone,
        "lookup": unit.lookup,
        "opening_hours": unit.opening_hours,
        **day_values("issued", local(request.on).date()),
        **_party("applicant", applicant),
        **_party("owner", owner),
        "code_kind": "reference" if dossier.code == dossier.reference else "dossier",
        "channel": dossier.filing.channel.value,
        "request": dossier.procedure.name,
        "procedure_code": dossier.procedure.code,
        "sets": f"{dossier.filing.sets:02}",
        "clerk_name": request.clerk_name,
        "clerk_phone": request.clerk_phone,
    }


def _party(name: str, party: Party) -> dict[str, str]:
    return {
        f"{name}_title": party.kind.value,
        f"{name}_id_label": party.kind.value,
        f"{name}_name": party.name,
        f"{name}_id": party.id_number,
        f"{name}_phone": party.phone,
        f"{name}_email": party.email,
        f"{name}_address": party.address,
    }


def _receipt(request: FormRequest) -> tuple[dict[str, str], Mapping[str, Rows]]:
    dossier = request.dossier
    deadline = dossier.procedure.deadline
    values = {
        "limit": deadline.kind.value,
        "limit_amount": f"{deadline.amount:02}",
        "return_by": dossier.filing.return_by.value,
        "return_address": dossier.applicant.address if dossier.filing.return_by is ReturnBy.POST else "",
        **moment_values("received", dossier.received_at),
        **_dates(dossier),
    }
    return values, {"papers": paper_rows(dossier.papers)}


def _dates(dossier: Dossier) -> dict[str, str]:
    """Give the date promised first, which a printed form never loses, and each later one with what it rests on."""
    first = dossier.original_due_at or dossier.due_at
    values = moment_values("due", first)
    shown = {first}
    supplied = [one for one in dossier.supplements if one.after_reception and one.supplied_at is not None]
    if supplied and supplied[-1].due_after not in (None, first):
        answered = supplied[-1].supplied_at
        values |= moment_values("recounted", supplied[-1].due_after)
        values |= day_values("supplied", local(answered).date() if answered else None)
        shown.add(supplied[-1].due_after)
    if dossier.extension is not None:
        values |= moment_values("again", dossier.extension.due_after)
        values["again_document"] = dossier.extension.document
        shown.add(dossier.extension.due_after)
    return values | (moment_values("now", dossier.due_at) if dossier.due_at not in shown else {})


def _supplement(request: FormRequest) -> tuple[dict[str, str], Mapping[str, Rows]]:
    asked = _newest(request.dossier)
    # `request.reason` says why a reprint was wanted; it is the ground of the form only before one is journaled.
    values = {
        "reason": asked.reason if asked else request.reason,
        "times": f"{max(1, len(request.dossier.supplements)):02}",
        "asks": _asks(asked),
        "form_no": "" if _asks(asked) == "nothing" else FormId.SUPPLEMENT.value,
        **day_values("respond", asked.respond_by if asked else None),
    }
    return values, {"papers": paper_rows(asked.papers if asked else ())}


def _refusal(request: FormRequest) -> tuple[dict[str, str], Mapping[str, Rows]]:
    return {"reason": request.dossier.closing_reason or request.reason}, {}


def _asks(asked: Supplement | None) -> str:
    """Say what a request asks for: papers, something else in words, or before reception nothing but to go elsewhere."""
    if asked is None or asked.papers:
        return "papers"
    return "content" if asked.after_reception else "nothing"


def _return_slip(request: FormRequest) -> tuple[dict[str, str], Mapping[str, Rows]]:
    result, hand_over = request.dossier.result, request.dossier.hand_over
    values: dict[str, str] = {}
    if result is not None:
        granted = "granted" if result.granted else "not_granted"
        values |= {"result_name": result.name, "result_number": result.number, "result_kind": granted}
    if hand_over is not None:
        values |= {
            "collector_kind": hand_over.collector.value,
            "collector_name": hand_over.name,
            "collector_id": hand_over.id_number,
            "collector_phone": hand_over.phone,
            "collector_proof": hand_over.proof,
            "collector_seen": hand_over.seen,
            "originals_back": hand_over.originals_back,
            "slip_lost": "yes" if hand_over.slip_lost else "",
            **moment_values("returned", hand_over.at),
        }
    return values, {}


def paper_rows(papers: tuple[PaperLine, ...]) -> Rows:
    """Give the table TT | Thành phần hồ sơ | Bản chính | Bản chứng thực | Bản photo."""
    return tuple(
        (str(number), paper.name, str(paper.originals), str(paper.certified), str(paper.photocopies))
        for number, paper in enumerate(papers, start=1)
    )


def _newest(dossier: Dossier) -> Supplement | None:
    return dossier.supplements[-1] if dossier.supplements else None


_FORMS: Mapping[str, Callable[[FormRequest], tuple[dict[str, str], Mapping[str, Rows]]]] = {
    FormId.RECEIPT: _receipt,
    FormId.SUPPLEMENT: _supplement,
    FormId.REFUSAL: _refusal,
    FormId.RETURN_SLIP: _return_slip,
}
