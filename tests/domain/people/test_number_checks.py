"""Each kind of paper has a number of its own shape, and some papers have none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desk_app.domain.catalogue_data import load_identity_rules
from desk_app.domain.findings import Severity
from desk_app.domain.people.identity_checks import check_party, tidy_party
from desk_app.domain.people.number_checks import kind_of_number
from desk_app.domain.people.parties import PaperKind, Party, PartyKind
from tests.domain.seeded import resource

TODAY = date(2026, 11, 20)
RULES = load_identity_rules(resource("identity/vietnam.json"))
CARD, OLD, PASSPORT = PaperKind.CITIZEN_CARD, PaperKind.OLD_CARD, PaperKind.PASSPORT
CERTIFICATE, NONE = PaperKind.BIRTH_CERTIFICATE, PaperKind.NONE


def said(number: str, kind: PaperKind, **more: str) -> list[tuple[str, Severity]]:
    party = replace(Party(PartyKind.CITIZEN, "Bé An", number, paper_kind=kind), **more)
    found = check_party(tidy_party(party, RULES), "applicant", today=TODAY, rules=RULES)
    return [(one.key.removeprefix("party."), one.severity) for one in found]


@pytest.mark.parametrize("number", ["1234567", "12345678", "123456789", "1234567890", "AB1234567", "ab 12"])
def test_foreign_passports_may_be_of_digits_only(number: str) -> None:
    assert said(number, PASSPORT, country="kr") == []


@pytest.mark.parametrize(
    ("number", "kind", "country", "key", "severity"),
    [
        ("C1234567", PASSPORT, "", "passport_country", Severity.WARNING),
        ("C1234567", PASSPORT, "Hàn", "country_unknown", Severity.ERROR),
        ("12345678", PASSPORT, "VN", "passport_shape", Severity.WARNING),
        ("1" * 21, PASSPORT, "KR", "passport_length", Severity.ERROR),
        ("王123", PASSPORT, "CN", "id_characters", Severity.ERROR),
        ("012345678", CARD, "", "id_length", Severity.ERROR),
        ("C1234567", CARD, "", "id_length", Severity.ERROR),
        ("012345678", OLD, "", "id_nine_digits", Severity.WARNING),
        ("01234567", OLD, "", "old_card_length", Severity.ERROR),
        ("1" * 21, CERTIFICATE, "", "certificate_length", Severity.ERROR),
        ("001190012345", NONE, "", "number_without_paper", Severity.ERROR),
    ],
)
def test_a_number_is_judged_by_its_paper(
    number: str, kind: PaperKind, country: str, key: str, severity: Severity
) -> None:
    assert said(number, kind, country=country) == [(key, severity)]


@pytest.mark.parametrize(("number", "kind"), [("123/2020", CERTIFICATE), ("", CERTIFICATE), ("", NONE)])
def test_what_a_child_has_passes(number: str, kind: PaperKind) -> None:
    assert said(number, kind, born="2020") == []


def test_a_grown_person_with_a_birth_certificate_is_asked_for_the_card() -> None:
    assert said("123/1990", CERTIFICATE, born="1990") == [("certificate_age", Severity.WARNING)]


@pytest.mark.parametrize(
    ("born", "keys"),
    [
        ("1950", []),
        ("1950-03", []),
        ("2027", ["birth_future"]),
        ("2026-12", ["birth_future"]),
        ("1899", ["birth_too_early"]),
        ("khoảng 1950", ["birth_unread"]),
    ],
)
def test_a_birth_may_be_a_year_or_a_month(born: str, keys: list[str]) -> None:
    assert [key for key, _ in said("", PaperKind.UNKNOWN, born=born)] == keys


def test_the_year_alone_is_compared_with_the_number() -> None:
    assert [key for key, _ in said("001190012345", CARD, born="1950")] == ["id_birth_year"]
    assert said("001190012345", CARD, born="1990") == []


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        *(("001190012345", CARD), ("012345678", OLD), ("C1234567", PASSPORT)),
        *(("12345678", PaperKind.UNKNOWN), ("0011900O2345", PaperKind.UNKNOWN), ("", PaperKind.UNKNOWN)),
    ],
)
def test_the_kind_follows_a_number_that_is_sure(number: str, kind: PaperKind) -> None:
    assert kind_of_number(number) is kind
