"""The 12-digit personal number (số định danh): place, century with sex, birth year and six random digits, no check digit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desk_app.domain.people.parties import Sex


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """What the digits `PPP G YY RRRRRR` say (DOMAIN 6.2); they may contradict the card, which then only warns."""

    place: str
    sex: Sex
    birth_year: int


def read_personal_number(text: str) -> PersonalNumber | None:
    """Take a personal number apart; None when it is not exactly twelve digits."""
    if not re.fullmatch(r"\d{12}", text, re.ASCII):
        return None
    century_and_sex = int(text[3])
    year = 1900 + 100 * (century_and_sex // 2) + int(text[4:6])
    return PersonalNumber(text[:3], Sex.FEMALE if century_and_sex % 2 else Sex.MALE, year)
