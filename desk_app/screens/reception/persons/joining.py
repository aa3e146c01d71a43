"""Fills a person from a card or an earlier visit, whole or not at all, and takes back what was filled for somebody else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from desk_app.domain.people.birth import written_birth
from desk_app.domain.people.identity import Identity, differences, in_capitals
from desk_app.domain.people.parties import PartyKind
from desk_app.screens.reception.fields.typed_party import (
    BOXES,
    CONTACT_BOXES,
    IDENTITY_BOXES,
    VISIT_BOXES,
    TypedParty,
    box_texts,
    cleared,
    with_box,
)
from desk_app.screens.reception.persons.at_counter import (
    Asked,
    AtCounter,
    Question,
    Visit,
    answer_key,
    comparable,
    question_of,
    unlike,
    visit_agrees,
)


@dataclass(frozen=True, slots=True)
class Step:
    """A person after something happened, with the boxes that were filled and those that were emptied again."""

    person: AtCounter
    filled: tuple[str, ...] = ()
    taken_back: tuple[str, ...] = ()


def settle(person: AtCounter, today: date) -> Step:
    """Take in what was typed: what was filled in for another number or, by its name, for another person goes."""
    typed = person.typed
    gone: tuple[str, ...] = ()
    if typed.filled_for and typed.number != typed.filled_for:
        gone = tuple(box for box in BOXES if box in typed.filled_boxes and typed.filled(box))
        typed = replace(cleared(typed, typed.filled_boxes), filled_for="")
    if person.visit is not None and person.looked_up != typed.number:
        person = replace(person, visit=None, looked_up="")
    person = replace(person, typed=typed)
    question = question_of(person, today)
    if question is not None and question.about is Asked.VISIT and typed.from_visit:
        # The name typed since is another one: what the visit filled in was not this person's.
        back = tuple(box for box in BOXES if box in typed.from_visit and typed.filled(box))
        person = replace(person, typed=_without_visit(typed))
        gone = tuple(box for box in BOXES if box in gone or box in back)
    return Step(person, taken_back=gone)


def read_card(person: AtCounter, card: Identity, today: date) -> Step:
    """Take a card: it fills everything where nothing speaks against it, and else nothing until it is answered for."""
    cards = (*(one for one in person.cards if one.id_number != card.id_number), card)
    person = replace(person, cards=cards, pending=None)
    before = settle(person, today)
    if unlike(comparable(before.person, card, today), card):
        return replace(before, person=replace(before.person, pending=card))
    return replace(_join(before.person, card), taken_back=before.taken_back)


def know(person: AtCounter, number: str, visit: Visit | None, today: date) -> Step:
    """Take the answer about a number: contacts of the last visit, and with the same name all of it.

    An answer about a number that no longer stands in the box is passed over.
    """
    if number != person.typed.number:
        return Step(person)
    before = settle(replace(person, looked_up=number, visit=visit), today)
    person = before.person
    if visit is None:
        return before
    if not person.typed.is_citizen or visit.party.kind is not PartyKind.CITIZEN:
        same = person.typed.kind is visit.party.kind
        return replace(
            _from_visit(person, visit, CONTACT_BOXES if same else ()), taken_back=before.taken_back
        )
    if not visit_agrees(person, visit, today):
        return before
    boxes = VISIT_BOXES if person.typed.filled("name") else CONTACT_BOXES
    return replace(_from_visit(person, visit, boxes), taken_back=before.taken_back)


def take_other(person: AtCounter, question: Question, today: date) -> Step:
    """Let the other side of a question win: the card or the visit becomes the identity, whole."""
    if question.about is Asked.PLAIN:
        name = in_capitals(person.typed.name)
        person = replace(person, typed=replace(person.typed, name=name))
        return Step(_answered(person, question, today), filled=("name",))
    if question.about is Asked.CARD:
        return _join(replace(person, typed=_without_identity(person.typed, question.other)), question.other)
    visit = person.visit
    if visit is None:
        return Step(person)
    bare = cleared(person.typed, ("name", "birth_date", "sex"))
    return _from_visit(replace(person, typed=bare), visit, VISIT_BOXES)


def keep_typed(person: AtCounter, question: Question, today: date) -> Step:
    """Leave what is typed; the answer holds for exactly these two."""
    return Step(replace(_answered(person, question, today), pending=None))


def set_card_aside(person: AtCounter) -> Step:
    """Leave the person as typed, because the card is somebody else's."""
    return Step(replace(person, pending=None))


