"""What the lists say of a term: how much is left, how late it is and how loudly to say it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.steps.remaining import DueLevel, Remaining, remaining
from desk_app.domain.time.due_policy import DuePolicy
from tests.domain.seeded import POLICY, at, calendar, hours

DUE = at("2026-11-26T09:30")


def left(now: str, policy: DuePolicy = POLICY) -> Remaining:
    return remaining(DUE, at(now), calendar(), hours(), policy)


@pytest.mark.parametrize(
    ("now", "level", "key", "params"),
    [
        ("2026-11-20T09:30", DueLevel.OK, "due.left_days", {"days": 3}),
        ("2026-11-23T16:00", DueLevel.SOON, "due.left_days", {"days": 2}),
        ("2026-11-24T10:00", DueLevel.SOON, "due.left_days", {"days": 2}),
        ("2026-11-25T08:00", DueLevel.URGENT, "due.left_days", {"days": 1}),
        ("2026-11-26T08:00", DueLevel.URGENT, "due.left_hours", {"hours": 1}),
        ("2026-11-26T09:00", DueLevel.URGENT, "due.left_minutes", {"minutes": 30}),
        ("2026-11-26T09:31", DueLevel.OVERDUE, "due.late_today", {}),
        ("2026-11-27T08:00", DueLevel.OVERDUE, "due.late_days", {"days": 1}),
        ("2026-11-29T08:00", DueLevel.OVERDUE, "due.late_days", {"days": 1}),
        ("2026-12-01T08:00", DueLevel.OVERDUE, "due.late_days", {"days": 3}),
    ],
)
def test_a_term_is_announced_in_working_time(
    now: str, level: DueLevel, key: str, params: dict[str, int]
) -> None:
    found = left(now)
    assert (found.level, found.key, dict(found.params)) == (level, key, params)


def test_the_ward_sets_from_when_a_term_is_near() -> None:
    assert left("2026-11-20T09:30", replace(POLICY, soon_days=5)).level is DueLevel.SOON


@pytest.mark.parametrize(
    ("year", "level"),
    [(2037, DueLevel.OK), (9999, DueLevel.OK), (2016, DueLevel.OVERDUE), (1, DueLevel.OVERDUE)],
)
def test_a_date_nobody_meant_is_counted_as_ten_years_away(year: int, level: DueLevel) -> None:
    now = at("2026-11-24T09:00")
    offset = timezone(timedelta(hours=23, minutes=59) * (1 if year == 1 else -1))
    due = (
        datetime(year, 1, 1, tzinfo=offset) if year < 9999 else datetime(9999, 12, 31, 23, 59, tzinfo=offset)
    )
    found = remaining(due, now, calendar(), hours(), POLICY)
    assert found.level is level
    assert 2_000 < found.days < 3_000


def test_a_dossier_without_a_date_is_never_late() -> None:
    found = remaining(None, at("2030-01-01T09:00"), calendar(), hours(), POLICY)
    assert (found.level, found.key) == (DueLevel.OK, "due.left_no_date")


@given(st.datetimes(at("2026-01-01T00:00").replace(tzinfo=None), at("2026-12-31T00:00").replace(tzinfo=None)))
def test_overdue_means_exactly_after_the_promised_moment(now: object) -> None:
    moment = at(str(now))
    assert (remaining(DUE, moment, calendar(), hours(), POLICY).level is DueLevel.OVERDUE) == (moment > DUE)
