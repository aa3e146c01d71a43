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


@dataclass(frozen=True, slots=True)
class Party:
    """One person or organisation as known at the counter.

    `id_number` holds the 12-digit personal number, a passport or an old 9-digit number for citizens
    (empty for a small child), and the tax code for organisations.
    """

    kind: PartyKind
    name: str
    id_number: str = ""
    birth_date: date | None = None
    sex: Sex = Sex.UNKNOWN
    phone: str = ""
    email: str = ""
    address: str = ""
