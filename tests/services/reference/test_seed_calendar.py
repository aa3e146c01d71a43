"""The shipped calendar follows the `holidays` package except where it was corrected, and further years can be added."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from desk_app.domain.catalogue_data import load_calendar
from desk_app.domain.time.working_time import Calendar, CalendarDay, DayKind, YearState
from desk_app.errors import Refused
from desk_app.services.reference.seed_calendar import add_estimated_year, seed_year

FILE = Path(__file__).parents[3] / "resources/calendar/vietnam.json"


def shipped() -> Calendar:
    return load_calendar(json.loads(FILE.read_text(encoding="utf-8")))


@pytest.mark.parametrize("year", [2025, 2026, 2027, 2028])
def test_uncorrected_days_are_those_of_the_package(year: int) -> None:
    in_file = {
        (day.date, day.kind, day.name)
        for day in shipped().days
        if day.date.year == year and day.source.startswith("holidays")
    }
    assert in_file == {(day.date, day.kind, day.name) for day in seed_year(year)}


def test_the_new_year_swap_of_2026_is_a_correction_with_its_source() -> None:
    corrected = [day for day in shipped().days if not day.source.startswith("holidays")]
    assert [(day.date, day.kind) for day in corrected] == [
        (date(2026, 1, 2), DayKind.OFF),
        (date(2026, 1, 10), DayKind.WORKS),
    ]
    assert all(day.source for day in shipped().days)


def test_make_up_saturdays_name_the_day_they_pay_for() -> None:
    make_up = {day.date: day.name for day in shipped().days if day.kind is DayKind.WORKS}
    assert make_up == {
        date(2025, 4, 26): "Làm bù cho ngày nghỉ 02/05/2025",
        date(2026, 1, 10): "Làm bù cho ngày nghỉ 02/01/2026",
        date(2026, 8, 22): "Làm bù cho ngày nghỉ 31/08/2026",
    }


def test_the_supervisor_adds_2029_as_an_estimate() -> None:
    storm = CalendarDay(date(2029, 9, 3), DayKind.WORKS, "Ghi tay", "thử")
    added = add_estimated_year(shipped().with_days([storm]), 2029)
    assert added.state(2029) is YearState.ESTIMATED
    assert added.is_holiday(date(2029, 2, 13))
    assert added.mark(storm.date) == storm
    assert added.with_days([]).state(2026) is YearState.PARTLY


def test_a_published_year_is_not_overwritten() -> None:
    with pytest.raises(Refused) as refused:
        add_estimated_year(shipped(), 2026)
    assert refused.value.key == "calendar.year_confirmed"


@pytest.mark.parametrize("year", [1990, 2500])
def test_a_year_outside_the_tables_is_refused(year: int) -> None:
    with pytest.raises(Refused) as refused:
        add_estimated_year(shipped(), year)
    assert refused.value.key == "calendar.year_out_of_range"
