"""Asks about a person where the number is known with another name, or where a name looks typed in haste."""

from __future__ import annotations

from collections.abc import Iterable

from desk_app.domain.dossier.drafts import ReceptionDraft
from desk_app.domain.findings import Finding, error, warning
from desk_app.domain.people.birth import written_birth
from desk_app.domain.people.identity import clashes, identity_of, is_plainly_typed
from desk_app.domain.people.identity_rules import IdentityRules
from desk_app.domain.people.parties import Party, PartyKind
from desk_app.domain.people.wards import LEVELS, told
from desk_app.ports.dossiers import Dossiers
from desk_app.services.dossier.deeds import as_code


def check_persons(
    dossiers: Dossiers, draft: ReceptionDraft, known_as: tuple[str, ...] = ()
) -> Iterable[Finding]:
    """Ask about the people of a tidied draft, but for what was `confirmed`; `known_as` are codes of this very dossier.

    A number known with another name blocks until somebody says that it is right: two people never share one.
    """
    own = {as_code(code) for code in known_as}
    for role, party in (("applicant", draft.applicant), ("owner", draft.owner)):
        if party is None or party.kind is not PartyKind.CITIZEN:
            continue
        if role not in draft.confirmed:
            yield from _known_otherwise(dossiers, role, party, own)
        if f"{role}.name" not in draft.confirmed and is_plainly_typed(party.name, party.paper_kind):
            yield warning(f"{role}.name", "party.name_plain", name=party.name)


def check_addresses(draft: ReceptionDraft, rules: IdentityRules) -> Iterable[Finding]:
    """Name today's ward beside an address printed with ward, district and province; the address stays as it is."""
    for role, party in (("applicant", draft.applicant), ("owner", draft.owner)):
        if party is None or party.address.count(",") < LEVELS - 1:
            continue
        wards = rules.wards().today(party.address)
        if wards:
            key = "party.address_before" if len(wards) == 1 else "party.address_before_divided"
            yield warning(f"{role}.address", key, now=told(wards))


def _known_otherwise(dossiers: Dossiers, role: str, party: Party, own: set[str]) -> Iterable[Finding]:
    visit = dossiers.last_visit(party.id_number) if party.id_number else None
    if visit is None or visit.code in own or visit.party.kind is not PartyKind.CITIZEN:
        return
    if clashes(identity_of(party), identity_of(visit.party)):
        name, birth, at = visit.party.name, written_birth(visit.party.birth), f"{visit.at:%d/%m/%Y}"
        if birth:
            yield error(f"{role}.name", "party.known_otherwise", name=name, birth=birth, at=at)
        else:
            yield error(f"{role}.name", "party.known_otherwise_undated", name=name, at=at)
