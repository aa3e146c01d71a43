"""Dossier codes: both formats are read, nothing damaged is, and a desk never leaves its block of numbers."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.codes.dossier_code import (
    FORMATS,
    PROVINCE_FIRST,
    PROVINCE_LAST,
    CodeFormat,
    NumberBlock,
    compose,
    format_of,
    parse,
)

CODE = "H26.99.01-261120-1001"
ACCEPTED = re.compile(
    r"^(?:\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{2,3}){1,4})-\d{6}-\d{4,7}$", re.ASCII
)
units = st.one_of(
    st.from_regex(re.compile(PROVINCE_FIRST.unit_pattern, re.ASCII), fullmatch=True),
    st.from_regex(re.compile(PROVINCE_LAST.unit_pattern, re.ASCII), fullmatch=True),
)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
numbers = st.integers(1, 9_999_999)


@pytest.mark.parametrize(
    ("text", "unit", "day", "number", "name"),
    [
        (CODE, "H26.99.01", date(2026, 11, 20), 1001, "province_first"),
        ("000.00.06.H56-231027-0361", "000.00.06.H56", date(2023, 10, 27), 361, "province_last"),
        ("H15.50.05.13-261008-0975", "H15.50.05.13", date(2026, 10, 8), 975, "province_first"),
        ("G15.10-260102-0900123", "G15.10", date(2026, 1, 2), 900123, "province_first"),
    ],
)
def test_codes_of_both_formats_are_taken_apart(
    text: str, unit: str, day: date, number: int, name: str
) -> None:
    found = parse(text)
    assert found is not None
    assert (found.text, found.unit, found.day, found.number, found.format) == (text, unit, day, number, name)


@pytest.mark.parametrize("typed", ["h26.99.01-261120-1001", f"  {CODE}\r\n", "H26.99.01 - 261120 - 1001"])
def test_lower_case_and_spaced_groups_are_read(typed: str) -> None:
    found = parse(typed)
    assert found is not None
    assert found.text == CODE


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "H26.99.01-261120-100",
        "H26.99.01-261120-1001 2",
        "H26.99.01-261332-1001",
        "H26.99.01-260229-1001",
        "H26.99.01-261120-0000",
        "H26.99.01-261120-12345678",
        "H26-261120-1001",
        "H26.99.01-261120-1001H26.99.01-261120-1002",
        "H26.99.01–261120–1001",
        "H26.99.01-26112٠-1001",
        "H26.99.01-261120-\n1001",
        "ſ26.99.01-261120-1001",
        "H26.99.01 -" + " " * 5000 + "261120-1001",
    ],
)
def test_a_damaged_code_is_not_read(damaged: str) -> None:
    assert parse(damaged) is None


@given(units, days, numbers)
def test_a_composed_code_is_read_back(unit: str, day: date, number: int) -> None:
    code_format = format_of(unit)
    assert code_format is not None
    text = compose(code_format, unit, day, number)
    found = parse(text)
    assert ACCEPTED.match(text)
    assert found is not None
    assert (found.unit, found.day, found.number) == (unit, day, number)
    assert parse(found.grouped) == parse(text.lower()) == found


@given(st.text(max_size=60))
def test_any_text_is_read_or_not_but_never_fails(text: str) -> None:
    found = parse(text)
    assert found is None or ACCEPTED.match(found.text)


@given(st.from_regex(ACCEPTED, fullmatch=True))
def test_what_is_refused_of_the_accepted_shape_has_no_real_day_or_number(text: str) -> None:
    found = parse(text)
    if found is None:
        _, day, number = text.rsplit("-", 2)
        months, dates = int(day[2:4]), int(day[4:6])
        assert int(number) == 0 or not 1 <= months <= 12 or not 1 <= dates <= 28
    else:
        assert found.text == text


@pytest.mark.parametrize(
    ("unit", "day", "number"),
    [("H26", date(2026, 1, 1), 1), ("H26.99.01", date(2026, 1, 1), 0), ("H26.99.01", date(2126, 1, 1), 1)],
)
def test_an_impossible_code_is_never_composed(unit: str, day: date, number: int) -> None:
    with pytest.raises(ValueError, match="no dossier code"):
        compose(PROVINCE_FIRST, unit, day, number)


def test_a_new_format_is_only_data() -> None:
    future = CodeFormat("future", r"HN\d{5}", digits=6)
    code = compose(future, "HN00012", date(2027, 5, 3), 42)
    assert code == "HN00012-270503-000042"
    assert parse(code) is None
    found = parse(code, (*FORMATS, future))
    assert found is not None
    assert found.format == "future"


def test_desk_two_prints_2001_to_2999_and_then_stops() -> None:
    block = NumberBlock.of_desk(2)
    assert block.next_number(None) == 2001
    assert block.next_number(2001) == 2002
    assert block.next_number(2998) == 2999
    assert block.next_number(2999) is None
    assert (block.left(None), block.left(2998), block.left(2999)) == (999, 1, 0)


def test_a_number_seen_below_the_block_does_not_lead_outside_it() -> None:
    assert NumberBlock(7001, 7999).next_number(12) == 7001
    assert NumberBlock(7001, 7999).next_number(9000) is None


def test_an_empty_block_is_refused() -> None:
    with pytest.raises(ValueError, match="block"):
        NumberBlock(10, 9)


@given(st.integers(1, 99), st.integers(1, 99), st.lists(st.integers(1, 99_999)))
def test_numbers_only_grow_and_desks_never_share_one(desk: int, other: int, seen: list[int]) -> None:
    block = NumberBlock.of_desk(desk)
    following = block.next_number(max(seen, default=None))
    if following is not None:
        assert following > max(seen, default=0)
        assert block.first <= following <= block.last
        rival = NumberBlock.of_desk(other)
        assert other == desk or not rival.first <= following <= rival.last
