"""The people and organisations of a dossier: who hands in (người nộp) and whose matter it is (chủ hồ sơ)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PartyKind(StrEnum):
    """Citizen or organisation, as in the draft of `desk-app receive`."""

    CITIZEN = "citizen"
    ORGANISATION = "organisation"


class Sex(StrEnum):
    """Sex as printed on the citizen card; empty when unknown."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = ""


class PaperKind(StrEnum):
    """The paper a person is known by."""

    CITIZEN_CARD = "citizen_card"
    OLD_CARD = "old_card"
    PASSPORT = "passport"
    BIRTH_CERTIFICATE = "birth_certificate"
    NONE = "none"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Party:
    """One person or organisation as known at the counter.

    `id_number` holds the 12-digit personal number, a passport or an old 9-digit number for citizens
    (empty for a small child), and the tax code for organisations. `paper_kind` says which of them was shown and
    `country` (ISO 3166, two letters) who issued it. `born` is "1950" or "1950-03" where the paper does not name the day.
    """

    kind: PartyKind
    name: str
    id_number: str = ""
    birth_date: date | None = None
    sex: Sex = Sex.UNKNOWN
    phone: str = ""
    email: str = ""
    address: str = ""
    paper_kind: PaperKind = PaperKind.UNKNOWN
    country: str = ""
    born: str = ""

    @property
    def birth(self) -> str:
        """The birth as exactly as it is known: "1990-05-01", "1990-05", "1990", or "" for not at all."""
        return self.birth_date.isoformat() if self.birth_date else self.born
