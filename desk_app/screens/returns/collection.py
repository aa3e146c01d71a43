"""Who collects a result: what the page starts from, and what a citizen card tells about the person at the counter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desk_app.domain.dossier.dossier import CollectorKind, Dossier, SeenPaper
from desk_app.domain.people.parties import Party


@dataclass(frozen=True, slots=True)
class Collection:
    """The hand-over as typed so far."""

    kind: CollectorKind = CollectorKind.APPLICANT
    name: str = ""
    id_number: str = ""
    phone: str = ""
    proof: str = ""
    slip_lost: bool = False
    originals_back: str = ""
    no_number: str = ""
    seen: SeenPaper | None = None


def collected_by(dossier: Dossier, kind: CollectorKind, before: Collection) -> Collection:
    """Give the hand-over to the applicant, the owner, or somebody authorised, whose boxes start empty."""
    party = {CollectorKind.APPLICANT: dossier.applicant, CollectorKind.OWNER: dossier.matter_of}.get(kind)
    if party is None:
        return replace(before, kind=kind, name="", id_number="", phone="")
    return replace(before, kind=kind, name=party.name, id_number=party.id_number, phone=party.phone)


def from_card(dossier: Dossier, card: Mapping[str, str], before: Collection) -> Collection:
    """Read a card into the hand-over: the applicant and the owner are recognised by their number."""
    number, name = card.get("id_number", ""), card.get("name", "")
    for kind, party in _known(dossier):
        if number and party.id_number == number:
            return replace(collected_by(dossier, kind, before), name=name or party.name)
    return replace(before, kind=CollectorKind.AUTHORISED, name=name, id_number=number, phone="")


def _known(dossier: Dossier) -> tuple[tuple[CollectorKind, Party], ...]:
    return (
        (CollectorKind.APPLICANT, dossier.applicant),
        (CollectorKind.OWNER, dossier.matter_of),
    )
