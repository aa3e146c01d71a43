"""The calendar of working days: weekly rest, holidays, days off in exchange and make-up days, each with its source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

SATURDAY, SUNDAY = 5, 6
"""Weekday numbers as `date.weekday()` gives them."""


class DayKind(StrEnum):
    """Whether a marked day is off (holiday, exchange) or worked (make-up Saturday, ngày làm bù)."""

    OFF = "off"
    WORKS = "works"


class YearState(StrEnum):
    """How sure a year's days are.

    CONFIRMED: a person confirmed them by the number of a document. PARTLY: the year is published, but some days rest on
    a package only. ESTIMATED: days may still come or go. UNKNOWN: the year is not entered.
    """

    CONFIRMED = "confirmed"
    PARTLY = "partly"
    ESTIMATED = "estimated"
    UNKNOWN = "unknown"


PACKAGE = "holidays"
"""How the source of a day begins that was read from the package of that name."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day that departs from the weekly rule, with its Vietnamese name and where it was read."""

    date: date
    kind: DayKind
    name: str
    source: str = ""

    @property
    def from_package(self) -> bool:
        """Whether only a program's table of holidays says so, and no document."""
        return not self.source.strip() or self.source.startswith(PACKAGE)


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """What is known of one year; `decision` numbers the decision that confirmed it."""

    year: int
    state: YearState
    decision: str = ""
    note: str = ""


@dataclass(frozen=True)
class Calendar:
    """All marked days and years; `weekly_rest` holds weekday numbers (Monday is 0)."""

    days: tuple[CalendarDay, ...] = ()
    years: tuple[CalendarYear, ...] = ()
    weekly_rest: tuple[int, ...] = (SATURDAY, SUNDAY)

    def __post_init__(self) -> None:
        if not set(range(7)) - set(self.weekly_rest):
            raise ValueError("a week must hold a working day")
        if len(self._days) != len(self.days):
            raise ValueError("a day is marked twice in the calendar")

    @cached_property
    def _days(self) -> dict[date, CalendarDay]:
        return {day.date: day for day in self.days}

    def mark(self, day: date) -> CalendarDay | None:
        """Give the mark of a day, None when only the weekly rule applies."""
        return self._days.get(day)

    def is_working_day(self, day: date) -> bool:
        """Whether the office works: a mark decides, else the weekly rule."""
        mark = self._days.get(day)
        return mark.kind is DayKind.WORKS if mark else day.weekday() not in self.weekly_rest

    def is_holiday(self, day: date) -> bool:
        """Whether the day is off by a mark (a holiday or an exchange), not only by the weekly rule."""
        mark = self._days.get(day)
        return mark is not None and mark.kind is DayKind.OFF

    def state(self, year: int) -> YearState:
        """Say how sure the days of a year are; without the number of a document nothing is confirmed."""
        found = next((entry for entry in self.years if entry.year == year), None)
        if found is None:
            return YearState.UNKNOWN
        if found.state is YearState.CONFIRMED and not found.decision.strip():
            return YearState.PARTLY
        return found.state

    def is_confirmed(self, day: date) -> bool:
        """Whether a document stands behind the mark of a day: its own source, or the one the year was confirmed by."""
        mark = self._days.get(day)
        return mark is None or not mark.from_package or self.state(day.year) is YearState.CONFIRMED

    def with_days(self, days: Iterable[CalendarDay]) -> Calendar:
        """Give a calendar in which these days replace or join the marked ones."""
        merged = {**self._days, **{day.date: day for day in days}}
        return replace(self, days=tuple(merged[day] for day in sorted(merged)))

    def without_day(self, day: date) -> Calendar:
        """Give a calendar in which a day follows the weekly rule again."""
        return replace(self, days=tuple(mark for mark in self.days if mark.date != day))

    def with_year(self, year: CalendarYear) -> Calendar:
        """Give a calendar in which this year's state replaces or joins the known ones."""
        others = tuple(entry for entry in self.years if entry.year != year.year)
        return replace(self, years=tuple(sorted((*others, year), key=lambda entry: entry.year)))
