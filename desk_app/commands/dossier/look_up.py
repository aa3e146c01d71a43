"""The commands that only look: show a dossier, find dossiers, the state of the queue."""

from __future__ import annotations

from desk_app.commands import at_desk
from desk_app.commands.command import Answer, Argument, Call, Command
from desk_app.commands.dossier.deeds import CODE
from desk_app.commands.plain import dossier_plain, due_words, instant, row_plain
from desk_app.domain.steps.rights import Right
from desk_app.errors import WrongUsage

MOST_ROWS = 1000
"""Longest list `find` gives."""
ROWS = 50


def show(call: Call) -> Answer:
    """Give a dossier whole."""
    with at_desk.looking(call) as (desk, _):
        look = desk.dossier.look_at(call.text("code"))
    dossier, happened = look.dossier, look.happened
    messages = call.messages
    lines = [
        messages.text(
            "cli.say.dossier", code=dossier.code, status=dossier.status, procedure=dossier.procedure.name
        ),
        messages.text("cli.say.due", due=due_words(dossier.due_at, messages)),
    ]
    lines += [
        messages.text(
            "cli.say.history",
            seq=line.seq,
            at=line.at,
            happened=messages.text(happened[line.entry_hash]),
            by=line.by,
        )
        for line in dossier.history
    ]
    waiting = [one.exception_id for one in look.waiting]
    if waiting:
        lines.append(messages.text("cli.say.waits_for_person", ids=", ".join(waiting)))
    return Answer({**dossier_plain(dossier), "exceptions": waiting}, lines)


def find(call: Call) -> Answer:
    """Search by code, name, phone or number, in part."""
    limit = call.whole("limit")
    limit = ROWS if limit is None else limit
    if not 1 <= limit <= MOST_ROWS:
        raise WrongUsage("cli.bad_limit", most=MOST_ROWS)
    with at_desk.looking(call) as (desk, _):
        rows = desk.dossier.find(" ".join(call.values["text"]), limit)
    messages = call.messages
    lines = [
        messages.text(
            "cli.say.row",
            code=row.code,
            name=row.name,
            procedure=row.procedure_name,
            status=row.status,
            due=due_words(row.due_at, messages),
        )
        for row in rows
    ]
    return Answer(
        {"results": [row_plain(row) for row in rows]}, lines or (messages.text("cli.say.nothing_found"),)
    )


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
