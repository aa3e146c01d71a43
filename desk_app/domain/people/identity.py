"""Who a person is by paper, as one value: it is filled in, compared and taken back whole (số giấy tờ, tên, ngày sinh …)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from desk_app.domain.people.birth import births_agree
from desk_app.domain.people.number_checks import tidy_id_number
from desk_app.domain.people.parties import PaperKind, Party, Sex
from desk_app.domain.text import clean, fold

NAMING = ("id_number", "name", "birth", "sex")
"""What tells one person from another; an address only says where one person lives."""
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_APOSTROPHES = str.maketrans("\u2019\u2018`\u00b4", "''''")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a paper says of a person; `birth` is "1990-05-01", "1990-05" or "1990", and empty fields are not known."""

    id_number: str = ""
    name: str = ""
    birth: str = ""
    sex: Sex = Sex.UNKNOWN
    address: str = ""
    paper_kind: PaperKind = PaperKind.UNKNOWN
    country: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing of who the person is."""
        return not any(getattr(self, name) for name in NAMING)

    @property
    def key(self) -> tuple[str, ...]:
        """What an answer about this person holds for; spelling of capitals and spaces does not matter."""
        return tidy_id_number(self.id_number), name_key(self.name), self.birth, str(self.sex)


def identity_of(party: Party) -> Identity:
    """Give who a party is."""
    return Identity(
        party.id_number,
        party.name,
        party.birth,
        party.sex,
        party.address,
        party.paper_kind,
        party.country,
    )


def differences(one: Identity, other: Identity) -> tuple[str, ...]:
    """Name the fields both know and know otherwise.

    Marks of a name count, Hoa and Hòa are two people; where the tone stands does not, Hòa and Hoà are one.
    """
    found = []
    if _differ(tidy_id_number(one.id_number), tidy_id_number(other.id_number)):
        found.append("id_number")
    if _differ(name_key(one.name), name_key(other.name)):
        found.append("name")
    if one.birth and other.birth and not births_agree(one.birth, other.birth):
        found.append("birth")
    if _differ(one.sex, other.sex):
        found.append("sex")
    if _differ(clean(one.address).casefold(), clean(other.address).casefold()):
        found.append("address")
    return tuple(found)


def clashes(one: Identity, other: Identity) -> tuple[str, ...]:
    """Name the fields by which two identities are of two people."""
    return tuple(name for name in differences(one, other) if name in NAMING)


def name_key(name: str) -> str:
    """Give a name for comparing: no capitals, and the tone of each syllable apart from the letter it stands on."""
    return " ".join(map(_syllable, clean(name).casefold().translate(_APOSTROPHES).split()))


def same_but_for_marks(one: str, other: str) -> bool:
    """Whether two names are written with the same plain letters."""
    return fold(one) == fold(other)


def is_plainly_typed(name: str, paper_kind: PaperKind = PaperKind.UNKNOWN) -> bool:
    """Whether a name looks typed in haste: no capital at all, or two words and more without any mark.

    Passports write all names without marks.
    """
    cleaned = clean(name)
    if not any(char.isalpha() for char in cleaned):
        return False
    if cleaned == cleaned.lower():
        return True
    unmarked = fold(cleaned) == cleaned.lower() and " " in cleaned
    return unmarked and paper_kind is not PaperKind.PASSPORT


def in_capitals(name: str) -> str:
    """Give a name with a capital at the beginning of each word."""
    return " ".join(word[:1].upper() + word[1:] for word in clean(name).split())


def _syllable(text: str) -> str:
    parts = unicodedata.normalize("NFD", text)
    tones = "".join(sorted(char for char in parts if char in _TONES))
    return "".join(char for char in parts if char not in _TONES) + tones


def _differ(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one != other
