"""Stored text and search keys, with the letters that trip up ordinary folding."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.text import (
    abbreviation,
    clean,
    fold,
    found_as,
    has_control_marks,
    looks_like_formula,
    words,
)


def test_stored_text_is_composed_and_single_spaced() -> None:
    typed = unicodedata.normalize("NFD", "  Nguyễn\u00a0\u200bThị \t Hòa\ufeff ")
    assert clean(typed) == "Nguyễn Thị Hòa"


def test_folding_drops_every_mark_and_the_bar_of_d() -> None:
    assert fold("ĐẶNG  NGUYỄN Thị Ước ỷ") == "dang nguyen thi uoc y"
    assert fold(unicodedata.normalize("NFD", "Đường Hồ")) == fold("Đường Hồ") == "duong ho"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Đăng ký thường trú", "dktt"),
        ("Xác nhận tình trạng hôn nhân", "xntthn"),
        ("Nhận cha, mẹ, con", "ncmc"),
        ("Giấy phép xây dựng mới (nhà ở riêng lẻ)", "gpxdmnorl"),
        ("", ""),
    ],
)
def test_abbreviations_are_the_initials(name: str, short: str) -> None:
    assert abbreviation(name) == short


@pytest.mark.parametrize("bad", ["a\x00b", "a\x1b[0m", "a\u202eb", "a\u2066b", "a\x7f", "a\nb", "\ud800"])
def test_control_and_direction_marks_are_seen(bad: str) -> None:
    assert has_control_marks(bad)


def test_vietnamese_names_carry_no_control_marks() -> None:
    assert not has_control_marks("Nguyễn Thị Ước, số 1/2 – phường Khương Đình")


@pytest.mark.parametrize("text", ['=HYPERLINK("x")', " +1", "@cmd", "-2+3", "＝1", "\t=1"])
def test_spreadsheet_formulas_are_recognised(text: str) -> None:
    assert looks_like_formula(text)


@pytest.mark.parametrize("text", ["Tờ khai", "- Tờ khai", "A=1", "", "–"])
def test_ordinary_texts_are_no_formulas(text: str) -> None:
    assert not looks_like_formula(text)


@given(st.text())
def test_cleaning_and_folding_change_nothing_the_second_time(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert len(abbreviation(text)) == len(words(text))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("\u00d0ặng Thị \u0189ào", "Đặng Thị Đào"),
        ("H\u02bc Mai", "H’ Mai"),
        ("Ⅲ №5", "III No.5"),
        ("≥ 02 bản", ">= 02 bản"),
        ("（…）", "(…)"),
        ("ＡＢＣ１２３", "ABC123"),
    ],
)
def test_look_alikes_are_put_right(typed: str, stored: str) -> None:
    assert clean(typed) == stored


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("H'Čăm Ƀyă", "bya"),
        ("H'Čăm Ƀyă", "hcam"),
        ("Y Blô Ƀuôn Yă", "buon ya"),
        ("Y Blô Ɓuôn Yă", "buon ya"),
        ("Łukasz", "lukasz"),
        ("H'Mông", "hmong"),
        ("H\u02bcMông", "hmong"),
        ("O’Brien", "obrien"),
        ("Søren Þór Straße", "soren thor strasse"),
        ("Siu Hơ̆m Ê̆ban", "siu hom eban"),
    ],
)
def test_names_of_all_peoples_are_found_without_marks(name: str, typed: str) -> None:
    assert set(words(typed)) <= set(found_as(name))
