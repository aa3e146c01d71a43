"""What the desk says about numbers, names and contacts: what blocks, what only asks the clerk to look."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.catalogue_data import load_identity_rules
from desk_app.domain.findings import Severity
from desk_app.domain.people.identity_checks import (
    check_party,
    tax_code_agrees,
    tidy_party,
    tidy_phone,
)
from desk_app.domain.people.number_checks import tidy_id_number
from desk_app.domain.people.parties import Party, PartyKind, Sex
from desk_app.domain.people.personal_number import read_personal_number
from tests.domain.seeded import resource

TODAY = date(2026, 11, 20)
RULES = load_identity_rules(resource("identity/vietnam.json"))
HOA = Party(
    PartyKind.CITIZEN,
    "Nguyễn Thị Hòa",
    "001190012345",
    date(1990, 5, 1),
    Sex.FEMALE,
    "0912345678",
    "hoa@example.vn",
    "Số 1, phường Khương Đình, Hà Nội",
)
COMPANY = Party(PartyKind.ORGANISATION, "Công ty TNHH Một Hai", "0100109106")


def said(party: Party) -> list[tuple[str, str, Severity]]:
    found = check_party(tidy_party(party, RULES), "applicant", today=TODAY, rules=RULES)
    return [
        (each.field.removeprefix("applicant."), each.key.removeprefix("party."), each.severity)
        for each in found
    ]


def test_a_correct_citizen_and_a_correct_company_pass_in_silence() -> None:
    assert said(HOA) == []
    assert said(COMPANY) == []


def test_a_small_child_needs_no_number_no_phone_and_no_address() -> None:
    assert said(Party(PartyKind.CITIZEN, "Bé An", birth_date=date(2026, 11, 1))) == []


@pytest.mark.parametrize(
    ("number", "key", "severity"),
    [
        ("00119001234", "id_length", Severity.ERROR),
        ("0011900123456", "id_length", Severity.ERROR),
        ("1", "id_length", Severity.ERROR),
        ("012345678", "id_nine_digits", Severity.WARNING),
        ("999190012345", "id_place", Severity.WARNING),
        ("001191012345", "id_birth_year", Severity.WARNING),
        ("001090012345", "id_sex", Severity.WARNING),
        ("0011900O2345", "id_letters", Severity.WARNING),
        ("C" * 21, "passport_length", Severity.ERROR),
        ("=1+2", "id_characters", Severity.ERROR),
        ("٠٠١١٩٠٠١٢٣٤٥", "id_characters", Severity.ERROR),
        ("001190\x00012345", "control_marks", Severity.ERROR),
    ],
)
def test_a_doubtful_number_is_named(number: str, key: str, severity: Severity) -> None:
    assert said(replace(HOA, id_number=number)) == [("id_number", key, severity)]


def test_a_wrong_length_says_how_many_digits_there_are() -> None:
    party = replace(HOA, id_number="00119001234")
    (found,) = check_party(party, "owner", today=TODAY, rules=RULES)
    assert (found.field, found.params["n"]) == ("owner.id_number", 11)


def test_a_number_of_the_next_century_asks_for_a_look() -> None:
    party = replace(HOA, id_number="001590012345", birth_date=None)
    assert ("id_number", "id_birth_year_ahead", Severity.WARNING) in said(party)


@pytest.mark.parametrize("passport", ["C1234567", "n1234567", "X 12-345/AB", "PA1234567"])
def test_passports_pass(passport: str) -> None:
    party = replace(HOA, id_number=passport)
    assert [found for found in said(party) if found[2] is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("001 190 012 345", "001190012345"),
        ("001.190.012.345", "001190012345"),
        ("c1234567", "C1234567"),
        ("0100109106-001", "0100109106-001"),
        (" 012 345 678 ", "012345678"),
    ],
)
def test_grouped_numbers_are_stored_without_gaps(typed: str, stored: str) -> None:
    assert tidy_id_number(typed) == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("+84 912 345 678", "0912345678"),
        ("84912345678", "0912345678"),
        ("0912.345.678", "0912345678"),
        ("(024) 3825 1234", "02438251234"),
        ("+1 202 555 0100", "+1 202 555 0100"),
        ("0842345678", "0842345678"),
        ("", ""),
    ],
)
def test_phones_are_stored_with_a_leading_zero(typed: str, stored: str) -> None:
    assert tidy_phone(typed, RULES) == stored


def test_a_foreign_phone_and_an_odd_address_only_warn() -> None:
    party = replace(HOA, phone="+1 202 555 0100", email="hoa at example")
    assert said(party) == [
        ("phone", "phone_shape", Severity.WARNING),
        ("email", "email_shape", Severity.WARNING),
    ]


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("0100109107", "tax_code_check"),
        ("0100109106-000", "tax_code_branch"),
        ("12345", "tax_code_shape"),
        ("MST 0100109106", "tax_code_shape"),
    ],
)
def test_a_doubtful_tax_code_never_blocks(code: str, key: str) -> None:
    assert said(replace(COMPANY, id_number=code)) == [("id_number", key, Severity.WARNING)]


@pytest.mark.parametrize("code", ["", "0100109106-001", "0100109106001", "001190012345", "0100 109 106"])
def test_branches_households_and_missing_codes_pass(code: str) -> None:
    assert said(replace(COMPANY, id_number=code)) == []


@given(st.integers(0, 999_999_999), st.integers(1, 9))
def test_one_wrong_last_digit_of_a_tax_code_is_always_noticed(stem: int, shift: int) -> None:
    digits = [f"{stem:09d}{last}" for last in range(10)]
    agreeing = [code for code in digits if tax_code_agrees(code)]
    assert len(agreeing) <= 1
    for code in agreeing:
        assert not tax_code_agrees(f"{code[:9]}{(int(code[9]) + shift) % 10}")


@pytest.mark.parametrize(
    ("birth", "key"), [(date(2026, 11, 21), "birth_future"), (date(1899, 12, 31), "birth_too_early")]
)
def test_an_impossible_birth_date_blocks(birth: date, key: str) -> None:
    party = replace(HOA, id_number="", birth_date=birth)
    assert said(party) == [("birth_date", key, Severity.ERROR)]


def test_a_child_born_today_is_received() -> None:
    assert said(replace(HOA, id_number="", birth_date=TODAY)) == []


@pytest.mark.parametrize(
    ("field", "text", "key"),
    [
        ("name", "", "name_missing"),
        ("name", "   ", "name_missing"),
        ("name", "...", "name_missing"),
        ("name", "A" * 10_000, "too_long"),
        ("name", '=HYPERLINK("http://x","A")', "formula"),
        ("name", "Nguyễn\u202eA", "control_marks"),
        ("name", "Nguyễn\x07A", "control_marks"),
        ("address", "B" * 501, "too_long"),
        ("address", "@SUM(A1)", "formula"),
        ("email", "a" * 100 + "@b.vn", "too_long"),
    ],
)
def test_unusable_texts_block_at_their_field(field: str, text: str, key: str) -> None:
    party = replace(HOA, name=text) if field == "name" else replace(HOA, **{field: text})
    assert (field, key, Severity.ERROR) in said(party)


def test_an_endless_phone_blocks() -> None:
    assert ("phone", "too_long", Severity.ERROR) in said(replace(HOA, phone="0" * 51))


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40), st.sampled_from(PartyKind))
def test_any_typing_gets_an_answer(name: str, number: str, phone: str, kind: PartyKind) -> None:
    party = tidy_party(Party(kind, name, number, phone=phone), RULES)
    assert tidy_party(party, RULES) == party
    for found in check_party(party, "applicant", today=TODAY, rules=RULES):
        assert found.field.startswith("applicant.")
        assert found.key in resource("messages/rules.vi.json")


@given(st.sampled_from(sorted(RULES.birth_places)), st.dates(date(1900, 1, 1), TODAY), st.booleans())
def test_a_number_made_from_the_card_agrees_with_the_card(place: str, birth: date, female: bool) -> None:
    century = (birth.year - 1900) // 100 * 2 + int(female)
    number = f"{place}{century}{birth:%y}123456"
    sex = Sex.FEMALE if female else Sex.MALE
    assert said(Party(PartyKind.CITIZEN, "Lê An", number, birth, sex)) == []
    read = read_personal_number(number)
    assert read is not None
    assert (read.place, read.birth_year, read.sex) == (place, birth.year, sex)
