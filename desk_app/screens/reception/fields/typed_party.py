"""A person or organisation as typed so far, and how a card or an earlier visit fills what is still empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from desk_app.domain.people.parties import Party, PartyKind, Sex
from desk_app.domain.text import clean
from desk_app.screens.reception.fields.typed_date import read_birth_date, written

CARD_FIELDS = ("id_number", "name", "birth_date", "sex", "address")
"""What a citizen card can fill."""
CONTACT_FIELDS = ("phone", "email", "address")
"""What an earlier visit can fill."""


@dataclass(frozen=True, slots=True)
class TypedParty:
    """Every field as the text in its box; `from_card` names those a card filled and nobody has touched since."""

    kind: PartyKind = PartyKind.CITIZEN
    id_number: str = ""
    name: str = ""
    birth_date: str = ""
    sex: Sex = Sex.UNKNOWN
    phone: str = ""
    email: str = ""
    address: str = ""
    from_card: tuple[str, ...] = ()

    def party(self, today: date) -> Party:
        """Give what is typed as a party; a birth date that is none is left out (the page marks it)."""
        return Party(
            kind=self.kind,
            name=self.name,
            id_number=self.id_number.strip(),
            birth_date=read_birth_date(self.birth_date, today) if self.is_citizen else None,
            sex=self.sex if self.is_citizen else Sex.UNKNOWN,
            phone=self.phone,
            email=self.email,
            address=self.address,
        )

    @property
    def is_citizen(self) -> bool:
        """Whether this is a person."""
        return self.kind is PartyKind.CITIZEN

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been typed."""
        return not any(str(getattr(self, name)).strip() for name in (*CARD_FIELDS, "phone", "email"))


@dataclass(frozen=True, slots=True)
class Difference:
    """One field where the card says something else than what stands in the box."""

    field: str
    typed: str
    card: str


@dataclass(frozen=True, slots=True)
class Merged:
    """The party after something was filled in, which fields that were, and where both sides differ."""

    party: TypedParty
    filled: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()


def fill_from_card(typed: TypedParty, card: Mapping[str, str], today: date) -> Merged:
    """Fill the empty fields from a card; typed ones stay, and what differs is listed for the clerk to decide.

    A card is a person's: an organisation half typed stays as it is.
    """
    if not typed.is_citizen and not typed.is_empty:
        return Merged(typed)
    party = replace(typed, kind=PartyKind.CITIZEN)
    filled: list[str] = []
    differences: list[Difference] = []
    for name in CARD_FIELDS:
        value, before = card_text(name, card.get(name, "")), str(getattr(party, name))
        if value and not before.strip():
            party = with_field(party, name, value)
            filled.append(name)
        elif value and _differ(name, before, value, today):
            differences.append(Difference(name, before, value))
    return Merged(replace(party, from_card=(*party.from_card, *filled)), tuple(filled), tuple(differences))


def fill_contact(typed: TypedParty, known: Party) -> Merged:
    """Fill empty contact fields from this person's last visit; nothing typed is changed."""
    party, filled = typed, []
    for name in CONTACT_FIELDS:
        value = getattr(known, name)
        if value and not str(getattr(party, name)).strip():
            party = with_field(party, name, value)
            filled.append(name)
    return Merged(party, tuple(filled))


def with_field(party: TypedParty, name: str, value: str) -> TypedParty:
    """Give the party with one field set from text."""
    return replace(party, **{name: Sex(value) if name == "sex" else value})  # type: ignore[arg-type]


def card_text(name: str, value: str) -> str:
    """Write a card's value as it stands in the box: dates as dd/MM/yyyy, the rest as it is."""
    if name == "birth_date" and value:
        return written(date.fromisoformat(value))
    return value


def _differ(name: str, typed: str, card: str, today: date) -> bool:
    if name == "birth_date":
        return written(read_birth_date(typed, today)) != card
    # Marks count: Hoa and Hòa are two people. Only capitals and spaces do not.
    return clean(typed).casefold() != clean(card).casefold()
