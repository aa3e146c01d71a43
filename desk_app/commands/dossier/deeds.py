"""The commands that move a known dossier on: forward, result, return, extend and the rest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desk_app.commands import at_desk
from desk_app.commands.approving import approver, must_name_nobody
from desk_app.commands.command import Answer, Argument, Call, Command, Run, Touches
from desk_app.commands.dossier.draft_json import check_read, read_papers
from desk_app.commands.json_file import JsonObject, read_json
from desk_app.commands.plain import due_words, instant, state_words
from desk_app.domain.dossier.dossier import CollectorKind, Dossier, SeenPaper
from desk_app.domain.steps.rights import Right

if TYPE_CHECKING:
    from desk_app.services.desk import Desk
    from desk_app.services.dossier.deeds import Done
    from desk_app.services.people.operators import Operator

CODE = Argument("code", required=True)
REASON = Argument("--reason")
FILE = Argument("--file")

Doing = Callable[["Desk", "Operator"], "Done"]


def deed_file(call: Call) -> JsonObject:
    """Read the file of a deed, an empty one when none was given."""
    plain = read_json(call.text("file"), call.around.stdin) if call.given("file") else {}
    must_name_nobody(plain)
    return JsonObject(plain)


def reason_of(call: Call, file: JsonObject) -> str:
    """Give the reason: `--reason` first, then the file's."""
    written = file.text("reason")
    return call.text("reason") or written


def recorded(call: Call, dossier: Dossier, seq: int) -> Answer:
    """Answer with where the dossier stands after a deed."""
    plain = {
        "code": dossier.code,
        "status": int(dossier.status),
        "seq": seq,
        "due_at": instant(dossier.due_at),
    }
    due = due_words(dossier.due_at, call.messages)
    status = state_words(dossier.status, call.messages, voided=bool(dossier.voided_reason))
    line = call.messages.text("cli.say.recorded", code=dossier.code, status=status, due=due)
    return Answer(plain, (line,))


def do(call: Call, file: JsonObject, doing: Doing) -> Answer:
    """Refuse a faulty file, else open the desk, sign in and do the deed."""
    file.finish()
    check_read(file)
    with at_desk.deed(call) as (desk, by):
        deed = doing(desk, by)
    return recorded(call, deed.dossier, deed.seq)


def stop(call: Call) -> Answer:
    """Stop work on a dossier."""
    file = deed_file(call)
    reason = reason_of(call, file)
    return do(call, file, lambda desk, by: desk.dossier.stop(call.text("code"), reason, by))


def withdraw(call: Call) -> Answer:
    """Give a dossier back at the citizen's wish."""
    file = deed_file(call)
    reason = reason_of(call, file)
    return do(call, file, lambda desk, by: desk.dossier.withdraw(call.text("code"), reason, by))


def reopen(call: Call) -> Answer:
    """Reopen a stopped dossier."""
    file = deed_file(call)
    reason = reason_of(call, file)
    return do(call, file, lambda desk, by: desk.dossier.reopen(call.text("code"), reason, by))


def ask_payment(call: Call) -> Answer:
    """Record that work waits for a payment."""
    file = deed_file(call)
    reason = reason_of(call, file)
    return do(call, file, lambda desk, by: desk.dossier.ask_payment(call.text("code"), reason, by))


def payment_met(call: Call) -> Answer:
    """Record that what had to be paid is paid."""
    file = deed_file(call)
    reason = reason_of(call, file)
    return do(call, file, lambda desk, by: desk.dossier.payment_met(call.text("code"), reason, by))


def take_back(call: Call) -> Answer:
    """Take back what the same user has just done at this desk."""
    return do(call, deed_file(call), lambda desk, by: desk.dossier.take_back(call.text("code"), by))


def supplied(call: Call) -> Answer:
    """Take in what a supplement asked for."""
    file = deed_file(call)
    papers = read_papers(file) or ()
    return do(call, file, lambda desk, by: desk.dossier.supply_supplement(call.text("code"), papers, by))


