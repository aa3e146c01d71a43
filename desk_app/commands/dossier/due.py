"""`desk-app due`: when a dossier received at a moment would be due, and why."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from desk_app.bootstrap.due_without_desk import due_without_desk
from desk_app.commands.command import Answer, Argument, Call, Command, Need
from desk_app.commands.json_file import read_moment
from desk_app.commands.plain import due_words, findings_plain, instant, warning_lines
from desk_app.domain.catalogue.procedure import DeadlineKind, DeadlineRule
from desk_app.domain.time.due_dates import DueDate, DueStep
from desk_app.errors import WrongUsage
from desk_app.messages import Messages

KINDS = ("working_days", "working_hours", "days", "same_day")
"""Kinds of term as the command line names them; the values of DeadlineKind."""


def run(call: Call) -> Answer:
    """Count with the desk's calendar and catalogue, or with the program's own where there is no desk yet."""
    at = _moment(call)
    what = _what(call)
    with due_without_desk(call.folder) as count:
        due, findings = count(what, at)
    messages = call.messages
    plain: dict[str, Any] = {
        "effective_from": instant(due.effective_from),
        "due_at": instant(due.due_at),
        "steps": [_step(step, messages) for step in due.steps],
    }
    if findings:
        plain["warnings"] = findings_plain(findings, messages)
    return Answer(plain, (*_lines(due, messages), *warning_lines(findings, messages)))


def _moment(call: Call) -> datetime:
    moment = read_moment(call.text("at"))
    if moment is None:
        raise WrongUsage("cli.bad_moment", option="--at")
    return moment


def _what(call: Call) -> str | DeadlineRule:
    if call.given("procedure") == call.given("kind"):
        raise WrongUsage("cli.one_of", first="--procedure", second="--kind")
    if call.given("procedure"):
        return call.text("procedure")
    kind, amount = DeadlineKind(call.text("kind")), call.whole("amount")
    if amount is None and kind is not DeadlineKind.SAME_DAY:
        raise WrongUsage("cli.amount_needed", kind=call.text("kind"))
    return DeadlineRule(kind, amount or 0)


def reason_words(step: DueStep, messages: Messages) -> str:
    """Say why a day counted or not, with the name of the holiday or decision."""
    words = messages.text(step.reason, note=step.note)
    return f"{words} ({step.note})" if step.note and step.note not in words else words


def _step(step: DueStep, messages: Messages) -> dict[str, Any]:
    return {
        "date": step.date.isoformat(),
        "counted": step.counted,
        "reason": reason_words(step, messages),
    }


def _lines(due: DueDate, messages: Messages) -> tuple[str, ...]:
    steps = (
        messages.text(
            "cli.say.step",
            mark="+" if step.counted else "·",
            day=step.date,
            reason=reason_words(step, messages),
        )
        for step in due.steps
    )
    return (
        messages.text("cli.say.effective", at=due.effective_from),
        *steps,
        messages.text("cli.say.due", due=due_words(due.due_at, messages)),
    )


COMMANDS = (
    Command(
        "due",
        run,
        (
            Argument("--procedure"),
            Argument("--kind", choices=KINDS),
            Argument("--amount", int),
            Argument("--at", required=True),
        ),
        needs=Need.NOBODY,
    ),
)
"""The commands of this module."""
