"""The people of a form without widgets: the same values and steps as the page, so that thousands of stories are quick."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from desk_app.domain.codes.scans import read_scan
from desk_app.domain.people.birth import written_birth
from desk_app.screens.reception.fields.typed_date import read_birth
from desk_app.screens.reception.fields.typed_party import with_box
from desk_app.screens.reception.persons import joining
from desk_app.screens.reception.persons.at_counter import (
    Asked,
    AtCounter,
    Question,
    Visit,
    card_identity,
    question_of,
    with_typed,
)
from tests.screens.reception.drawn.in_window import boxes_of, party_of
from tests.screens.reception.drawn.people import Citizen

TODAY = date(2026, 11, 20)


@dataclass(frozen=True)
class _Form:
    """A person, and how it stood before the last answer; `counts` when that was about two people."""

    person: AtCounter
    undo: AtCounter | None = None
    counts: bool = False


class ValueCounter:
    """One applicant as a value; numbers are looked up at once."""

    def __init__(self) -> None:
        self._known: dict[str, Visit] = {}
        self._form = _Form(AtCounter())
        self._box = "id_number"
        self._left = self._aside = False

    def know(self, who: Citizen) -> None:
        self._known[who.id_number] = Visit(party_of(who), datetime(2026, 11, 1, tzinfo=UTC))

    def boxes(self) -> Mapping[str, str]:
        typed = self._form.person.typed
        return {name: getattr(typed, name) for name in ("id_number", "name", "birth_date", "phone", "email")}

    def type(self, box: str, text: str, *, leaves: bool) -> None:
        if box != self._box:
            self._leave()
        self._box = box
        typed = self._form.person.typed
        if getattr(typed, box) != text:
            typed = replace(
                with_box(typed, box, text),
                from_card=tuple(one for one in typed.from_card if one != box),
                from_visit=tuple(one for one in typed.from_visit if one != box),
            )
        self._form = replace(self._form, person=with_typed(self._form.person, typed))
        if leaves:
            self._leave()

    def scan(self, who: Citizen) -> None:
        card = card_identity(read_scan(who.card, today=TODAY).fields)
        self._aside = self._left and joining.speaks_of_other(self._form.person, card, TODAY)
        if self._aside:
            self.begin()
        self._left = False
        self._put(joining.read_card(self._form.person, card, TODAY).person)
        self._look_up()

    def answer(self, which: str) -> bool:
        question, before = self._question(), self._form.person
        if question is None or (not question.blocks and which != "take"):
            return False
        if which == "owner":
            if not before.may_be_anothers or question.about is not Asked.CARD:
                return False
            after = joining.set_card_aside(before)
        elif which == "take":
            after = joining.take_other(before, question, TODAY)
        else:
            after = joining.keep_typed(before, question, TODAY)
        self._put(after.person)
        if which == "take" and question.about is Asked.CARD:
            self._look_up()
        counts = question.about in (Asked.CARD, Asked.VISIT)
        self._form = _Form(self._form.person, before, counts)
        return counts

    def undo(self) -> bool:
        if self._form.undo is None:
            return False
        counts = self._form.counts
        self._form = _Form(joining.brought_back(self._form.undo, self._form.person))
        return counts

    def go(self) -> None:
        self._leave()
        self._left = not self._form.person.typed.is_empty

    def come(self) -> None:
        """The form stands as it was left."""

    def begin(self) -> None:
        self._form = _Form(AtCounter())
        self._left = False

    def save(self) -> Mapping[str, str] | None:
        self._leave()
        self._look_up(always=False)
        typed = self._form.person.typed
        question = self._question()
        unread = typed.birth_date.strip() and not read_birth(typed.birth_date, TODAY)
        if not typed.name.strip() or unread or (question is not None and question.blocks):
            return None
        return boxes_of(typed.party(TODAY))

    def was_put_aside(self) -> bool:
        return self._aside

    def _leave(self) -> None:
        typed = self._form.person.typed
        birth = read_birth(typed.birth_date, TODAY)
        if birth:
            typed = replace(typed, birth_date=written_birth(birth))
        self._put(joining.settle(with_typed(self._form.person, typed), TODAY).person)
        if self._box == "id_number":
            self._look_up()

    def _look_up(self, *, always: bool = True) -> None:
        person = self._form.person
        number = person.typed.number
        if number and (always or person.looked_up != number):
            self._put(joining.know(person, number, self._known.get(number), TODAY).person)

    def _question(self) -> Question | None:
        return question_of(self._form.person, TODAY)

    def _put(self, person: AtCounter) -> None:
        self._form = replace(self._form, person=person)
