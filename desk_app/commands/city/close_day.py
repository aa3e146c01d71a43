"""`desk-app close-day`: sends everything, compares both sides, closes the day when all is named, prints the sheet."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from desk_app.commands import at_desk
from desk_app.commands.city.exceptions import said
from desk_app.commands.command import Answer, Argument, Call, Command
from desk_app.commands.plain import instant
from desk_app.domain.steps.rights import Right
from desk_app.errors import NeedsPerson, NoConnection, Refused, WrongUsage
from desk_app.platform.typed_path import typed_path

if TYPE_CHECKING:
    from desk_app.services.day.close_day import DayClosing
    from desk_app.services.day.picture import DayPicture, DeskAtDay
    from desk_app.services.desk import Desk
    from desk_app.services.people.operators import Operator

MOST_NAMED = 20
"""Differences named in one sentence."""


def run(call: Call) -> Answer:
    """Close; while something differs and no reason is given, say what and close nothing (exit code 5)."""
    day = _day(call.text("day"))
    _, pin = at_desk.credentials(call)
    with at_desk.deed(call) as (desk, by):
        return _close(call, desk, by, day, pin)


def _close(call: Call, desk: Desk, by: Operator, day: date, pin: str) -> Answer:
    from desk_app.services.exchange.conversation import drive
    from desk_app.services.printing.print_form import PdfFile

    picture = drive(desk.day.look_at(day, by), desk.city_line)
    reason = call.text("reason").strip()
    if picture.differences and not reason:
        raise NeedsPerson("cli.day_differs", n=len(picture.differences), what=_named(call, picture))
    reasons = {one.difference_id: reason for one in picture.differences}
    closing = desk.day.close(picture, reasons, by, pin)
    if call.given("to"):
        desk.day.print_closing(day, by, PdfFile(typed_path(call.text("to"))))
    # The close is an entry like any other; whether it reaches the city now changes nothing of it.
    with suppress(NoConnection, NeedsPerson, Refused):
        drive(desk.exchange.sync(), desk.city_line)
    return _answer(call, picture, closing)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise WrongUsage("cli.bad_day", given=text[:40]) from error


def _named(call: Call, picture: DayPicture) -> str:
    return " ".join(said(one.says, call.messages) for one in picture.differences[:MOST_NAMED])


def _answer(call: Call, picture: DayPicture, closing: DayClosing) -> Answer:
    fact = closing.fact
    sheet = call.text("to") if call.given("to") else None
    plain = {
        "day": fact.day.isoformat(),
        "agreed": fact.agreed,
        "offline": fact.offline,
        "desks": [_desk(one) for one in picture.desks],
        "differences": [
            {
                "key": one.key,
                "desk": one.desk_no or None,
                "detail": one.detail,
                "message": said(shown.says, call.messages),
                "reason": one.reason,
            }
            for one, shown in zip(fact.differences, picture.differences, strict=True)
        ],
        "gaps": [
            {"first": one.first, "last": one.last, "why": str(one.why), "witness": one.witness}
            for one in picture.gaps.gaps
        ],
        "late": list(picture.late),
        "seq": closing.seq,
        "head_seq": fact.head_seq,
        "head_hash": fact.head_hash,
        "sheet": sheet,
    }
    return Answer(plain, _lines(call, picture, closing, sheet))


def _desk(desk: DeskAtDay) -> dict[str, Any]:
    figures = desk.figures
    return {
        "desk_id": figures.desk_id,
        "desk": figures.desk_no,
        "received": figures.received,
        "printed": figures.printed,
        "returned": figures.returned,
        "voided": figures.voided,
        "entries_here": figures.entries_here,
        "entries_city": figures.entries_city,
        "unsent": figures.unsent,
        "oldest_unsent": instant(desk.oldest_unsent),
        "last_contact": instant(figures.last_contact),
        "clock_error": desk.clock_error,
        "signed_in": list(desk.signed_in),
        "revoked": desk.revoked,
    }


def _lines(call: Call, picture: DayPicture, closing: DayClosing, sheet: str | None) -> list[str]:
    messages, fact = call.messages, closing.fact
    seq, head = fact.head_seq, fact.head_hash[:16]
    if fact.differences:
        n = len(fact.differences)
        lines = [messages.text("cli.say.day_closed_named", day=fact.day, n=n, seq=seq, head=head)]
    else:
        lines = [messages.text("cli.say.day_closed", day=fact.day, seq=seq, head=head)]
    for one in fact.desks:
        lines.append(
            messages.text(
                "cli.say.day_desk",
                desk=one.desk_no,
                received=one.received,
                printed=one.printed,
                returned=one.returned,
                voided=one.voided,
                here=one.entries_here,
                city="–" if one.entries_city is None else one.entries_city,
                unsent="–" if one.unsent is None else one.unsent,
            )
        )
    lines += [said(one.says, messages) for one in picture.differences]
    if sheet:
        lines.append(messages.text("cli.say.day_sheet", file=sheet))
    return lines


COMMANDS = (
    Command(
        "close-day",
        run,
        (Argument("day", required=True), Argument("--reason"), Argument("--to")),
        right=Right.CLOSE_DAY,
    ),
)
"""The commands of this module."""
