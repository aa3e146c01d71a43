"""Seeds the calendar of a new year from the `holidays` package, marked as an estimate until a decision confirms it."""

from __future__ import annotations

from datetime import date

from desk_app.domain.time.working_time import Calendar, CalendarDay, CalendarYear, DayKind, YearState
from desk_app.errors import Refused

FIRST_YEAR, LAST_YEAR = 2025, 2099
"""Years the supervisor may seed: from the first of this program to the end of the package's lunar tables."""


def seed_year(year: int) -> tuple[CalendarDay, ...]:
    """Give the days off and make-up days of a year as the package knows or estimates them."""
    # Imported here because only the supervisor's calendar page needs it; the counter must not wait for it at start.
    import holidays
    from holidays.version import __version__

    off = holidays.country_holidays("VN", years=year, language="vi")
    source = f"holidays {__version__}"
    days = [CalendarDay(day, DayKind.OFF, name, source) for day, name in off.items() if day.year == year]
    for worked in off.weekend_workdays:
        if worked.year == year:
            days.append(CalendarDay(worked, DayKind.WORKS, _make_up_name(worked, days), source))
    return tuple(sorted(days, key=lambda day: day.date))


def add_estimated_year(calendar: Calendar, year: int) -> Calendar:
    """Add a seeded year to the calendar; days already marked by hand stay, a published year is refused."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused("calendar.year_out_of_range", year=year, first=FIRST_YEAR, last=LAST_YEAR)
    if calendar.state(year) in (YearState.CONFIRMED, YearState.PARTLY):
        raise Refused("calendar.year_confirmed", year=year)
    fresh = [day for day in seed_year(year) if calendar.mark(day.date) is None]
    return calendar.with_days(fresh).with_year(CalendarYear(year, YearState.ESTIMATED))


def _make_up_name(worked: date, off: list[CalendarDay]) -> str:
    reference = f"{worked:%d/%m/%Y}"
    swapped = next((day.date for day in off if reference in day.name), None)
    return f"Làm bù cho ngày nghỉ {swapped:%d/%m/%Y}" if swapped else "Ngày làm bù"
