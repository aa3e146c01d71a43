"""Fills the form from a citizen card and from earlier visits, asks where they differ, and lets saving wait for the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desk_app.screens.notice import Tone
from desk_app.screens.reception.fields.party_fields import PartyFields
from desk_app.screens.reception.form import ReceptionForm
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
from desk_app.screens.reception.persons.joining import Step
from desk_app.screens.reception.persons.telling import Telling
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.domain.codes.scans import Scan
    from desk_app.services.reception.known_citizens import KnownPerson

APPLICANT, OWNER = "applicant", "owner"


@dataclass(frozen=True, slots=True)
class _Before:
    """The people of a form as they stood, for having them back."""

    people: dict[str, AtCounter]
    owner_shown: bool


class CardFilling(QObject):
    """Works on one form: `asked` gives the question to be answered (None: none any more), and whether its
    card may be the owner's.

    `known` gives what else is open under a number, `filled` the draft paths of the boxes the program filled. A card is
    read into the party the cursor is in.
    """

    asked = Signal(object, bool)
    known = Signal(object)
    filled = Signal(object)

    def __init__(self, workplace: Workplace, form: ReceptionForm) -> None:
        super().__init__(form)
        self._workplace = workplace
        self._form = form
        self._people = {APPLICANT: AtCounter(), OWNER: AtCounter()}
        self._telling = Telling(workplace, form.remarks)
        self._question: tuple[Question, str] | None = None
        form.confirmed = self.confirmed
        form.owner_box.toggled.connect(lambda _on: self._ask())

    def begin_anew(self) -> None:
        """Forget everybody: another form is shown."""
        self._people = {APPLICANT: AtCounter(), OWNER: AtCounter()}
        self._ask()

    def finish(self) -> None:
        """Ask nothing more: the form is saved."""
        self._people = {APPLICANT: AtCounter(), OWNER: AtCounter()}
        self._question = None
        self.asked.emit(None, False)

    def resume(self) -> None:
        """Ask what is known of the people of a form brought back."""
        self.begin_anew()
        for role in self._roles():
            self._look_up(role)

    @property
    def asked_of(self) -> str:
        """The role of the person the question is about; "" while nothing is asked."""
        return self._question[1] if self._question else ""

    def confirmed(self) -> tuple[str, ...]:
        """Name what was asked and answered of the people as they stand."""
        today = self._today
        return tuple(one for role in self._roles() for one in self._person(role).confirmed(role, today))

    def take(self, scan: Scan, *, quietly: bool = False) -> None:
        """Use a card; `quietly` leaves a notice that stands, which is more important, in its place."""
        self._telling.quiet = quietly
        role = self._role_of(self._form.focused_party())
        typed = self._fields(role).state()
        if not typed.is_citizen and not typed.is_empty:
            self._telling.say(Tone.WARNING, "counter.card_for_organisation")
            return
        self._read(role, scan)

    def speaks_of_other(self, scan: Scan) -> bool:
        """Whether nobody on the form is the person of a card, though somebody is half typed."""
        card, today = card_identity(scan.fields), self._today
        people = [self._person(role) for role in self._roles() if not self._person(role).typed.is_empty]
        return bool(people) and all(joining.speaks_of_other(one, card, today) for one in people)

    def left(self, role: str, box: str) -> None:
        """Take in what was typed in a box that was left."""
        self._telling.begin()
        self._put(role, joining.settle(self._person(role), self._today))
        if box == "id_number":
            self._look_up(role)

    def ready(self, then: Callable[[], object]) -> None:
        """Go on once every number was looked up and nothing is left to be answered; else say what waits."""
        self._telling.begin()
        for role in self._roles():
            self._put(role, joining.settle(self._person(role), self._today))
        for role in self._roles():
            number = self._fields(role).state().number
            if number and self._people[role].looked_up != number:
                self._look_up(role, after=lambda: self.ready(then), always=True)
                return
        if self._question is not None and self._question[0].blocks:
            self._telling.say(Tone.TROUBLE, "persons.answer_first")
        else:
            then()

    def take_other(self) -> None:
        """Let the card or the earlier visit win; what was typed can be had back."""
        if self._question is None:
            return
        question, role = self._question
        before = self._snapshot()
        self._put(role, joining.take_other(self._person(role), question, self._today), told=False)
        if question.about is Asked.CARD:
            self._go_on(role)
        self._telling.answered(question.about, lambda: self._restore(before))
        if question.about is Asked.CARD:
            self._look_up(role)

    def keep_typed(self) -> None:
        """Leave what is typed."""
        if self._question is None or not self._question[0].blocks:
            return
        question, role = self._question
        before = self._snapshot()
        self._put(role, joining.keep_typed(self._person(role), question, self._today), told=False)
        self._telling.kept(lambda: self._restore(before))

    def card_is_owners(self) -> None:
        """Take the card as that of another person: the owner of the dossier."""
        person = self._person(APPLICANT)
        card = person.pending
        if card is None or not person.may_be_anothers:
            return
        before = self._snapshot()
        self._put(APPLICANT, joining.set_card_aside(person), told=False)
        self._form.show_owner()
        self._put(OWNER, joining.read_card(self._person(OWNER), card, self._today), told=False)
        self._telling.owners(card.name, lambda: self._restore(before))
        self._look_up(OWNER)

    def _read(self, role: str, scan: Scan) -> None:
        self._telling.begin()
        step = joining.read_card(self._person(role), card_identity(scan.fields), self._today)
        self._put(role, step, told=False)
        self._telling.card(role, scan, step)
        if step.person.pending is None:
            self._go_on(role)
            self._look_up(role, card=step)
        else:
            self._look_up(role)

    def _look_up(
        self,
        role: str,
        after: Callable[[], object] | None = None,
        *,
        always: bool = False,
        card: Step | None = None,
    ) -> None:
        """Ask what is known of the number in the box; `after` comes when it is answered, if need be without an answer."""
        number, desk, by = self._fields(role).state().number, self._workplace.desk, self._workplace.operator
        if not number:
            if after is not None:
                after()
            return

        def answered(person: KnownPerson) -> None:
            visit = Visit(person.party, person.last_visit) if person.party else None
            self._known(role, number, visit, card)
            self.known.emit(person.open)
            if after is not None:
                after()

        def failed(error: object) -> None:
            self._known(role, number, None, card)
            if after is not None:
                after()

        self._workplace.ask(
            "look_up_person",
            lambda: desk.reception.look_up_person(number, by),
            answered,
            failed=failed if always else None,
            owner=self,
        )

    def _known(self, role: str, number: str, visit: Visit | None, card: Step | None) -> None:
        step = joining.know(self._person(role), number, visit, self._today)
        self._put(role, step, told=card is None)
        if card is not None:
            self._telling.card_and_visit(step, card.filled)

    def _put(self, role: str, step: Step, *, told: bool = True) -> None:
        """Show a person, tell of boxes filled and emptied, and ask what is to be asked."""
        fields = self._fields(role)
        before, undo = fields.state(), self._snapshot()
        self._people[role] = step.person
        if before != step.person.typed:
            fields.show_state(step.person.typed)
            self._form.kind_shown()
        if told and step.taken_back:
            whole = before.filled_for and before.number != before.filled_for
            if whole:
                # Bringing the boxes back brings back the number they were filled in for.
                earlier = with_typed(undo.people[role], replace(before, id_number=before.filled_for))
                undo.people[role] = earlier
            self._telling.taken_back(step.taken_back, (lambda: self._restore(undo)) if whole else None)
        elif told and step.filled:
            self._telling.visit(step.filled)
        self._ask()
        if before != step.person.typed:
            boxes = step.person.typed.filled_boxes
            self.filled.emit(tuple(f"{role}.{box}" for box in boxes))

    def _ask(self) -> None:
        today = self._today
        asked = [(question_of(self._person(role), today), role) for role in self._roles()]
        open_now = [(question, role) for question, role in asked if question is not None]
        gravest = next((one for one in open_now if one[0].blocks), open_now[0] if open_now else None)
        if gravest != self._question:
            self._question = gravest
            question, role = gravest or (None, APPLICANT)
            anothers = role == APPLICANT and self._person(APPLICANT).may_be_anothers
            self.asked.emit(question, bool(question) and anothers)

    def _snapshot(self) -> _Before:
        people = {role: self._person(role) for role in (APPLICANT, OWNER)}
        return _Before(people, self._form.owner_box.isChecked())

    def _restore(self, before: _Before) -> None:
        for role, person in before.people.items():
            self._people[role] = joining.brought_back(person, self._people[role])
            self._fields(role).show_state(person.typed)
        self._form.owner_box.setChecked(before.owner_shown)
        self._form.kind_shown()
        self._ask()
        self.filled.emit(())

    def _go_on(self, role: str) -> None:
        """Go to what a card cannot know: the phone, or the procedure where one was typed before.

        The phone of an earlier visit comes under the cursor: Enter keeps it, typing replaces it.
        """
        fields = self._fields(role)
        if fields.state().phone:
            self._form.procedure.edit.setFocus()
        else:
            fields.focus("phone")

    def _person(self, role: str) -> AtCounter:
        return with_typed(self._people[role], self._fields(role).state())

    def _roles(self) -> tuple[str, ...]:
        return (APPLICANT, OWNER) if self._form.owner_box.isChecked() else (APPLICANT,)

    def _fields(self, role: str) -> PartyFields:
        return self._form.owner if role == OWNER else self._form.applicant

    def _role_of(self, fields: PartyFields) -> str:
        return OWNER if fields is self._form.owner else APPLICANT

    @property
    def _today(self) -> date:
        return self._workplace.clock.now().date()
