"""`desk-app procedures`: the procedures published on a day, or those found by words, which anybody may know."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from desk_app.bootstrap.published_procedures import find_procedures, published_procedures
from desk_app.commands.command import Answer, Argument, Call, Command, Need
from desk_app.domain.catalogue.procedure import ProcedureVersion
from desk_app.domain.catalogue.procedure_search import MOST_FOUND
from desk_app.domain.time.local_time import local
from desk_app.errors import WrongUsage

MOST_ASKED = 1_000
"""The largest limit; more procedures than any catalogue has."""


def run(call: Call) -> Answer:
    """Find by words as the box of the window does, or list what is in force on a day, today when none is named."""
    if call.given("text"):
        return _found(call)
    if call.given("limit"):
        raise _usage("--limit")
    on = _day(call)
    found = published_procedures(call.folder, on)
    lines = [call.messages.text("cli.say.procedure", code=one.code, name=one.name) for one in found]
    plain = {"procedures": [_plain(one) for one in found]}
    return Answer(plain, lines or (call.messages.text("cli.say.no_procedures", day=on),))


def _found(call: Call) -> Answer:
    if call.given("on"):
        raise _usage("--on")
    limit = call.whole("limit") if call.given("limit") else MOST_FOUND
    if limit is None or not 1 <= limit <= MOST_ASKED:
        raise _usage("--limit")
    found = find_procedures(call.folder, call.text("text"), limit)
    lines = [_line(one, call) for one in found]
    plain = {"results": [_hit(one) for one in found]}
    return Answer(plain, lines or (call.messages.text("cli.say.none_found", text=call.text("text")),))


def _line(version: ProcedureVersion, call: Call) -> str:
    key = "cli.say.found_here" if version.received_here else "cli.say.found_elsewhere"
    name = version.short_name or version.name
    return call.messages.text(key, code=version.code, name=name, door=version.elsewhere)


def _hit(version: ProcedureVersion) -> dict[str, Any]:
    name = version.short_name or version.name
    here = version.received_here
    return {"code": version.code, "name": name, "here": here, "where": version.elsewhere}


def _day(call: Call) -> date:
    if not call.given("on"):
        return local(datetime.now(UTC)).date()
    try:
        return date.fromisoformat(call.text("on"))
    except ValueError as error:
        raise _usage("--on") from error


def _usage(detail: str) -> WrongUsage:
    return WrongUsage("cli.usage", detail=detail, program="desk-app procedures")


def _plain(version: ProcedureVersion) -> dict[str, Any]:
    until = version.effective_to
    return {
        "code": version.code,
        "name": version.name,
        "field": version.field,
        "effective_from": version.effective_from.isoformat(),
        "effective_to": until.isoformat() if until else None,
        "received_here": version.received_here,
        "elsewhere": version.elsewhere,
    }


COMMANDS = (
    Command(
        "procedures",
        run,
        (Argument("text"), Argument("--limit", int), Argument("--on")),
        needs=Need.NOBODY,
    ),
)
"""The commands of this module."""
