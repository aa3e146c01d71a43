"""Amounts typed, written and spelled without ever meaning something else."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desk_app.domain.money.money import LARGEST_AMOUNT, amount_in_words, format_number, parse_amount

amounts = st.one_of(st.integers(0, LARGEST_AMOUNT), st.integers(0, 2_000_000))
DIGITS = {
    word: value
    for value, spellings in enumerate(
        ("không", "một mốt", "hai", "ba", "bốn tư", "năm lăm", "sáu", "bảy", "tám", "chín")
    )
    for word in spellings.split()
}


def understood(words: str) -> int:
    """Add a spelled amount up again, word by word, as a listener would."""
    total = group = pending = 0
    for word in words.lower().removesuffix(" đồng").split():
        if word in DIGITS:
            group, pending = group + pending, DIGITS[word]
        elif word == "mười":
            group, pending = group + pending + 10, 0
        elif word in ("mươi", "trăm"):
            group, pending = group + pending * (10 if word == "mươi" else 100), 0
        elif word in ("nghìn", "triệu", "tỷ"):
            scale = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}[word]
            total, group, pending = total + (group + pending) * scale, 0, 0
        else:
            assert word in ("linh", "lẻ")
    return total + group + pending


@pytest.mark.parametrize(
    "typed",
    ["50.000", "50,000", "50000", "50 000", " 50.000 đ", "50.000đồng", "50,000 VND", "50\u00a0000", "050000"],
)
def test_fifty_thousand_is_fifty_thousand_however_typed(typed: str) -> None:
    assert parse_amount(typed) == 50_000


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "50.00",
        "50.0",
        "50.0000",
        "1.234,567",
        "0.500",
        "-5",
        "50k",
        "1e5",
        "5 0",
        "1.2345.678",
        "٥٠٠",
        "đ",
        "1" * 13,
    ],
)
def test_what_could_mean_two_things_is_not_read(typed: str) -> None:
    assert parse_amount(typed) is None


def test_an_amount_is_written_with_points() -> None:
    assert format_number(1_234_567) == "1.234.567"
    assert format_number(0) == "0"


@given(amounts, st.sampled_from(".,"))
def test_a_written_amount_is_read_back(amount: int, separator: str) -> None:
    assert parse_amount(f"{format_number(amount)} đồng") == amount
    assert parse_amount(format_number(amount).replace(".", separator)) == amount


@given(st.text(alphabet="0123456789., đ", max_size=20))
def test_typing_is_read_by_its_digits_or_not_at_all(typed: str) -> None:
    amount = parse_amount(typed)
    assert amount is None or amount == int(re.sub(r"\D", "", typed))


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (4, "Bốn đồng"),
        (10, "Mười đồng"),
        (11, "Mười một đồng"),
        (14, "Mười bốn đồng"),
        (15, "Mười lăm đồng"),
        (20, "Hai mươi đồng"),
        (21, "Hai mươi mốt đồng"),
        (24, "Hai mươi tư đồng"),
        (55, "Năm mươi lăm đồng"),
        (101, "Một trăm linh một đồng"),
        (105, "Một trăm linh năm đồng"),
        (110, "Một trăm mười đồng"),
        (2_000, "Hai nghìn đồng"),
        (8_000, "Tám nghìn đồng"),
        (50_000, "Năm mươi nghìn đồng"),
        (21_005, "Hai mươi mốt nghìn không trăm linh năm đồng"),
        (200_000, "Hai trăm nghìn đồng"),
        (1_005_000, "Một triệu không trăm linh năm nghìn đồng"),
        (1_000_005, "Một triệu không trăm linh năm đồng"),
        (4_500_000, "Bốn triệu năm trăm nghìn đồng"),
        (1_234_567, "Một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy đồng"),
        (1_000_000_000, "Một tỷ đồng"),
    ],
)
def test_an_amount_is_spelled_as_on_a_receipt(amount: int, words: str) -> None:
    assert amount_in_words(amount) == words


def test_the_south_says_le() -> None:
    assert amount_in_words(105, odd="lẻ") == "Một trăm lẻ năm đồng"


@given(amounts, st.sampled_from(["linh", "lẻ"]))
@example(LARGEST_AMOUNT, "linh")
@example(10_000_000_010, "linh")
def test_a_spelled_amount_is_understood_as_the_same_amount(amount: int, odd: str) -> None:
    words = amount_in_words(amount, odd=odd)
    assert understood(words) == amount
    assert words[0].isupper()
    assert "  " not in words


@pytest.mark.parametrize("amount", [-1, LARGEST_AMOUNT + 1])
def test_an_impossible_amount_is_not_spelled(amount: int) -> None:
    with pytest.raises(ValueError, match="spelled"):
        amount_in_words(amount)
