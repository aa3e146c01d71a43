"""One person is told from another by number, name, birth and sex; spelling that says the same makes no difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desk_app.domain.people.birth import birth_parts, births_agree, is_birth, written_birth
from desk_app.domain.people.identity import (
    Identity,
    clashes,
    differences,
    in_capitals,
    is_plainly_typed,
    name_key,
)
from desk_app.domain.people.parties import PaperKind, Sex

HOA = Identity("001190123456", "Nguyễn Thị Hòa", "1990-05-01", Sex.FEMALE, "Số 1, Hà Nội")


@pytest.mark.parametrize("name", ["NGUYỄN THỊ HÒA", "nguyễn  thị hòa", "Nguyễn Thị Hoà", ""])
def test_the_same_name_written_otherwise_is_no_difference(name: str) -> None:
    assert differences(HOA, replace(HOA, name=name)) == ()


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"name": "Nguyễn Thị Hoa"}, ("name",)),
        ({"id_number": "001190123457"}, ("id_number",)),
        ({"birth": "1990-05-02"}, ("birth",)),
        ({"birth": "1991"}, ("birth",)),
        ({"sex": Sex.MALE}, ("sex",)),
        ({"address": "Số 2, Hà Nội"}, ("address",)),
    ],
)
def test_what_differs_is_named(changed: dict[str, str], named: tuple[str, ...]) -> None:
    other = replace(HOA, **changed)  # type: ignore[arg-type]
    assert differences(HOA, other) == named
    assert clashes(HOA, other) == tuple(one for one in named if one != "address")


@pytest.mark.parametrize("birth", ["1990", "1990-05", "1990-05-01", ""])
def test_a_less_exact_birth_is_no_difference(birth: str) -> None:
    assert differences(HOA, replace(HOA, birth=birth)) == ()
    assert births_agree(HOA.birth, birth)


def test_the_tone_may_stand_on_either_letter() -> None:
    assert name_key("Hòa Thúy Khỏe") == name_key("Hoà Thuý Khoẻ")
    assert name_key("Hòa") != name_key("Hóa")


@pytest.mark.parametrize(
    ("birth", "day", "born", "written"),
    [
        ("1990-05-01", date(1990, 5, 1), "", "01/05/1990"),
        ("1950-03", None, "1950-03", "03/1950"),
        ("1950", None, "1950", "1950"),
        ("", None, "", ""),
    ],
)
def test_a_birth_is_kept_as_exact_as_it_is_known(
    birth: str, day: date | None, born: str, written: str
) -> None:
    assert birth_parts(birth) == (day, born)
    assert written_birth(birth) == written


@pytest.mark.parametrize("text", ["1990-13", "1990-02-30", "90", "1990-5-1", "1990-00", "abc"])
def test_what_is_no_birth_is_none(text: str) -> None:
    assert not is_birth(text)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        *(("đặng thị đào", True), ("dang thi dao", True), ("Dang Thi Dao", True), ("lan", True)),
        *(("Đặng Thị Đào", False), ("ĐẶNG THỊ ĐÀO", False), ("Lan", False), ("", False)),
    ],
)
def test_a_name_typed_in_haste_is_noticed(name: str, plain: bool) -> None:
    assert is_plainly_typed(name) is plain


def test_passports_write_names_without_marks() -> None:
    assert not is_plainly_typed("JOHN SMITH", PaperKind.PASSPORT)
    assert is_plainly_typed("john smith", PaperKind.PASSPORT)


def test_capitals_are_put_at_the_beginning_of_each_word() -> None:
    assert in_capitals("đặng thị đào") == "Đặng Thị Đào"
    assert in_capitals("Y Blô mcDonald") == "Y Blô McDonald"
