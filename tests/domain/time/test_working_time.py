"""Working hours by season and the calendar of rest days, as a ward edits them."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.catalogue.procedure import DeadlineKind, DeadlineRule
from desk_app.domain.facts.wire import from_plain, to_plain
from desk_app.domain.time.deadlines import compute_due
from desk_app.domain.time.working_time import (
    Calendar,
    CalendarDay,
    CalendarYear,
    DayKind,
    DayWindows,
    HoursPeriod,
    Season,
    Window,
    WorkingHours,
    WorkingTime,
    YearState,
)
from tests.domain.seeded import POLICY, at, calendar, day, hours, working_time

SUMMER = DayWindows((Window(time(7, 30), time(11, 30)), Window(time(13, 30), time(17, 30))))
WINTER = DayWindows((Window(time(8), time(12)), Window(time(13), time(17))))
SEASONS = (Season(SUMMER, 4, 15, "Giờ mùa hè"), Season(WINTER, 10, 15, "Giờ mùa đông"))
SEASONAL = WorkingHours((HoursPeriod(date(2026, 1, 1), SEASONS),))


@pytest.mark.parametrize(
    ("on", "windows"),
    [
        ("2026-01-05", WINTER),
        ("2026-04-14", WINTER),
        ("2026-04-15", SUMMER),
        ("2026-10-14", SUMMER),
        ("2026-10-15", WINTER),
    ],
)
def test_summer_and_winter_hours_take_turns(on: str, windows: DayWindows) -> None:
    assert SEASONAL.on(day(on)) == windows


def test_new_hours_hold_from_their_day_on() -> None:
    year_round = HoursPeriod(date(2026, 6, 1), (Season(WINTER),))
    changed = WorkingHours((year_round, *SEASONAL.periods))
    assert changed.on(day("2026-05-31")) == SUMMER
    assert changed.on(day("2026-06-01")) == WINTER
    assert changed.on(day("2020-01-01")) == WINTER


def test_a_promise_across_a_change_of_season_stays_inside_the_new_hours() -> None:
    due = compute_due(
        DeadlineRule(DeadlineKind.WORKING_DAYS, 2), at("2026-10-13T07:30"), calendar(), SEASONAL, POLICY
    )
    assert due.due_at == at("2026-10-15T08:00")


def test_half_days_must_make_sense() -> None:
    with pytest.raises(ValueError, match="end after"):
        Window(time(12), time(8))
    with pytest.raises(ValueError, match="break"):
        DayWindows((Window(time(8), time(12)), Window(time(11), time(17))))
    with pytest.raises(ValueError, match="at least one"):
        DayWindows(())


def test_a_week_without_a_working_day_is_refused() -> None:
    with pytest.raises(ValueError, match="working day"):
        Calendar(weekly_rest=(0, 1, 2, 3, 4, 5, 6))


def test_a_calendar_with_no_working_day_ahead_is_named_not_endless() -> None:
    off = tuple(CalendarDay(date(2026, 1, 1) + timedelta(n), DayKind.OFF, "lụt") for n in range(500))
    with pytest.raises(ValueError, match="no working day"):
        WorkingTime(Calendar(off), SEASONAL).next_working_day(date(2026, 1, 1))


def test_the_supervisor_declares_a_storm_day_and_takes_it_back() -> None:
    storm = CalendarDay(day("2026-11-26"), DayKind.OFF, "Nghỉ do bão", "Công điện 12")
    declared = calendar().with_days([storm])
    assert not declared.is_working_day(storm.date)
    assert declared.without_day(storm.date).is_working_day(storm.date)
    assert calendar().is_working_day(storm.date)


def test_a_year_is_confirmed_by_a_decision() -> None:
    assert calendar().state(2027) is YearState.ESTIMATED
    confirmed = calendar().with_year(CalendarYear(2027, YearState.CONFIRMED, "1234/TB-BNV"))
    assert confirmed.state(2027) is YearState.CONFIRMED
    assert [year.year for year in confirmed.years] == [2025, 2026, 2027, 2028]
    assert calendar().state(2031) is YearState.UNKNOWN


def test_a_day_marked_twice_is_refused() -> None:
    mark = CalendarDay(day("2026-11-24"), DayKind.OFF, "Ngày Văn hóa Việt Nam")
    with pytest.raises(ValueError, match="twice"):
        Calendar((mark, mark))


def test_calendar_and_hours_survive_plain_json() -> None:
    assert from_plain(Calendar, to_plain(calendar())) == calendar()
    assert from_plain(WorkingHours, to_plain(SEASONAL)) == SEASONAL
    assert from_plain(Calendar, to_plain(calendar())).is_holiday(day("2026-11-24"))


@given(
    st.datetimes(at("2025-01-01T00:00").replace(tzinfo=None), at("2028-10-01T00:00").replace(tzinfo=None)),
    st.integers(0, 20_000),
)
def test_added_working_time_is_measured_back(start: object, minutes: int) -> None:
    span = timedelta(minutes=minutes)
    begin = working_time().effective_receipt(at(str(start))).moment
    assert working_time().between(begin, working_time().add(begin, span)) == span


def test_the_shipped_hours_wait_for_the_ward_to_confirm_them() -> None:
    assert [period.verified for period in hours().periods] == [False]
    assert hours().on(day("2026-11-20")).minutes == 480
