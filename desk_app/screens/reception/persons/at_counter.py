"""One person of the form as a value: what is typed, what a card and an earlier visit say, and what was answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from desk_app.domain.people.identity import (
    Identity,
    clashes,
    differences,
    identity_of,
    is_plainly_typed,
    name_key,
    same_but_for_marks,
)
from desk_app.domain.people.parties import PaperKind, Party, PartyKind, Sex
from desk_app.screens.reception.fields.typed_party import TypedParty, box_texts

Key = tuple[str, ...]


class Asked(StrEnum):
    """What a question is about: a card, an earlier visit under the same number, a name typed in haste.

    `OFFER` is no question: somebody is known under the number, and no name is typed yet.
    """

    CARD = "card"
    VISIT = "visit"
    PLAIN = "plain"
    OFFER = "offer"


@dataclass(frozen=True, slots=True)
class Difference:
    """One box, what stands in it and what the other side says."""

    box: str
    typed: str
    other: str


@dataclass(frozen=True, slots=True)
class Question:
    """What the clerk has to answer before the dossier can be saved; `other` is who the card or the visit names."""

    about: Asked
    other: Identity
    differences: tuple[Difference, ...] = ()
    at: datetime | None = None

    @property
    def blocks(self) -> bool:
        """Whether saving waits for the answer."""
        return self.about is not Asked.OFFER


@dataclass(frozen=True, slots=True)
class Visit:
    """A person as last taken down under a number."""

    party: Party
    at: datetime | None

    @property
    def identity(self) -> Identity:
        """Who that was."""
        return identity_of(self.party)


@dataclass(frozen=True, slots=True)
class AtCounter:
    """The applicant or the owner: `typed` is what the boxes show.

    `pending` is a card read and not answered for, `cards` all that were read since the form was begun, `visit` what is
    known under the number `looked_up`. `answers` are the questions answered with "as it stands", each for exactly the
    two identities it was asked about.
    """

    typed: TypedParty = field(default_factory=TypedParty)
    pending: Identity | None = None
    cards: tuple[Identity, ...] = ()
    looked_up: str = ""
    visit: Visit | None = None
    answers: frozenset[tuple[str, Key, Key]] = frozenset()

    def identity(self, today: date) -> Identity:
        """Give who stands in the boxes."""
        return self.typed.identity(today)

    @property
    def card(self) -> Identity | None:
        """The card read for the number that stands in the box."""
        return next((one for one in reversed(self.cards) if one.id_number == self.typed.number), None)

    @property
    def may_be_anothers(self) -> bool:
        """Whether the card that waits can be another person's: not where its number is typed here."""
        return self.pending is not None and self.pending.id_number != self.typed.number

    def is_answered(self, about: Asked, other: Identity, today: date) -> bool:
        """Whether the clerk has said that what stands here is right beside what the other side says."""
        return answer_key(self, about, other, today) in self.answers

    def confirmed(self, role: str, today: date) -> tuple[str, ...]:
        """Name the questions of the desk's own checks that were answered here: `role` and `role.name`."""
        card, visit = self.card, self.visit
        by_card = card is not None and (
            not clashes(self.identity(today), card) or self.is_answered(Asked.CARD, card, today)
        )
        by_visit = visit is not None and self.is_answered(Asked.VISIT, visit.identity, today)
        plain = self.is_answered(Asked.PLAIN, Identity(), today) or "name" in self.typed.filled_boxes
        return (*((role,) if by_card or by_visit else ()), *((f"{role}.name",) if plain else ()))


def answer_key(person: AtCounter, about: Asked, other: Identity, today: date) -> tuple[str, Key, Key]:
    """Give what an answer holds for: exactly these two sides, and for a plain name the name alone."""
    if about is Asked.PLAIN:
        return about, (name_key(person.typed.name),), ()
    return about, person.identity(today).key, other.key


def card_identity(fields: Mapping[str, str]) -> Identity:
    """Give who a citizen card names; what could not be read is empty."""
    return Identity(
        id_number=fields.get("id_number", ""),
        name=fields.get("name", ""),
        birth=fields.get("birth_date", ""),
        sex=Sex(fields.get("sex", "")),
        address=fields.get("address", ""),
        paper_kind=PaperKind.CITIZEN_CARD,
    )


def question_of(person: AtCounter, today: date) -> Question | None:
    """Give what is to be asked now, the gravest first."""
    if not person.typed.is_citizen:
        return None
    return _about_card(person, today) or _about_visit(person, today) or _about_name(person, today)


def comparable(person: AtCounter, other: Identity, today: date) -> Identity:
    """Give who stands in the boxes, without what an earlier visit filled in for the very same number."""
    same = person.typed.filled_for == other.id_number
    return person.typed.identity(today, person.typed.from_visit if same else ())


def unlike(typed: Identity, other: Identity) -> tuple[str, ...]:
    """Name the fields that speak against both being one person.

    A name beside which the other side has none cannot be compared: only the same number says that it is one person.
    """
    found = differences(typed, other)
    if typed.name and not other.name and typed.id_number != other.id_number:
        found = (*found, "name")
    return found


def visit_agrees(person: AtCounter, visit: Visit, today: date) -> bool:
    """Whether an earlier visit is of the person who stands in the boxes; beside a card marks of the name may lack."""
    here, there = person.identity(today), visit.identity
    found = set(clashes(here, there))
    if person.card is not None and same_but_for_marks(here.name, there.name):
        found.discard("name")
    return visit.party.kind is PartyKind.CITIZEN and not found


def _about_card(person: AtCounter, today: date) -> Question | None:
    if person.pending is not None:
        # Once asked about, a card waits for its answer, also where what is typed since agrees with it.
        waiting = person.pending
        typed = comparable(person, waiting, today)
        return Question(Asked.CARD, waiting, _told(unlike(typed, waiting), person.typed, typed, waiting))
    card, here = person.card, person.identity(today)
    found = clashes(here, card) if card is not None else ()
    if card is None or not found or person.is_answered(Asked.CARD, card, today):
        return None
    return Question(Asked.CARD, card, _told(found, person.typed, here, card))


def _about_visit(person: AtCounter, today: date) -> Question | None:
    visit, typed = person.visit, person.typed
    if visit is None or person.looked_up != typed.number or person.card is not None:
        return None
    there = visit.identity
    if not typed.filled("name"):
        return Question(Asked.OFFER, there, at=visit.at) if visit.party.kind is PartyKind.CITIZEN else None
    if visit_agrees(person, visit, today) or person.is_answered(Asked.VISIT, there, today):
        return None
    here = person.identity(today)
    return Question(Asked.VISIT, there, _told(clashes(here, there), typed, here, there), visit.at)


def _about_name(person: AtCounter, today: date) -> Question | None:
    typed = person.typed
    by_hand = "name" not in typed.filled_boxes
    plain = is_plainly_typed(typed.name, typed.paper_kind)
    if not by_hand or not plain or person.is_answered(Asked.PLAIN, Identity(), today):
        return None
    return Question(Asked.PLAIN, Identity(), (Difference("name", typed.name.strip(), ""),))


def _told(
    found: tuple[str, ...], boxes: TypedParty, typed: Identity, other: Identity
) -> tuple[Difference, ...]:
    here, there = box_texts(typed), box_texts(other)
    names = ("birth_date" if name == "birth" else name for name in found)
    return tuple(Difference(name, str(getattr(boxes, name)) or here[name], there[name]) for name in names)


def with_typed(person: AtCounter, typed: TypedParty) -> AtCounter:
    """Give the person with what the boxes show now."""
    return replace(person, typed=typed)
