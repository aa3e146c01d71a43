"""`desk-app exceptions`: lists what waits for a person, or settles one with a choice and a reason."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from desk_app.commands import at_desk
from desk_app.commands.command import Answer, Argument, Call, Command
from desk_app.commands.plain import instant
from desk_app.domain.steps.rights import Right
from desk_app.errors import WrongUsage

if TYPE_CHECKING:
    from desk_app.messages import Messages
    from desk_app.services.exchange.exception_words import ExceptionView, Saying, Version


def run(call: Call) -> Answer:
    """List, or settle the one named by `--close`."""
    if call.given("close"):
        return _close(call)
    if call.given("choice") or call.given("reason"):
        raise WrongUsage("cli.usage", detail="--close", program="desk-app exceptions")
    with at_desk.looking(call) as (desk, by):
        found = desk.exchange.exceptions(by, with_closed=call.flag("closed"))
    lines = [line for view in found for line in _lines(view, call.messages)]
    plain = {"exceptions": [exception_plain(view, call.messages) for view in found]}
    return Answer(plain, lines or (call.messages.text("cli.say.no_exceptions"),))


def _close(call: Call) -> Answer:
    if not call.given("choice"):
        raise WrongUsage("cli.usage", detail="--choice", program="desk-app exceptions")
    with at_desk.deed(call) as (desk, by):
        done = desk.exchange.close_exception(call.text("close"), call.text("choice"), call.text("reason"), by)
    plain = {"id": done.exception_id, "choice": done.choice, "seq": done.seq}
    key = "cli.say.exception_stays" if done.stays_open else "cli.say.exception_closed"
    line = call.messages.text(key, exception_id=done.exception_id, choice=done.choice)
    return Answer(plain, (line,))


def exception_plain(view: ExceptionView, messages: Messages) -> dict[str, Any]:
    """Write one exception for scripts."""
    plain: dict[str, Any] = {
        "id": view.exception_id,
        "about": view.about,
        "title": said(view.title, messages),
        "codes": list(view.codes),
        "desk": view.desk_no,
        "opened_at": instant(view.opened_at),
        "versions": [_version(one, messages) for one in view.versions],
        "choices": [{"choice": one.choice, "title": said(one.words, messages)} for one in view.choices],
        "supervisor_only": view.right is Right.SETTLE,
    }
    chosen = {"choice": view.choice, "reason": view.reason, "by": view.closed_by}
    if view.closed_at is not None:
        plain |= {"closed": {"at": instant(view.closed_at), **chosen}}
    elif view.choice:
        plain |= {"under_way": chosen}
    return plain


def said(saying: Saying, messages: Messages) -> str:
    """Say a sentence in the language of the call."""
    return messages.text(saying.key, **saying.params)


def _version(version: Version, messages: Messages) -> dict[str, Any]:
    return {
        "desk": version.desk_no,
        "side": said(version.side, messages),
        "kind": version.kind,
        "happened": said(version.happened, messages),
        "at": instant(version.at),
        "by": version.by,
        "code": version.code,
        "status": int(version.status) if version.status is not None else None,
        "numbers": list(version.numbers),
        "detail": instant(version.detail) if isinstance(version.detail, datetime) else version.detail,
    }


def _lines(view: ExceptionView, messages: Messages) -> list[str]:
    title = said(view.title, messages)
    lines = [
        messages.text("cli.say.exception", title=title, about=view.about, exception_id=view.exception_id)
    ]
    for one in view.versions:
        told = " · ".join(said(line, messages) for line in one.lines)
        side, happened = said(one.side, messages), said(one.happened, messages)
        lines.append(messages.text("cli.say.exception_version", side=side, happened=happened, lines=told))
    if view.chosen is not None and view.closed_at is None:
        lines.append(
            messages.text(
                "exception.under_way",
                chosen=said(view.chosen, messages),
                by=view.closed_by,
                reason=view.reason,
            )
        )
    ways = "; ".join(f"{one.choice} ({said(one.words, messages)})" for one in view.choices)
    lines.append(messages.text("cli.say.exception_choices", choices=ways))
    return lines


COMMANDS = (
    Command(
        "exceptions",
        run,
        (
            Argument("--closed", bool),
            Argument("--close"),
            Argument("--choice"),
            Argument("--reason"),
        ),
        right=Right.LOOK_UP,
    ),
)
"""The commands of this module."""
