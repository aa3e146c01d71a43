"""Dates as clerks type them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.dates_input import format_date, format_moment, parse_date

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    "typed",
    [
        "5/1/26",
        "050126",
        "5-1-2026",
        "05/01/2026",
        "05012026",
        "5.1.2026",
        "5 1 26",
        "2026-01-05",
        " 05/01/26 ",
    ],
)
def test_the_fifth_of_january_is_read_however_typed(typed: str) -> None:
    assert parse_date(typed, today=TODAY) == date(2026, 1, 5)


@pytest.mark.parametrize(
    ("typed", "born"),
    [
        ("1/5/90", date(1990, 5, 1)),
        ("010526", date(2026, 5, 1)),
        ("20/11/26", TODAY),
        ("21/11/26", date(1926, 11, 21)),
        ("29/2/28", date(1928, 2, 29)),
        ("1/1/2090", date(2090, 1, 1)),
    ],
)
def test_a_birth_year_of_two_digits_lies_in_the_past(typed: str, born: date) -> None:
    assert parse_date(typed, today=TODAY, past=True) == born


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "31/2/2026",
        "00/01/2026",
        "5/1",
        "5126",
        "5/1/026",
        "5/1/20260",
        "٥/١/٢٦",
        "26-1-5-1",
        "hôm nay",
        "1/13/26",
        "0000-01-01",
    ],
)
def test_what_is_no_date_is_not_read(typed: str) -> None:
    assert parse_date(typed, today=TODAY) is None
    assert parse_date(typed, today=TODAY, past=True) is None


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_written_date_is_read_back(day: date) -> None:
    assert parse_date(format_date(day), today=TODAY) == day
    assert parse_date(f"{day:%d%m%Y}", today=TODAY) == day


@given(st.text(alphabet="0123456789/-. ", max_size=12))
def test_any_typing_is_answered(typed: str) -> None:
    found = parse_date(typed, today=TODAY, past=True)
    assert found is None or found <= TODAY or str(found.year) in typed


def test_moments_are_written_on_the_clock_of_the_desk() -> None:
    assert format_moment(datetime(2026, 11, 20, 2, 30, tzinfo=UTC)) == "09:30 20/11/2026"
    assert format_moment(None) == format_date(None) == ""
    assert format_date(date(990, 1, 2)) == "02/01/0990"
