"""The days of a promise one by one: received, counted, off and due, with the days after it as far as a week shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desk_app.domain.time.due_dates import DueDate, DueStep
from desk_app.domain.time.local_time import local
from desk_app.domain.time.rest_days import Calendar
from desk_app.domain.time.working_time import ONE_DAY, days_between

WEEK = 7
"""A short promise is filled up to so many days."""


class StripPart(StrEnum):
    """What a day is to a promise; `IDLE` is a working day that does not count."""

    RECEIVED = "received"
    COUNTED = "counted"
    DUE = "due"
    REST = "rest"
    IDLE = "idle"


@dataclass(frozen=True, slots=True)
class StripDay:
    """One day; `ordinal` says the how manieth counted day it is (0: none), `note` names the holiday."""

    date: date
    part: StripPart
    ordinal: int = 0
    note: str = ""


def due_strip(due: DueDate, received_on: date, calendar: Calendar) -> tuple[StripDay, ...]:
    """Give every day from the receipt to the due day, then days up to a week; nothing where the law sets no date.

    What counted is told by the steps of the due date; the calendar only says which other days are off.
    """
    if due.due_at is None:
        return ()
    last = local(due.due_at).date()
    steps = {step.date: step for step in due.steps}
    days: list[StripDay] = []
    counted = 0
    for day in days_between(received_on, last):
        step = steps.get(day)
        counted += step is not None and step.counted
        days.append(_day(day, step, counted, received_on, last, calendar))
    while len(days) < WEEK:
        days.append(_around(days[-1].date + ONE_DAY, calendar))
    return tuple(days)


def _day(
    day: date, step: DueStep | None, counted: int, received_on: date, last: date, calendar: Calendar
) -> StripDay:
    if day == last:
        return StripDay(day, StripPart.DUE, counted)
    if day == received_on:
        return StripDay(day, StripPart.RECEIVED)
    if step is not None and step.counted:
        return StripDay(day, StripPart.COUNTED, counted)
    return _around(day, calendar)


def _around(day: date, calendar: Calendar) -> StripDay:
    if calendar.is_working_day(day):
        return StripDay(day, StripPart.IDLE)
    mark = calendar.mark(day)
    return StripDay(day, StripPart.REST, note=mark.name if mark else "")
