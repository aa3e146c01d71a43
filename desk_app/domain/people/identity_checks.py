"""Checks what identifies a person or an organisation, as strictly as each number allows: errors block, warnings ask."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from desk_app.domain.findings import Finding, error, warning
from desk_app.domain.people.birth import EARLIEST_BIRTH, birth_year, is_after, is_birth
from desk_app.domain.people.identity_rules import IdentityRules
from desk_app.domain.people.number_checks import check_id_number, tidy_id_number
from desk_app.domain.people.parties import Party, PartyKind
from desk_app.domain.people.personal_number import read_personal_number
from desk_app.domain.text import clean, has_control_marks, looks_like_formula

NAME_MOST, ADDRESS_MOST, PHONE_MOST, EMAIL_MOST, TAX_CODE_MOST = 500, 500, 50, 100, 20
"""Lengths of the national exchange (DOMAIN 4.3); tax codes are shorter."""
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
        country=clean(party.country).upper(),
        born="" if party.birth_date else clean(party.born),
    )


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
        found += check_birth(party.birth, f"{path}.birth_date", today=today)
    else:
        found += check_tax_code(party.id_number, number)
    if party.phone and not _is_phone(party.phone, rules):
        found.append(warning(f"{path}.phone", "party.phone_shape"))
    if party.email and not re.fullmatch(rules.email_pattern, party.email):
        found.append(warning(f"{path}.email", "party.email_shape"))
    return found


def check_birth(birth: str, field: str, *, today: date) -> list[Finding]:
    """A birth is a day, a month or a year between 1900 and today."""
    if not birth:
        return []
    if not is_birth(birth):
        return [error(field, "party.birth_unread")]
    if is_after(birth, today):
        return [error(field, "party.birth_future")]
    too_early = (birth_year(birth) or 0) < EARLIEST_BIRTH
    return [error(field, "party.birth_too_early", year=EARLIEST_BIRTH)] if too_early else []


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


def _is_phone(text: str, rules: IdentityRules) -> bool:
    return any(re.fullmatch(pattern, text, re.ASCII) for pattern in rules.phone_patterns)
