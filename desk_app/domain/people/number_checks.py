"""Checks the number of a person's paper by the kind of paper: each kind has its own shape, and some have no number."""

from __future__ import annotations

import re
from datetime import date

from desk_app.domain.findings import Finding, error, warning
from desk_app.domain.people.birth import birth_year
from desk_app.domain.people.identity_rules import IdentityRules
from desk_app.domain.people.parties import PaperKind, Party, Sex
from desk_app.domain.people.personal_number import read_personal_number
from desk_app.domain.text import clean, has_control_marks

PERSONAL_DIGITS, OLD_DIGITS = 12, 9
PASSPORT_MOST = 20
HOME = "VN"
"""The country whose papers have known shapes."""
CARD_AGE = 14
"""Who is fourteen has a card of his own (Luật Căn cước 2023, Điều 19)."""
_LETTERS = re.compile(r"[A-Z0-9 ./\-]+", re.IGNORECASE | re.ASCII)
_REGISTER = re.compile(r"[\w ./\-]+")
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)


def tidy_id_number(text: str) -> str:
    """Take grouping out of a number of digits; letters of passports become capitals."""
    typed = clean(text).upper()
    digits = re.sub(r"[ .\-]", "", typed)
    whole = re.fullmatch(r"\d+", digits, re.ASCII) and len(digits) in (OLD_DIGITS, 10, PERSONAL_DIGITS)
    return digits if whole else typed


def kind_of_number(number: str) -> PaperKind:
    """Give the kind of paper a number is surely of; foreign passports may be of digits only, so much stays unknown."""
    if re.fullmatch(r"\d{12}", number, re.ASCII):
        return PaperKind.CITIZEN_CARD
    if re.fullmatch(r"\d{9}", number, re.ASCII):
        return PaperKind.OLD_CARD
    letters = re.fullmatch(r"(?=.*[A-Z])[A-Z0-9]{6,12}", number, re.ASCII)
    few_digits = sum(char.isdigit() for char in number) < OLD_DIGITS
    return PaperKind.PASSPORT if letters and few_digits else PaperKind.UNKNOWN


def check_id_number(party: Party, field: str, *, today: date, rules: IdentityRules) -> list[Finding]:
    """Check a citizen's number by the kind of paper shown; empty is allowed, a small child has none."""
    number = party.id_number
    if has_control_marks(number):
        return []
    if party.paper_kind is PaperKind.NONE:
        return [error(field, "party.number_without_paper")] if number else []
    if not number:
        return []
    check = {
        PaperKind.CITIZEN_CARD: _check_card,
        PaperKind.OLD_CARD: _check_old_card,
        PaperKind.PASSPORT: _check_passport,
        PaperKind.BIRTH_CERTIFICATE: _check_certificate,
    }.get(party.paper_kind, _check_unknown)
    return check(party, field, today, rules)


def _check_card(party: Party, field: str, today: date, rules: IdentityRules) -> list[Finding]:
    if not re.fullmatch(r"\d{12}", party.id_number, re.ASCII):
        return [error(field, "party.id_length", n=_digits_in(party.id_number))]
    return _check_personal_number(party, field, today, rules)


def _check_old_card(party: Party, field: str, today: date, rules: IdentityRules) -> list[Finding]:
    if re.fullmatch(r"\d{12}", party.id_number, re.ASCII):
        return _check_personal_number(party, field, today, rules)
    if not re.fullmatch(r"\d{9}", party.id_number, re.ASCII):
        return [error(field, "party.old_card_length", n=_digits_in(party.id_number))]
    return [warning(field, "party.id_nine_digits")]


def _check_passport(party: Party, field: str, _today: date, rules: IdentityRules) -> list[Finding]:
    number = party.id_number
    if not _LETTERS.fullmatch(number):
        return [error(field, "party.id_characters")]
    if len(number) > PASSPORT_MOST:
        return [error(field, "party.passport_length", most=PASSPORT_MOST)]
    if not party.country:
        return [warning(field, "party.passport_country")]
    if not _COUNTRY.fullmatch(party.country):
        return [error(field, "party.country_unknown")]
    odd = party.country == HOME and not re.fullmatch(rules.passport_pattern, number, re.ASCII)
    return [warning(field, "party.passport_shape")] if odd else []


def _check_certificate(party: Party, field: str, today: date, rules: IdentityRules) -> list[Finding]:
    if not _REGISTER.fullmatch(party.id_number):
        return [error(field, "party.id_characters")]
    if len(party.id_number) > PASSPORT_MOST:
        return [error(field, "party.certificate_length", most=PASSPORT_MOST)]
    year = birth_year(party.birth)
    if year is not None and today.year - year > CARD_AGE:
        return [warning(field, "party.certificate_age", age=CARD_AGE)]
    return _check_personal_number(party, field, today, rules)


def _check_unknown(party: Party, field: str, today: date, rules: IdentityRules) -> list[Finding]:
    """Judge by the number alone, as before kinds of papers were told apart."""
    number = party.id_number
    if re.fullmatch(r"\d+", number, re.ASCII):
        if len(number) == PERSONAL_DIGITS:
            return _check_personal_number(party, field, today, rules)
        if len(number) == OLD_DIGITS:
            return [warning(field, "party.id_nine_digits")]
        return [error(field, "party.id_length", n=len(number))]
    if not _LETTERS.fullmatch(number):
        return [error(field, "party.id_characters")]
    if len(number) > PASSPORT_MOST:
        return [error(field, "party.passport_length", most=PASSPORT_MOST)]
    many_digits = _digits_in(number) >= OLD_DIGITS
    passport = re.fullmatch(rules.passport_pattern, number, re.ASCII)
    return [warning(field, "party.id_letters")] if many_digits and not passport else []


def _check_personal_number(party: Party, field: str, today: date, rules: IdentityRules) -> list[Finding]:
    number = read_personal_number(party.id_number)
    if number is None:
        return []
    found = []
    if rules.birth_places and number.place not in rules.birth_places:
        found.append(warning(field, "party.id_place", place=number.place))
    year = birth_year(party.birth)
    if year is not None and year != number.birth_year:
        found.append(warning(field, "party.id_birth_year", number=number.birth_year, card=year))
    elif number.birth_year > today.year:
        found.append(warning(field, "party.id_birth_year_ahead", number=number.birth_year))
    if party.sex is not Sex.UNKNOWN and party.sex is not number.sex:
        found.append(warning(field, "party.id_sex"))
    return found


def _digits_in(text: str) -> int:
    return sum(char.isdigit() and char.isascii() for char in text)
