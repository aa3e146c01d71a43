"""The strip of days shows what the due date counted, day by day."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desk_app.domain.time.due_strip import StripPart, due_strip
from desk_app.domain.time.local_time import VIETNAM
from tests.domain.seeded import calendar, due

C, D, I, R, X = StripPart.COUNTED, StripPart.DUE, StripPart.IDLE, StripPart.RECEIVED, StripPart.REST  # noqa: E741


def at(month: int, day: int, hour: int = 9) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("kind", "amount", "received", "parts"),
    [
        pytest.param("working_days", 3, at(11, 30), (R, C, C, D, I, X, X), id="within a week"),
        pytest.param("working_days", 3, at(11, 20), (R, X, X, C, X, C, D), id="over a weekend and a holiday"),
        pytest.param("same_day", 0, at(11, 30), (D, I, I, I, I, X, X), id="the same day"),
        pytest.param("days", 3, at(11, 26), (R, C, C, C, D, I, I), id="moved on from a Sunday"),
    ],
)
def test_each_day_says_what_it_is_to_the_promise(
    kind: str, amount: int, received: datetime, parts: tuple[StripPart, ...]
) -> None:
    days = due_strip(due(kind, amount, received), received.date(), calendar())
    assert tuple(day.part for day in days) == parts


def test_counted_days_are_numbered_and_a_holiday_is_named() -> None:
    days = due_strip(due("working_days", 3, at(11, 20)), date(2026, 11, 20), calendar())
    assert [day.ordinal for day in days if day.part in (C, D)] == [1, 2, 3]
    assert [day.note for day in days if day.date == date(2026, 11, 24)] == ["Ngày Văn hóa Việt Nam"]


def test_a_long_term_gives_every_day_up_to_the_due_day() -> None:
    promised = due("working_days", 20, at(11, 30))
    days = due_strip(promised, date(2026, 11, 30), calendar())
    assert (days[0].part, days[-1].part, days[-1].ordinal) == (R, D, 20)
    assert len(days) == (days[-1].date - days[0].date).days + 1


def test_without_a_date_by_law_there_are_no_days() -> None:
    assert due_strip(due("none", 0, at(11, 30)), date(2026, 11, 30), calendar()) == ()