def brought_back(before: AtCounter, now: AtCounter) -> AtCounter:
    """Give a person as it stood, without forgetting the cards read since: they are still to be answered for."""
    since = tuple(one for one in now.cards if one not in before.cards)
    pending = now.pending if now.pending in since else before.pending
    return replace(before, cards=(*before.cards, *since), pending=pending)


def _answered(person: AtCounter, question: Question, today: date) -> AtCounter:
    key = answer_key(person, question.about, question.other, today)
    return replace(person, answers=person.answers | {key})


def _join(person: AtCounter, card: Identity) -> Step:
    """Write a card into the boxes; where both say the same, the card's spelling stands."""
    texts = box_texts(card)
    if person.typed.filled_for != card.id_number:
        person = replace(person, typed=cleared(person.typed, person.typed.filled_boxes))
    typed, filled = person.typed, []
    for box in IDENTITY_BOXES:
        if texts[box] and not _more_exact(typed, box, texts[box]):
            if str(getattr(typed, box)) != texts[box]:
                filled.append(box)
            typed = with_box(typed, box, texts[box])
    from_card = tuple(box for box in IDENTITY_BOXES if texts[box] and str(getattr(typed, box)) == texts[box])
    typed = replace(
        typed,
        kind=PartyKind.CITIZEN,
        paper_kind=card.paper_kind,
        country=card.country,
        from_card=from_card,
        from_visit=tuple(box for box in typed.from_visit if box not in from_card),
        filled_for=card.id_number,
    )
    return Step(replace(person, typed=typed, pending=None), filled=tuple(filled))


def _more_exact(typed: TypedParty, box: str, text: str) -> bool:
    return box == "birth_date" and len(typed.birth_date.strip()) > len(text)


def _from_visit(person: AtCounter, visit: Visit, boxes: Iterable[str]) -> Step:
    typed, filled = person.typed, []
    texts = _visit_texts(visit)
    for box in boxes:
        if texts[box] and not typed.filled(box):
            typed = with_box(typed, box, texts[box])
            filled.append(box)
    if filled:
        typed = replace(
            typed, from_visit=(*typed.from_visit, *filled), filled_for=typed.filled_for or typed.number
        )
    return Step(replace(person, typed=typed), filled=tuple(filled))


def _visit_texts(visit: Visit) -> Mapping[str, str]:
    party = visit.party
    return {
        "name": party.name,
        "birth_date": written_birth(party.birth),
        "sex": str(party.sex),
        "phone": party.phone,
        "email": party.email,
        "address": party.address,
    }


def _without_identity(typed: TypedParty, card: Identity) -> TypedParty:
    """Empty the identity, and of the contacts what was filled in for another number.

    For the very same number what the card does not name stays.
    """
    texts = box_texts(card)
    if typed.number == card.id_number:
        return cleared(typed, (box for box in IDENTITY_BOXES if texts[box]))
    return replace(cleared(typed, (*IDENTITY_BOXES, *typed.from_visit)), filled_for="")


def _without_visit(typed: TypedParty) -> TypedParty:
    return replace(cleared(typed, typed.from_visit), filled_for=typed.filled_for if typed.from_card else "")


def speaks_of_other(person: AtCounter, card: Identity, today: date) -> bool:
    """Whether a form left half typed gives no sign that it is of the person on a card: neither number nor name."""
    typed = person.typed
    if typed.is_empty:
        return False
    if typed.number and typed.number == card.id_number:
        return False
    found = differences(person.identity(today), card)
    return not typed.filled("name") or not card.name or bool(found)
