"""Writes the desk's values as the JSON that scripts rely on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from desk_app.domain.dossier.dossier import Dossier, FeeLine, HistoryLine, PaperLine, PrintRecord, Status
from desk_app.domain.findings import Finding
from desk_app.domain.money.fees import total_of
from desk_app.domain.people.parties import Party
from desk_app.domain.steps.lists import state_key
from desk_app.domain.time.local_time import local
from desk_app.messages import Messages

if TYPE_CHECKING:
    from desk_app.ports.dossiers import DossierRow

_NOBODY: Mapping[str, str] = MappingProxyType({})


def instant(moment: datetime | None) -> str | None:
    """Write a moment as ISO 8601 with +07:00."""
    return None if moment is None else local(moment).isoformat(timespec="seconds")


def dossier_plain(dossier: Dossier, approved: Mapping[str, str] = _NOBODY) -> dict[str, Any]:
    """Write a dossier whole, as `show` gives it; `approved` maps hashes of entries to the second person in them."""
    return {
        "code": dossier.code,
        "other_codes": list(dossier.other_codes),
        "dossier_id": dossier.dossier_id,
        "status": int(dossier.status),
        "procedure": dossier.procedure.code,
        "procedure_name": dossier.procedure.name,
        "received_at": instant(dossier.received_at),
        "received_by": dossier.received_by,
        "due_at": instant(dossier.due_at),
        "original_due_at": instant(dossier.original_due_at),
        "applicant": party_plain(dossier.applicant),
        "owner": party_plain(dossier.owner) if dossier.owner else None,
        "papers": [paper_plain(paper) for paper in dossier.papers],
        "sets": dossier.filing.sets,
        "channel": str(dossier.filing.channel),
        "return_by": str(dossier.filing.return_by),
        "note": dossier.filing.note,
        "fees": [_fee(fee) for fee in dossier.fees],
        "fee_due": total_of(dossier.fees).amount,
        "prints": [_print(one) for one in dossier.prints],
        "history": [_line(line, approved.get(line.entry_hash, "")) for line in dossier.history],
        **_later(dossier),
    }


def _later(dossier: Dossier) -> dict[str, Any]:
    # Loading the converter takes longer than most commands; only a whole dossier needs it.
    from desk_app.domain.facts.wire import to_plain

    return {
        "supplements": _with_instants(to_plain(dossier.supplements)),
        "extension": _with_instants(to_plain(dossier.extension)),
        "forwarded_to": dossier.forwarded_to,
        "forwarded_at": instant(dossier.forwarded_at),
        "result": _with_instants(to_plain(dossier.result)),
        "hand_over": _with_instants(to_plain(dossier.hand_over)),
        "closing_reason": dossier.closing_reason,
        "voided_reason": dossier.voided_reason,
        "replaced_by": dossier.replaced_by,
        "replaces": dossier.replaces,
        "reference": dossier.reference,
        "receiving_unit": dossier.filing.receiving_unit,
        "competent_unit": dossier.filing.competent_unit,
        "practice": dossier.practice,
        "waiting": list(dossier.waits),
        **({"disputed": True} if dossier.disputed else {}),
    }


def _with_instants(plain: Any) -> Any:
    """Cut moments inside nested values to whole seconds, as everywhere on the command line."""
    if isinstance(plain, dict):
        return {name: _cut(name, value) for name, value in plain.items()}
    if isinstance(plain, list | tuple):
        return [_with_instants(item) for item in plain]
    return plain


def _cut(name: str, value: Any) -> Any:
    moment = isinstance(value, str) and (name in ("at", "due_before", "due_after") or name.endswith("_at"))
    return instant(datetime.fromisoformat(value)) if moment else _with_instants(value)


def party_plain(party: Party) -> dict[str, Any]:
    """Write a person or organisation in the shape of a draft."""
    return {
        "kind": str(party.kind),
        "name": party.name,
        "id_number": party.id_number,
        "birth_date": party.birth or None,
        "sex": str(party.sex),
        "phone": party.phone,
        "email": party.email,
        "address": party.address,
        **_paper(party),
    }


def _paper(party: Party) -> dict[str, str]:
    kind = {"paper_kind": str(party.paper_kind)} if party.paper_kind else {}
    return {**kind, **({"country": party.country} if party.country else {})}


def paper_plain(paper: PaperLine) -> dict[str, Any]:
    """Write one paper in the shape of a draft."""
    plain: dict[str, Any] = {
        "name": paper.name,
        "originals": paper.originals,
        "certified": paper.certified,
        "photocopies": paper.photocopies,
    }
    if paper.outside_catalogue:
        plain |= {"outside_catalogue": True, "ground": paper.ground}
    return plain


def _fee(fee: FeeLine) -> dict[str, Any]:
    return {"name": fee.name, "amount": fee.amount, "basis": fee.basis}


def _print(one: PrintRecord) -> dict[str, Any]:
    return {
        "print_id": one.print_id,
        "form": one.form,
        "form_version": one.form_version,
        "copy_no": one.copy_no,
        "at": instant(one.at),
        "by": one.by,
        "state": str(one.state),
        "reason": one.reason,
    }


def _line(line: HistoryLine, approved_by: str) -> dict[str, Any]:
    plain: dict[str, Any] = {"seq": line.seq, "kind": line.kind, "at": instant(line.at), "by": line.by}
    if approved_by:
        plain["approved_by"] = approved_by
    marks = {"conflict": line.conflict, "set_aside": line.set_aside}
    return {**plain, **{name: True for name, marked in marks.items() if marked}}


def row_plain(row: DossierRow) -> dict[str, Any]:
    """Write one search answer."""
    return {
        "code": row.code,
        "name": row.name,
        "procedure": row.procedure,
        "status": int(row.status),
        "due_at": instant(row.due_at),
        **({"voided": True} if row.voided else {}),
    }


def findings_plain(findings: Iterable[Finding], messages: Messages) -> list[dict[str, str]]:
    """Write remarks on fields."""
    return [
        {"field": one.field, "code": messages.code(one.key), "message": messages.of(one)} for one in findings
    ]


def state_words(status: Status, messages: Messages, *, voided: bool) -> str:
    """Say where a dossier stands."""
    return messages.text(state_key(status, voided=voided))


def due_words(due_at: datetime | None, messages: Messages) -> str:
    """Write a due date for people."""
    return f"{local(due_at):%H:%M %d/%m/%Y}" if due_at else messages.text("cli.say.no_due")


def fee_words(fees: Iterable[FeeLine], messages: Messages) -> str:
    """Write what is to be paid for people; what nobody has set is not 0."""
    total = total_of(fees)
    if not total.open:
        return messages.text("cli.say.fee", fee=total.amount)
    if not total.amount:
        return messages.text("cli.say.fee_not_set")
    return messages.text("cli.say.fee_partly_set", fee=total.amount)


def warning_lines(findings: Sequence[Finding], messages: Messages) -> tuple[str, ...]:
    """Write remarks that do not block as lines for people."""
    return tuple(messages.text("cli.say.warning", text=messages.of(one)) for one in findings)
