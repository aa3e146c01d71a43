"""The commands that only look: show a dossier, find dossiers, the state of the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_app.commands import at_desk
from desk_app.commands.command import Answer, Argument, Call, Command
from desk_app.commands.dossier.deeds import CODE
from desk_app.commands.plain import dossier_plain, due_words, instant, row_plain, state_words
from desk_app.domain.steps.rights import Right
from desk_app.errors import WrongUsage

if TYPE_CHECKING:
    from desk_app.domain.dossier.dossier import HistoryLine
    from desk_app.messages import Messages
    from desk_app.services.desk import Desk
    from desk_app.services.dossier.look_at_dossier import DossierLook
    from desk_app.services.dossier.look_up import Happened

MOST_ROWS = 1000
"""Longest list `find` gives."""
ROWS = 50


def show(call: Call) -> Answer:
    """Give a dossier whole."""
    with at_desk.looking(call) as (desk, by):
        look = desk.dossier.look_at(call.text("code"), by)
        kept = _kept(desk)
    dossier, happened = look.dossier, look.happened
    messages = call.messages
    lines = [
        messages.text(
            "cli.say.dossier",
            code=dossier.code,
            status=state_words(dossier.status, messages, voided=bool(dossier.voided_reason)),
            procedure=dossier.procedure.name,
        ),
        _due_line(look, messages),
    ]
    lines += [_history_line(line, happened[line.entry_hash], messages) for line in dossier.history]
    waiting = [one.exception_id for one in look.waiting]
    if waiting:
        lines.append(messages.text("cli.say.waits_for_person", ids=", ".join(waiting)))
    approved = {name: one.approved_by for name, one in happened.items() if one.approved_by}
    plain = {**dossier_plain(dossier, approved), "exceptions": waiting}
    return _answer(plain, lines, call, kept=kept)


def _due_line(look: DossierLook, messages: Messages) -> str:
    """Say the promised date and, while a term runs or rests, how much of it is left."""
    due = messages.text("cli.say.due", due=due_words(look.dossier.due_at, messages))
    left = look.left
    return (
        due
        if left is None or look.dossier.due_at is None
        else f"{due} · {messages.text(left.key, **left.params)}"
    )


def _history_line(line: HistoryLine, what: Happened, messages: Messages) -> str:
    happened = messages.text(what.key)
    said = [messages.text("cli.say.history", seq=line.seq, at=line.at, happened=happened, by=line.by)]
    if what.approved_by:
        said.append(messages.text("history.approved", by=what.approved_by))
    if what.mark:
        said.append(messages.text(what.mark))
    return " · ".join(said)


def find(call: Call) -> Answer:
    """Search by code, name, phone or number, in part."""
    limit = call.whole("limit")
    limit = ROWS if limit is None else limit
    if not 1 <= limit <= MOST_ROWS:
        raise WrongUsage("cli.bad_limit", most=MOST_ROWS)
    with at_desk.looking(call) as (desk, by):
        rows = desk.dossier.find(" ".join(call.values["text"]), by, limit)
        kept = _kept(desk)
    messages = call.messages
    lines = [
        messages.text(
            "cli.say.row",
            code=row.code,
            name=row.name,
            procedure=row.procedure_name,
            status=state_words(row.status, messages, voided=row.voided),
            due=due_words(row.due_at, messages),
        )
        for row in rows
    ]
    lines = lines or [messages.text("cli.say.nothing_found")]
    return _answer({"results": [row_plain(row) for row in rows]}, lines, call, kept=kept)


def _kept(desk: Desk) -> bool:
    """Whether it could be written down who looked."""
    return not desk.look_ups.settle()


def _answer(plain: dict[str, Any], lines: list[str], call: Call, *, kept: bool) -> Answer:
    """Give what was looked up, and say so where nobody can see later that it was."""
    if kept:
        return Answer(plain, lines)
    return Answer({**plain, "look_up_kept": False}, (*lines, call.messages.text("cli.say.look_up_not_kept")))


def queue(call: Call) -> Answer:
    """Say what has not reached the city yet."""
    with at_desk.looking(call) as (desk, _):
        state = desk.exchange.queue()
    plain = {
        "unsent": state.unsent,
        "oldest_at": instant(state.oldest_at),
        "head_seq": state.head_seq,
        "acked_seq": state.acked_seq,
    }
    line = call.messages.text(
        "cli.say.queue", unsent=state.unsent, head_seq=state.head_seq, acked_seq=state.acked_seq
    )
    return Answer(plain, (line,))


COMMANDS = (
    Command("show", show, (CODE,), right=Right.LOOK_UP),
    Command(
        "find",
        find,
        (Argument("text", required=True, many=True), Argument("--limit", int)),
        right=Right.LOOK_UP,
    ),
    Command("queue", queue),
)
"""The commands of this module."""