def forward(call: Call) -> Answer:
    """Hand the dossier to the unit that works on it: the one named, else the competent unit of the reception."""
    file = deed_file(call)
    named = file.text("to")

    def doing(desk: Desk, by: Operator) -> Done:
        known = None if named else _to_fill_in(desk, call, by)
        to = known.filing.competent_unit if known else named
        return desk.dossier.forward(call.text("code"), to, by)

    return do(call, file, doing)


def result(call: Call) -> Answer:
    """Record the result that came back."""
    file = deed_file(call)
    values: dict[str, Any] = {
        "name": file.text("name"),
        "number": file.text("number"),
        "granted": file.flag("granted", True),
        "place": file.text("place"),
    }
    return do(call, file, lambda desk, by: desk.dossier.record_result(call.text("code"), **values, by=by))


def return_result(call: Call) -> Answer:
    """Hand the result over; without a name to the applicant or owner as taken down at reception."""
    file = deed_file(call)
    values: dict[str, Any] = {
        "collector": file.choice("collector", CollectorKind, CollectorKind.APPLICANT),
        "name": file.text("name"),
        "id_number": file.text("id_number"),
        "phone": file.text("phone"),
        "proof": file.text("proof"),
        "slip_lost": file.flag("slip_lost"),
        "originals_back": file.text("originals_back"),
        "no_number": file.text("no_number"),
    }
    seen = file.choice_or_none("seen", SeenPaper)

    def doing(desk: Desk, by: Operator) -> Done:
        dossier = None if values["name"] else _to_fill_in(desk, call, by)
        known = _known_of(dossier, values["collector"]) if dossier else {}
        filled: dict[str, Any] = {name: value or known.get(name, value) for name, value in values.items()}
        return desk.dossier.return_result(call.text("code"), **filled, seen=seen, by=by)

    return do(call, file, doing)


def _to_fill_in(desk: Desk, call: Call, by: Operator) -> Dossier | None:
    """Give the dossier, for what the file leaves out; None to who may not look, whom the deed itself answers."""
    return desk.dossier.show(call.text("code"), by) if by.may(Right.LOOK_UP) else None


def _known_of(dossier: Dossier, collector: CollectorKind) -> dict[str, str]:
    """Give what was taken down at reception of the one who collects, when the file names nobody."""
    owner = dossier.owner or dossier.applicant
    party = {CollectorKind.APPLICANT: dossier.applicant, CollectorKind.OWNER: owner}.get(collector)
    return {"name": party.name, "id_number": party.id_number, "phone": party.phone} if party else {}


def extend(call: Call) -> Answer:
    """Promise a later date, once: the date in the file, else the procedure's own term counted once more."""
    file = deed_file(call)
    reason, named = reason_of(call, file), file.moment("due_at")
    document = file.text("document")

    def doing(desk: Desk, by: Operator) -> Done:
        due_at = named or _term_once_more(desk, call, by)
        second = approver(call, desk, by)
        return desk.dossier.extend(call.text("code"), reason, due_at, by, second, document)

    return do(call, file, doing)


def _term_once_more(desk: Desk, call: Call, by: Operator) -> datetime:
    """Count the term again from the date promised, or from now when that has passed."""
    dossier, now = _to_fill_in(desk, call, by), desk.context.now()
    if dossier is None:
        return now
    promised = max(dossier.due_at or now, now)
    again, _ = desk.reference.compute_due(dossier.procedure.deadline, promised)
    return again.due_at or promised


def _command(name: str, run: Run, *, approvable: bool = False) -> Command:
    return Command(name, run, (CODE, REASON, FILE), Touches.DOSSIER, approvable)


COMMANDS = (
    _command("supplied", supplied),
    _command("forward", forward),
    _command("result", result),
    _command("return", return_result),
    _command("extend", extend, approvable=True),
    _command("stop", stop),
    _command("withdraw", withdraw),
    _command("reopen", reopen),
    _command("ask-payment", ask_payment),
    _command("payment-met", payment_met),
    Command("take-back", take_back, (CODE,), Touches.DOSSIER),
)
"""The commands of this module."""
