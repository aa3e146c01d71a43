"""A person or organisation as typed so far: every box as the text in it, and which of them the program filled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from desk_app.domain.people.birth import birth_parts, written_birth
from desk_app.domain.people.identity import Identity
from desk_app.domain.people.number_checks import tidy_id_number
from desk_app.domain.people.parties import PaperKind, Party, PartyKind, Sex
from desk_app.screens.reception.fields.typed_date import read_birth

IDENTITY_BOXES = ("id_number", "name", "birth_date", "sex", "address")
"""What a citizen card can fill."""
CONTACT_BOXES = ("phone", "email", "address")
"""What an earlier visit can fill where only the number is known yet."""
VISIT_BOXES = ("name", "birth_date", "sex", *CONTACT_BOXES)
"""What an earlier visit can fill once it is known to be the same person."""
BOXES = ("id_number", "name", "birth_date", "sex", "phone", "email", "address")


@dataclass(frozen=True, slots=True)
class TypedParty:
    """Every field as the text in its box.

    `from_card` and `from_visit` name the boxes the program filled and nobody has touched since, all of them for the
    person with the number `filled_for`.
    """

    kind: PartyKind = PartyKind.CITIZEN
    id_number: str = ""
    name: str = ""
    birth_date: str = ""
    sex: Sex = Sex.UNKNOWN
    phone: str = ""
    email: str = ""
    address: str = ""
    from_card: tuple[str, ...] = ()
    from_visit: tuple[str, ...] = ()
    filled_for: str = ""
    paper_kind: PaperKind = PaperKind.UNKNOWN
    country: str = ""

    def party(self, today: date) -> Party:
        """Give what is typed as a party; a birth that is none is left out (the page marks it)."""
        birth_date, born = birth_parts(read_birth(self.birth_date, today) if self.is_citizen else "")
        return Party(
            kind=self.kind,
            name=self.name,
            id_number=self.id_number.strip(),
            birth_date=birth_date,
            sex=self.sex if self.is_citizen else Sex.UNKNOWN,
            phone=self.phone,
            email=self.email,
            address=self.address,
            paper_kind=self.paper_kind if self.is_citizen else PaperKind.UNKNOWN,
            country=self.country if self.is_citizen else "",
            born=born,
        )

    def identity(self, today: date, without: Iterable[str] = ()) -> Identity:
        """Give who stands in the boxes; a text that is no date stays as it is, and boxes `without` count as empty."""
        shown = cleared(self, without)
        birth = shown.birth_date.strip()
        return Identity(
            id_number=shown.number,
            name=shown.name.strip(),
            birth=read_birth(birth, today) or birth,
            sex=shown.sex,
            address=shown.address.strip(),
            paper_kind=shown.paper_kind,
            country=shown.country,
        )

    @property
    def number(self) -> str:
        """The number as it is stored and looked up."""
        return tidy_id_number(self.id_number)

    @property
    def is_citizen(self) -> bool:
        """Whether this is a person."""
        return self.kind is PartyKind.CITIZEN

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been typed."""
        return not any(self.filled(name) for name in BOXES)

    @property
    def filled_boxes(self) -> tuple[str, ...]:
        """The boxes the program filled and nobody has touched since."""
        return (*self.from_card, *self.from_visit)

    def filled(self, box: str) -> bool:
        """Whether something stands in a box."""
        return bool(str(getattr(self, box)).strip())


def with_box(party: TypedParty, name: str, value: str) -> TypedParty:
    """Give the party with one box set from text."""
    return replace(party, **{name: Sex(value) if name == "sex" else value})  # type: ignore[arg-type]


def cleared(party: TypedParty, boxes: Iterable[str]) -> TypedParty:
    """Give the party with these boxes emptied."""
    gone = tuple(boxes)
    for name in gone:
        party = with_box(party, name, "")
    return replace(
        party,
        from_card=tuple(name for name in party.from_card if name not in gone),
        from_visit=tuple(name for name in party.from_visit if name not in gone),
    )


def box_texts(identity: Identity) -> dict[str, str]:
    """Give an identity as the texts of its boxes."""
    return {
        "id_number": identity.id_number,
        "name": identity.name,
        "birth_date": written_birth(identity.birth),
        "sex": str(identity.sex),
        "address": identity.address,
    }
