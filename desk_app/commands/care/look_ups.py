"""`desk-app lookups`: who looked at whose data, when and from where, for those who may see everything."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desk_app.commands import at_desk
from desk_app.commands.command import Answer, Argument, Call, Command
from desk_app.commands.plain import instant
from desk_app.domain.steps.rights import Right
from desk_app.errors import ExitCode, WrongUsage

if TYPE_CHECKING:
    from desk_app.domain.journal.look_ups import LookUp
    from desk_app.services.people.read_look_ups import LookUpsPage

WINDOW = 1_000
"""Lines read at a time."""


def run(call: Call) -> Answer:
    """Give the look-ups, newest first; exit code 5 when their chain does not hold."""
    from desk_app.ports.look_ups import LookUpsWanted

    wanted = LookUpsWanted(_day(call, "from"), _day(call, "to"), call.text("who"), call.text("code"))
    with at_desk.looking(call) as (desk, by):
        page = first = desk.people.look_ups(wanted, by, limit=WINDOW)
        found = list(page.lines)
        while len(page.lines) == WINDOW:
            page = desk.people.look_ups(wanted, by, before=found[-1].seq, limit=WINDOW)
            found += page.lines
    looks = [line.look for line in found if line.look is not None]
    return _answer(call, looks, first)


def _answer(call: Call, looks: list[LookUp], first: LookUpsPage) -> Answer:
    messages = call.messages
    problems = [messages.text(one.key, seq=one.seq) for one in first.problems]
    plain: dict[str, Any] = {"lookups": [_plain(look) for look in looks], "ok": not problems}
    lines = [
        messages.text(
            "cli.say.look_up",
            at=look.at,
            user=look.user,
            what=messages.looking_name(look.what),
            code=look.code,
            query=look.query,
            where=look.where,
        ).rstrip()
        for look in looks
    ]
    if problems:
        plain["problems"] = problems
        said = [messages.text("lookups.tampered", problem=one) for one in problems]
        return Answer(plain, [*lines, *said], ExitCode.NEEDS_PERSON)
    return Answer(plain, lines or [messages.text("cli.say.no_look_ups")])


def _plain(look: LookUp) -> dict[str, Any]:
    return {
        "at": instant(look.at),
        "user": look.user,
        "what": look.what,
        "code": look.code,
        "query": look.query,
        "where": look.where,
    }


def _day(call: Call, name: str) -> date | None:
    if not call.given(name):
        return None
    try:
        return date.fromisoformat(call.text(name))
    except ValueError as error:
        raise WrongUsage("cli.usage", detail=f"--{name}", program="desk-app lookups") from error


COMMANDS = (
    Command(
        "lookups",
        run,
        (Argument("--from"), Argument("--to"), Argument("--who"), Argument("--code")),
        right=Right.SEE_EVERYTHING,
    ),
)
"""The commands of this module."""
