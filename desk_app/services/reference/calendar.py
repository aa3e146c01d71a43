"""Reads and corrects the calendar of working days; every change names its decision and is journaled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from desk_app.domain.facts.facts import ReferenceDataChanged
from desk_app.domain.steps.rights import Right
from desk_app.domain.time.working_time import (
    Calendar,
    CalendarDay,
    CalendarYear,
    DayKind,
    WorkingHours,
    YearState,
)
from desk_app.errors import Refused
from desk_app.ports.changes import Changes
from desk_app.services.clock_guard import ClockGuard
from desk_app.services.context import DeskContext
from desk_app.services.people.operators import Operator, require
from desk_app.services.reference.seed_calendar import add_estimated_year
from desk_app.services.wording import taken_down

LONGEST_DOCUMENT = 200
"""Characters of a document's number with its date and who signed it."""

SeedCalendar = Callable[[], tuple[Calendar, WorkingHours]]
"""Reads the calendar and hours that come with the program."""

_CHANGED = Changes(reference=True, queue=True)


@dataclass(frozen=True, slots=True)
class WorkingTimeView:
    """The calendar and the working hours of this office."""

    calendar: Calendar
    hours: WorkingHours


class ReadCalendar:
    """Gives the calendar and hours in force."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def __call__(self) -> WorkingTimeView:
        """Read both."""
        with self._context.uow(write=False) as work:
            return WorkingTimeView(work.reference.calendar(), work.reference.working_hours())


class _CalendarDeed:
    """The ground of a change to the calendar."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._guard = ClockGuard(context)

    def _change(self, key: str, source: str, by: Operator, change: Callable[[Calendar], Calendar]) -> Changes:
        require(by, Right.CHANGE_CALENDAR)
        with self._context.uow() as work:
            calendar = change(work.reference.calendar())
            work.reference.save_calendar(calendar)
            fact = ReferenceDataChanged("calendar", key, source, work.reference.digest("calendar"))
            self._guard.note(work, fact, by.user)
            work.commit()
        return _CHANGED


class SaveCalendarDay(_CalendarDeed):
    """Marks a day as off or as worked."""

    def __call__(self, day: CalendarDay, by: Operator) -> Changes:
        """Save the mark; its name and the decision it rests on are needed. Printed due dates stay as they are."""
        if not day.name.strip() or not day.source.strip():
            raise Refused("calendar.source_needed", day=day.date)
        return self._change(day.date.isoformat(), day.source, by, lambda calendar: calendar.with_days([day]))


class ClearCalendarDay(_CalendarDeed):
    """Takes the mark off a day, so that the weekly rule holds again."""

    def __call__(self, day: date, reason: str, by: Operator) -> Changes:
        """Clear the mark; raises Refused without a reason."""
        if not reason.strip():
            raise Refused("calendar.source_needed", day=day)
        return self._change(day.isoformat(), reason, by, lambda calendar: calendar.without_day(day))


class ConfirmYear(_CalendarDeed):
    """Marks a year's calendar as confirmed by a decision."""

    def __call__(self, year: int, decision: str, by: Operator) -> Changes:
        """Confirm; raises Refused without the decision's number, and for a year of which no holiday is known.

        A number has a digit: words alone name no document. Confirming a year without days would have every due date
        run through its holidays unasked.
        """
        number = taken_down(decision, "document", LONGEST_DOCUMENT)
        if not any(char.isdigit() for char in number):
            raise Refused("calendar.decision_needed", year=year)
        confirmed = CalendarYear(year, YearState.CONFIRMED, number)

        def with_year(calendar: Calendar) -> Calendar:
            if not any(day.date.year == year and day.kind is DayKind.OFF for day in calendar.days):
                raise Refused("calendar.year_empty", year=year)
            return calendar.with_year(confirmed)

        return self._change(str(year), number, by, with_year)


class SeedYear(_CalendarDeed):
    """Adds a new year as estimated by the `holidays` package."""

    def __call__(self, year: int, by: Operator) -> Changes:
        """Seed; raises Refused for a confirmed year or one out of range."""
        return self._change(str(year), "holidays", by, lambda calendar: add_estimated_year(calendar, year))


class SaveWorkingHours:
    """Changes the half-day windows."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._guard = ClockGuard(context)

    def __call__(self, hours: WorkingHours, source: str, by: Operator) -> Changes:
        """Save, with the decision they rest on; needs `CHANGE_CALENDAR`."""
        require(by, Right.CHANGE_CALENDAR)
        if not source.strip():
            raise Refused("calendar.hours_source_needed")
        with self._context.uow() as work:
            work.reference.save_working_hours(hours)
            fact = ReferenceDataChanged(
                "working_hours", "all", source, work.reference.digest("working_hours")
            )
            self._guard.note(work, fact, by.user)
            work.commit()
        return _CHANGED


class LoadCalendar(_CalendarDeed):
    """Takes over a calendar from a file: its days and years replace or join those known, no year as confirmed."""

    def __call__(self, calendar: Calendar, source: str, by: Operator) -> Changes:
        """Load; a file confirms nothing, a person with the document's number does. `source` names the file."""

        def joined(known: Calendar) -> Calendar:
            for year in calendar.years:
                if known.state(year.year) is not YearState.CONFIRMED:
                    known = known.with_year(replace(year, state=_unconfirmed(year.state), decision=""))
            sourced = (day if day.source.strip() else replace(day, source=source) for day in calendar.days)
            return known.with_days(sourced)

        return self._change("all", source, by, joined)


def _unconfirmed(state: YearState) -> YearState:
    return YearState.PARTLY if state is YearState.CONFIRMED else state


class LoadSeedCalendar:
    """Puts the program's own calendar and hours into the desk."""

    def __init__(self, context: DeskContext, seed: SeedCalendar) -> None:
        self._context = context
        self._guard = ClockGuard(context)
        self._seed = seed

    def __call__(self, by: Operator) -> Changes:
        """Load; needs `CHANGE_CALENDAR`."""
        require(by, Right.CHANGE_CALENDAR)
        calendar, hours = self._seed()
        with self._context.uow() as work:
            work.reference.save_calendar(calendar)
            work.reference.save_working_hours(hours)
            for what in ("calendar", "working_hours"):
                fact = ReferenceDataChanged(what, "all", "seed", work.reference.digest(what))
                self._guard.note(work, fact, by.user)
            work.commit()
        return _CHANGED
