"""The commands that start from a draft: receive a dossier, refuse or guide one not accepted, void and replace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_app.commands import at_desk
from desk_app.commands.approving import approver, must_name_nobody
from desk_app.commands.command import Answer, Argument, Call, Command, Touches
from desk_app.commands.dossier.deeds import CODE, FILE, REASON, deed_file, do, reason_of, recorded
from desk_app.commands.dossier.draft_json import check_read, draft_of, read_draft, read_papers
from desk_app.commands.json_file import JsonObject, read_json
from desk_app.commands.plain import due_words, fee_words, findings_plain, instant, warning_lines
from desk_app.domain.dossier.dossier import PaperLine
from desk_app.domain.dossier.drafts import ReceptionDraft
from desk_app.errors import Refused, WrongUsage

if TYPE_CHECKING:
    from desk_app.services.desk import Desk
    from desk_app.services.reception.receive import Reception

NEW = "new"
"""Stands for the code of a case that has none yet."""


def receive(call: Call) -> Answer:
    """Take in a dossier from a draft file."""
    draft = draft_of(read_json(call.text("file"), call.around.stdin))
    with at_desk.deed(call) as (desk, by):
        reception = desk.reception.receive(draft, by, registered=call.text("registered") or None)
    return Answer(_received(reception, call), _received_lines(reception, call))


def _received(reception: Reception, call: Call) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "code": reception.code,
        "dossier_id": reception.dossier_id,
        "status": int(reception.status),
        "received_at": instant(reception.received_at),
        "due_at": instant(reception.due_at),
        "fee_due": reception.fee_due,
        "seq": reception.seq,
    }
    if reception.warnings:
        plain["warnings"] = findings_plain(reception.warnings, call.messages)
    return plain


def _received_lines(reception: Reception, call: Call) -> tuple[str, ...]:
    due = due_words(reception.due_at, call.messages)
    fee = fee_words(reception.dossier.fees, call.messages)
    line = call.messages.text("cli.say.received", code=reception.code, due=due, fee=fee)
    return (line, *warning_lines(reception.warnings, call.messages))


def refuse(call: Call) -> Answer:
    """Refuse a registered dossier, or a case at the counter whose draft is in the file."""
    if call.text("code") != NEW:
        file = deed_file(call)
        reason = reason_of(call, file)
        return do(call, file, lambda desk, by: desk.dossier.refuse(call.text("code"), reason, by))
    case = _Case(call)
    check_read(case.file)
    with at_desk.deed(call) as (desk, by):
        deed = desk.reception.refuse(case.draft, case.reason, by)
    return recorded(call, deed.dossier, deed.seq)


def supplement(call: Call) -> Answer:
    """Ask for missing papers: of a received dossier, or once and in full before a case is accepted."""
    if call.text("code") == NEW:
        if call.approve_as:
            raise WrongUsage("cli.usage", detail="--approve-as", program="desk-app supplement new")
        return _guide(call)
    file = deed_file(call)
    reason = reason_of(call, file)
    papers, respond_by = read_papers(file) or (), file.day("respond_by")
    return do(
        call,
        file,
        lambda desk, by: desk.dossier.request_supplement(
            call.text("code"), reason, papers, respond_by, by, approver(call, desk, by)
        ),
    )


def _guide(call: Call) -> Answer:
    case = _Case(call)
    check_read(case.file)
    with at_desk.deed(call) as (desk, by):
        papers = case.papers if case.papers is not None else _missing(desk, case.draft)
        deed = desk.reception.guide(case.draft, papers, case.reason, by)
    return recorded(call, deed.dossier, deed.seq)


def _missing(desk: Desk, draft: ReceptionDraft) -> tuple[PaperLine, ...]:
    missing = desk.reception.check(draft).missing
    if not missing:
        raise Refused("cli.no_missing_papers")
    return tuple(
        PaperLine(paper.name, paper.originals, paper.certified, paper.photocopies) for paper in missing
    )


class _Case:
    """A case not accepted: its file is a draft, or `{"draft": …, "reason": …, "papers": …}` with what is missing."""

    def __init__(self, call: Call) -> None:
        if not call.given("file"):
            raise Refused("cli.draft_needed")
        plain = read_json(call.text("file"), call.around.stdin)
        self.file = JsonObject(plain)
        self.papers: tuple[PaperLine, ...] | None = None
        written = ""
        if "draft" in plain:
            inner = self.file.inner("draft", required=True)
            self.draft = read_draft(inner or JsonObject({}, findings=self.file.findings))
            self.papers = read_papers(self.file)
            written = self.file.text("reason")
            self.file.finish()
        else:
            self.draft = read_draft(self.file)
        self.reason = call.text("reason") or written


def void(call: Call) -> Answer:
    """Cancel a slip; with a draft in the file the corrected dossier gets its own number at once."""
    reason, replacement = _voiding(call)
    with at_desk.deed(call) as (desk, by):
        second = approver(call, desk, by)
        voiding = desk.dossier.void(call.text("code"), reason, by, replacement, second)
    answer = recorded(call, voiding.voided, voiding.seq)
    if voiding.replacement is None:
        return answer
    new = voiding.replacement
    lines = (*answer.lines, *_received_lines(new, call))
    return Answer({**(answer.plain or {}), "replacement": _received(new, call)}, lines)


def _voiding(call: Call) -> tuple[str, ReceptionDraft | None]:
    """Read the reason and what takes the place: the file is a draft, or `{"reason": …, "replacement": draft}`."""
    plain = read_json(call.text("file"), call.around.stdin) if call.given("file") else {}
    must_name_nobody(plain)
    if "procedure" in plain:
        return call.text("reason"), draft_of(plain)
    file = JsonObject(plain)
    reason, inner = reason_of(call, file), file.inner("replacement")
    replacement = read_draft(inner) if inner else None
    file.finish()
    check_read(file)
    return reason, replacement


COMMANDS = (
    Command(
        "receive", receive, (Argument("file", required=True), Argument("--registered")), Touches.RECEPTION
    ),
    Command("supplement", supplement, (CODE, REASON, FILE), Touches.DOSSIER, approvable=True),
    Command("refuse", refuse, (CODE, REASON, FILE), Touches.DOSSIER),
    Command("void", void, (CODE, REASON, FILE), Touches.DOSSIER, approvable=True),
)
"""The commands of this module."""
