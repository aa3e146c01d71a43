"""Dates are read as clerks type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.screens.reception.fields.typed_date import (
    read_birth,
    read_birth_date,
    read_typed_date,
    written,
)

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("5/1/26", date(2026, 1, 5)),
        ("050126", date(2026, 1, 5)),
        ("5-1-2026", date(2026, 1, 5)),
        (" 05.01.2026 ", date(2026, 1, 5)),
        ("5 1 90", date(1990, 1, 5)),
        ("05011990", date(1990, 1, 5)),
        ("24/11/26", date(1926, 11, 24)),
        ("29/2/24", date(2024, 2, 29)),
        ("29022023", None),
        ("31021990", None),
        ("5/1", None),
        ("1990", None),
        ("", None),
        ("năm 1990", None),
        ("٠٥٠١٢٦", None),
    ],
)
def test_a_birth_date_is_read_day_first_and_never_guessed(typed: str, meant: date | None) -> None:
    assert read_birth_date(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1950", "1950"),
        (" 3/1950", "1950-03"),
        ("03-1950", "1950-03"),
        ("5/1/1950", "1950-01-05"),
        ("13/1950", ""),
        ("0/1950", ""),
        ("3/50", ""),
        ("50", ""),
    ],
)
def test_a_birth_may_be_a_month_or_a_year(typed: str, meant: str) -> None:
    assert read_birth(typed, TODAY) == meant


def test_a_coming_date_stays_in_this_century() -> None:
    assert read_typed_date("24/11/26", TODAY) == date(2026, 11, 24)
    assert read_typed_date("1/2/27", TODAY) == date(2027, 2, 1)
    assert read_typed_date("1/2/2027", TODAY) == date(2027, 2, 1)
    assert read_typed_date("tuần sau", TODAY) is None


@given(st.dates(date(1927, 1, 1), TODAY))
def test_what_is_echoed_is_read_back_the_same(day: date) -> None:
    assert read_birth_date(written(day), TODAY) == day
    assert read_birth_date(f"{day:%d%m%Y}", TODAY) == day
    assert read_birth_date(f"{day.day}/{day.month}/{day:%y}", TODAY) == day


def test_no_date_is_written_as_nothing() -> None:
    assert written(None) == ""
