"""The commands that only look: show a dossier, find dossiers, the state of the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_app.commands import at_desk
from desk_app.commands.command import Answer, Argument, Call, Command
from desk_app.commands.dossier.deeds import CODE
from desk_app.commands.plain import dossier_plain, due_words, instant, row_plain
from desk_app.domain.steps.rights import Right
from desk_app.errors import WrongUsage

if TYPE_CHECKING:
    from desk_app.services.desk import Desk

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
    return _answer({**dossier_plain(dossier), "exceptions": waiting}, lines, call, kept=kept)


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
            status=row.status,
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
