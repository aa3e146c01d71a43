"""`desk-app procedures`: the procedures published on a day, which anybody may know."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from desk_app.bootstrap.published_procedures import published_procedures
from desk_app.commands.command import Answer, Argument, Call, Command, Need
from desk_app.domain.catalogue.procedure import ProcedureVersion
from desk_app.domain.time.local_time import local
from desk_app.errors import WrongUsage


def run(call: Call) -> Answer:
    """List what is in force on a day, today when none is named."""
    on = _day(call)
    found = published_procedures(call.folder, on)
    lines = [call.messages.text("cli.say.procedure", code=one.code, name=one.name) for one in found]
    plain = {"procedures": [_plain(one) for one in found]}
    return Answer(plain, lines or (call.messages.text("cli.say.no_procedures", day=on),))


def _day(call: Call) -> date:
    if not call.given("on"):
        return local(datetime.now(UTC)).date()
    try:
        return date.fromisoformat(call.text("on"))
    except ValueError as error:
        raise WrongUsage("cli.usage", detail="--on", program="desk-app procedures") from error


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


COMMANDS = (Command("procedures", run, (Argument("--on"),), needs=Need.NOBODY),)
"""The commands of this module."""
