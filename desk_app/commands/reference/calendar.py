"""`desk-app calendar`: the days that depart from the week with their sources; marks one, or confirms a year."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from desk_app.commands import at_desk
from desk_app.commands.command import Answer, Argument, Call, Command
from desk_app.commands.json_file import read_json
from desk_app.domain.catalogue_data import load_calendar
from desk_app.domain.time.rest_days import Calendar, CalendarDay, CalendarYear, DayKind
from desk_app.errors import WrongUsage
from desk_app.messages import Messages

ACTIONS = ("show", "set", "load")
"""Look; confirm a year or mark a day by a document; load a calendar from a file."""
_YEAR = re.compile(r"\d{4}", re.ASCII)


def run(call: Call) -> Answer:
    """Do what is asked."""
    return {"show": _show, "set": _set, "load": _load}[call.text("action")](call)


def _show(call: Call) -> Answer:
    year = _year(call)
    with at_desk.looking(call) as (desk, _):
        calendar = desk.reference.calendar().calendar
    return _answer(calendar, year, call.messages)


def _set(call: Call) -> Answer:
    when, document = call.text("when"), call.text("document").strip()
    if not when or not document:
        raise _usage("--document" if when else "WHEN")
    with at_desk.deed(call) as (desk, by):
        if _YEAR.fullmatch(when):
            desk.reference.confirm_year(int(when), document, by)
        else:
            desk.reference.save_calendar_day(_day(call, when, document), by)
        calendar = desk.reference.calendar().calendar
    return _answer(calendar, int(when[:4]), call.messages)


def _load(call: Call) -> Answer:
    source = call.text("when")
    if not source:
        raise _usage("FILE")
    calendar = load_calendar(read_json(source, call.around.stdin))
    name = "stdin" if source == "-" else Path(source).name
    with at_desk.deed(call) as (desk, by):
        desk.reference.load_calendar(calendar, name, by)
        kept = desk.reference.calendar().calendar
    return _answer(kept, None, call.messages)


def _day(call: Call, when: str, document: str) -> CalendarDay:
    try:
        day = date.fromisoformat(when)
    except ValueError as error:
        raise _usage("WHEN") from error
    if not call.given("kind"):
        raise _usage("--kind")
    return CalendarDay(day, DayKind(call.text("kind")), call.text("name").strip(), document)


def _year(call: Call) -> int | None:
    when = call.text("when")
    if when and not _YEAR.fullmatch(when):
        raise _usage("YEAR")
    return int(when) if when else None


def _usage(detail: str) -> WrongUsage:
    return WrongUsage("cli.usage", detail=detail, program="desk-app calendar")


def _answer(calendar: Calendar, year: int | None, messages: Messages) -> Answer:
    years = [one for one in calendar.years if year in (None, one.year)]
    days = [one for one in calendar.days if year in (None, one.date.year)]
    plain = {
        "years": [_plain_year(one) for one in years],
        "days": [_plain_day(one, calendar) for one in days],
    }
    lines = (
        *(
            messages.text(
                f"cli.say.year_{one.state.value}", year=one.year, document=one.decision or one.note or "–"
            )
            for one in years
        ),
        *(_day_line(one, calendar, messages) for one in days),
    )
    return Answer(plain, lines or (messages.text("cli.say.calendar_empty"),))


def _day_line(day: CalendarDay, calendar: Calendar, messages: Messages) -> str:
    key = f"cli.say.day_{day.kind.value}" + ("" if calendar.is_confirmed(day.date) else "_unconfirmed")
    return messages.text(key, day=day.date, name=day.name, source=day.source or "–")


def _plain_year(year: CalendarYear) -> dict[str, Any]:
    return {"year": year.year, "state": year.state.value, "document": year.decision, "note": year.note}


def _plain_day(day: CalendarDay, calendar: Calendar) -> dict[str, Any]:
    return {
        "date": day.date.isoformat(),
        "kind": day.kind.value,
        "name": day.name,
        "source": day.source,
        "confirmed": calendar.is_confirmed(day.date),
    }


COMMANDS = (
    Command(
        "calendar",
        run,
        (
            Argument("action", choices=ACTIONS, required=True),
            Argument("when"),
            Argument("--document"),
            Argument("--kind", choices=tuple(kind.value for kind in DayKind)),
            Argument("--name"),
        ),
    ),
)
"""The commands of this module."""
