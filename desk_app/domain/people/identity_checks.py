"""Checks what identifies a person or an organisation, as strictly as each number allows: errors block, warnings ask."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from desk_app.domain.findings import Finding, error, warning
from desk_app.domain.people.identity_rules import IdentityRules
from desk_app.domain.people.parties import Party, PartyKind, Sex
from desk_app.domain.people.personal_number import read_personal_number
from desk_app.domain.text import clean, has_control_marks, looks_like_formula

NAME_MOST, ADDRESS_MOST, PHONE_MOST, EMAIL_MOST, PASSPORT_MOST, TAX_CODE_MOST = 500, 500, 50, 100, 20, 20
"""Lengths of the national exchange (DOMAIN 4.3); passports and tax codes are shorter."""
EARLIEST_BIRTH = 1900
PERSONAL_DIGITS, OLD_DIGITS = 12, 9
TAX_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
"""Weights of the first nine digits of a tax code (DOMAIN 6.4)."""


def tidy_party(party: Party, rules: IdentityRules) -> Party:
    """Give the party as it is stored: NFC, single spaces, numbers without their grouping, phone with a leading 0."""
    return replace(
        party,
        name=clean(party.name),
        id_number=tidy_id_number(party.id_number),
        phone=tidy_phone(party.phone, rules),
        email=clean(party.email),
        address=clean(party.address),
    )


def tidy_id_number(text: str) -> str:
    """Take grouping out of a number of digits; letters of passports become capitals."""
    typed = clean(text).upper()
    digits = re.sub(r"[ .\-]", "", typed)
    whole = re.fullmatch(r"\d+", digits, re.ASCII) and len(digits) in (OLD_DIGITS, 10, PERSONAL_DIGITS)
    return digits if whole else typed


def tidy_phone(text: str, rules: IdentityRules) -> str:
    """Give a Vietnamese number as `0…`; what matches no known shape stays as typed."""
    typed = clean(text)
    digits = re.sub(r"[ .\-()]", "", typed)
    national = re.sub(r"^\+?84", "0", digits)
    return next((number for number in (digits, national) if _is_phone(number, rules)), typed)


def check_party(party: Party, path: str, *, today: date, rules: IdentityRules) -> list[Finding]:
    """Check every field of a tidied party; `path` is "applicant" or "owner"."""
    found = _check_texts(party, path)
    number = f"{path}.id_number"
    if party.kind is PartyKind.CITIZEN:
        found += check_id_number(party, number, today=today, rules=rules)
        found += check_birth_date(party.birth_date, f"{path}.birth_date", today=today)
    else:
        found += check_tax_code(party.id_number, number)
    if party.phone and not _is_phone(party.phone, rules):
        found.append(warning(f"{path}.phone", "party.phone_shape"))
    if party.email and not re.fullmatch(rules.email_pattern, party.email):
        found.append(warning(f"{path}.email", "party.email_shape"))
    return found


def check_id_number(party: Party, field: str, *, today: date, rules: IdentityRules) -> list[Finding]:
    """Check a citizen's number: empty is allowed (small children), digits must be 12 or the old 9, else a passport."""
    number = party.id_number
    if not number or has_control_marks(number):
        return []
    if re.fullmatch(r"\d+", number, re.ASCII):
        if len(number) == PERSONAL_DIGITS:
            return _check_personal_number(party, field, today, rules)
        if len(number) == OLD_DIGITS:
            return [warning(field, "party.id_nine_digits")]
        return [error(field, "party.id_length", n=len(number))]
    if not re.fullmatch(r"[A-Z0-9 ./\-]+", number, re.IGNORECASE | re.ASCII):
        return [error(field, "party.id_characters")]
    if len(number) > PASSPORT_MOST:
        return [error(field, "party.passport_length", most=PASSPORT_MOST)]
    many_digits = sum(char.isdigit() for char in number) >= OLD_DIGITS
    passport = re.fullmatch(rules.passport_pattern, number, re.ASCII)
    return [warning(field, "party.id_letters")] if many_digits and not passport else []


def check_birth_date(birth: date | None, field: str, *, today: date) -> list[Finding]:
    """A birth lies between 1900 and today."""
    if birth is None:
        return []
    if birth > today:
        return [error(field, "party.birth_future")]
    return [error(field, "party.birth_too_early", year=EARLIEST_BIRTH)] if birth.year < EARLIEST_BIRTH else []


def check_tax_code(code: str, field: str) -> list[Finding]:
    """Check an organisation's tax code (MST): ten digits with a check digit, a branch suffix, or a personal number."""
    if not code or has_control_marks(code):
        return []
    if len(code) > TAX_CODE_MOST or looks_like_formula(code):
        return [error(field, "party.tax_code_unusable", most=TAX_CODE_MOST)]
    found = re.fullmatch(r"(?P<main>\d{10})(?:-?(?P<branch>\d{3}))?", code, re.ASCII)
    if found is None:
        personal = read_personal_number(code) is not None
        return [] if personal else [warning(field, "party.tax_code_shape")]
    if found["branch"] == "000":
        return [warning(field, "party.tax_code_branch")]
    return [] if tax_code_agrees(found["main"]) else [warning(field, "party.tax_code_check")]


def tax_code_agrees(digits: str) -> bool:
    """Whether the tenth digit is the check digit of the first nine."""
    total = sum(weight * int(digit) for weight, digit in zip(TAX_WEIGHTS, digits[:9], strict=True))
    return 10 - total % 11 == int(digits[9])


def _check_texts(party: Party, path: str) -> list[Finding]:
    found = []
    if not any(char.isalpha() for char in party.name):
        found.append(error(f"{path}.name", "party.name_missing"))
    lengths = {
        "name": (party.name, NAME_MOST),
        "address": (party.address, ADDRESS_MOST),
        "phone": (party.phone, PHONE_MOST),
        "email": (party.email, EMAIL_MOST),
        "id_number": (party.id_number, NAME_MOST),
    }
    for name, (text, most) in lengths.items():
        field = f"{path}.{name}"
        if has_control_marks(text):
            found.append(error(field, "party.control_marks"))
        if len(text) > most:
            found.append(error(field, "party.too_long", most=most, n=len(text)))
        if name in ("name", "address", "email") and looks_like_formula(text):
            found.append(error(field, "party.formula"))
    return found


def _check_personal_number(party: Party, field: str, today: date, rules: IdentityRules) -> list[Finding]:
    number = read_personal_number(party.id_number)
    if number is None:
        return []
    found = []
    if rules.birth_places and number.place not in rules.birth_places:
        found.append(warning(field, "party.id_place", place=number.place))
    if party.birth_date is not None and party.birth_date.year != number.birth_year:
        found.append(
            warning(field, "party.id_birth_year", number=number.birth_year, card=party.birth_date.year)
        )
    elif number.birth_year > today.year:
        found.append(warning(field, "party.id_birth_year_ahead", number=number.birth_year))
    if party.sex is not Sex.UNKNOWN and party.sex is not number.sex:
        found.append(warning(field, "party.id_sex"))
    return found


def _is_phone(text: str, rules: IdentityRules) -> bool:
    return any(re.fullmatch(pattern, text, re.ASCII) for pattern in rules.phone_patterns)
