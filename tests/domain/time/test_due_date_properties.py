"""Due dates over 2025-2028 against an independent count by numpy business days, and laws that always hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.catalogue.procedure import ClockStop, DeadlineKind, DeadlineRule
from desk_app.domain.time.deadlines import due_after_supplement
from desk_app.domain.time.due_policy import DayEnd
from desk_app.domain.time.local_time import VIETNAM, local
from desk_app.domain.time.working_time import days_between
from tests.domain.seeded import POLICY, calendar, due, hours, resource, working_time
from tests.windows.needs import SystemPart, has, needs

if has(SystemPart.NUMPY):
    import numpy as np

FIRST, LAST = datetime(2025, 1, 1, tzinfo=VIETNAM), datetime(2028, 10, 31, 23, 59, tzinfo=VIETNAM)
MINUTES = int((LAST - FIRST) / timedelta(minutes=1))
moments = st.integers(0, MINUTES).map(lambda minutes: FIRST + timedelta(minutes=minutes))
terms = st.integers(1, 40)
timed_kinds = st.sampled_from([kind for kind in DeadlineKind if kind is not DeadlineKind.NONE])


def oracle() -> np.busdaycalendar:
    """Business days from the raw file: every weekday mask bit is set and each rest day is listed as a holiday."""
    marks = resource("calendar/vietnam.json")["calendar"]["days"]
    off = {mark["date"] for mark in marks if mark["kind"] == "off"}
    worked = {mark["date"] for mark in marks if mark["kind"] == "works"}
    days = [date(2025, 1, 1) + timedelta(days=n) for n in range(1461)]
    weekends = {day.isoformat() for day in days if day.isoweekday() > 5}
    return np.busdaycalendar(weekmask="1111111", holidays=sorted((weekends - worked) | off))


if has(SystemPart.NUMPY):
    ORACLE = oracle()
SENTENCES = set(resource("messages/rules.vi.json"))


def offset(day: date, count: int) -> date:
    found: date = np.busday_offset(day, count, roll="forward", busdaycal=ORACLE).astype(date)
    return found


def minutes_into(moment: datetime) -> int:
    """Working minutes of the day passed at a moment, by the plain rule 8-12 and 13-17."""
    clock = moment.hour * 60 + moment.minute
    return max(0, min(clock, 720) - 480) + max(0, min(clock, 1020) - 780)


@needs(SystemPart.NUMPY)
@given(moments)
def test_the_clock_starts_at_the_next_working_moment(moment: datetime) -> None:
    effective = due("none", 0, moment).effective_from
    if np.is_busday(moment.date(), busdaycal=ORACLE) and (moment.hour, moment.minute) <= (17, 0):
        assert effective.date() == moment.date()
        assert minutes_into(effective) == minutes_into(moment)
        assert effective == moment or moment.hour in {0, 1, 2, 3, 4, 5, 6, 7, 12}
    else:
        assert effective == datetime.combine(
            offset(moment.date() + timedelta(1), 0), FIRST.timetz()
        ) + timedelta(hours=8)


@needs(SystemPart.NUMPY)
@given(moments, terms)
def test_working_days_agree_with_numpy(moment: datetime, amount: int) -> None:
    found = due("working_days", amount, moment)
    effective = found.effective_from
    assert found.due_at is not None
    assert found.due_at.date() == offset(effective.date(), amount)
    assert found.due_at.timetz() == effective.timetz()
    counted = [step.date for step in found.steps if step.counted]
    assert len(counted) == amount
    assert all(np.is_busday(counted, busdaycal=ORACLE))


@needs(SystemPart.NUMPY)
@given(moments, terms)
def test_working_days_closed_with_the_day_end_at_seventeen(moment: datetime, amount: int) -> None:
    found = due("working_days", amount, moment, replace(POLICY, working_days_end=DayEnd.CLOSE_OF_DAY))
    assert found.due_at is not None
    assert found.due_at.date() == offset(found.effective_from.date(), amount)
    assert (found.due_at.hour, found.due_at.minute) == (17, 0)


@needs(SystemPart.NUMPY)
@given(moments, terms)
def test_calendar_days_agree_with_numpy(moment: datetime, amount: int) -> None:
    found = due("days", amount, moment)
    assert found.due_at is not None
    assert found.due_at.date() == offset(found.effective_from.date() + timedelta(days=amount), 0)
    assert (found.due_at.hour, found.due_at.minute) == (17, 0)
    assert sum(step.counted for step in found.steps) == amount


@needs(SystemPart.NUMPY)
@given(moments)
def test_same_day_work_agrees_with_numpy(moment: datetime) -> None:
    found = due("same_day", 1, moment)
    late = (found.effective_from.hour, found.effective_from.minute) > (15, 0)
    assert found.due_at is not None
    assert found.due_at.date() == offset(found.effective_from.date(), int(late))
    assert sum(step.counted for step in found.steps) == 1


@needs(SystemPart.NUMPY)
@given(moments, terms)
def test_working_hours_agree_with_counted_minutes(moment: datetime, amount: int) -> None:
    found = due("working_hours", amount, moment)
    assert found.due_at is not None
    whole_days = int(np.busday_count(found.effective_from.date(), found.due_at.date(), busdaycal=ORACLE))
    passed = whole_days * 480 + minutes_into(found.due_at) - minutes_into(found.effective_from)
    assert passed == amount * 60


@given(moments, timed_kinds, terms)
def test_steps_name_every_day_once_and_the_promise_is_a_working_moment(
    moment: datetime, kind: DeadlineKind, amount: int
) -> None:
    found = due(kind, amount, moment)
    assert found.due_at is not None
    assert [step.date for step in found.steps] == list(days_between(moment.date(), found.due_at.date()))
    assert working_time().effective_receipt(found.due_at).moment == found.due_at
    assert moment <= found.effective_from < found.due_at
    assert all(step.note for step in found.steps if calendar().is_holiday(step.date))
    assert {step.reason for step in found.steps} <= SENTENCES


@given(moments, st.integers(0, 60 * 24 * 20), timed_kinds, terms)
def test_who_comes_later_is_never_promised_an_earlier_moment(
    moment: datetime, later: int, kind: DeadlineKind, amount: int
) -> None:
    first, second = due(kind, amount, moment), due(kind, amount, moment + timedelta(minutes=later))
    assert first.due_at is not None
    assert second.due_at is not None
    assert first.due_at <= second.due_at


@given(moments, timed_kinds, terms)
def test_a_longer_term_never_ends_earlier(moment: datetime, kind: DeadlineKind, amount: int) -> None:
    shorter, longer = due(kind, amount, moment), due(kind, amount + 1, moment)
    assert shorter.due_at is not None
    assert longer.due_at is not None
    assert shorter.due_at <= longer.due_at


@given(moments, timed_kinds, terms)
def test_the_zone_of_the_clock_does_not_matter(moment: datetime, kind: DeadlineKind, amount: int) -> None:
    assert due(kind, amount, moment.astimezone(UTC)) == due(kind, amount, moment)


@given(
    moments,
    timed_kinds,
    terms,
    st.integers(0, 60 * 24 * 9),
    st.integers(0, 60 * 24 * 9),
    st.sampled_from(ClockStop),
)
def test_waiting_for_a_supplement_never_brings_the_date_forward(
    moment: datetime, kind: DeadlineKind, amount: int, asked_after: int, waited: int, mode: ClockStop
) -> None:
    asked = moment + timedelta(minutes=asked_after)
    brought = asked + timedelta(minutes=waited)
    rule = DeadlineRule(kind, amount, mode, own_term_days=amount)
    old = due(kind, amount, moment)
    new = due_after_supplement(rule, old, asked, brought, calendar(), hours(), POLICY)
    assert old.due_at is not None
    assert new.due_at is not None
    assert calendar().is_working_day(local(new.due_at).date())
    assert mode is ClockStop.OWN_TERM or new.due_at >= old.due_at
    first = asked.date() if mode is ClockStop.PAUSE else brought.date()
    last = (
        max(brought.date() - timedelta(1), new.due_at.date())
        if mode is ClockStop.PAUSE
        else new.due_at.date()
    )
    assert [step.date for step in new.steps] == list(days_between(first, last))
