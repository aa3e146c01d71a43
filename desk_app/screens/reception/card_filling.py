"""Fills the form from a citizen card and from earlier visits, and shows what differs instead of overwriting it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desk_app.domain.people.personal_number import read_personal_number
from desk_app.screens.notice import Notice, Tone
from desk_app.screens.reception.fields.party_fields import PartyFields
from desk_app.screens.reception.fields.typed_party import (
    Difference,
    TypedParty,
    fill_contact,
    fill_from_card,
    with_field,
)
from desk_app.screens.reception.form import ReceptionForm
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.domain.codes.scans import Scan
    from desk_app.services.reception.known_citizens import KnownPerson


UNREAD = "scan.unread_"
"""What the key of a remark on one field of a card begins with."""


class CardFilling(QObject):
    """Works on one form; `differs` gives the differences (empty: none any more), `known` what else is open.

    A card is read into the party the cursor is in.
    """

    differs = Signal(object)
    known = Signal(object)
    filled = Signal()

    def __init__(self, workplace: Workplace, form: ReceptionForm) -> None:
        super().__init__(form)
        self._workplace = workplace
        self._form = form
        self._party: PartyFields = form.applicant
        self._differences: tuple[Difference, ...] = ()
        self._card: TypedParty = TypedParty()

    def take(self, scan: Scan) -> None:
        """Use a card."""
        today = self._workplace.clock.now().date()
        party = self._form.focused_party()
        before = party.state()
        if not before.is_citizen and not before.is_empty:
            self._say(Tone.WARNING, "counter.card_for_organisation")
            return
        merged = fill_from_card(before, scan.fields, today)
        self._party, self._differences = party, merged.differences
        self._card = fill_from_card(TypedParty(), scan.fields, today).party
        party.show_state(merged.party)
        self.differs.emit(self._differences)
        self.filled.emit()
        self._tell(scan, len(merged.filled))
        self.look_up(party)
        if not self._differences:
            self._go_on(party)

    def look_up(self, party: PartyFields) -> None:
        """Ask what is known of the number typed or read."""
        number, desk, by = party.state().id_number, self._workplace.desk, self._workplace.operator
        if not number.strip():
            return

        def known(person: KnownPerson) -> None:
            self._fill_contact(party, number, person)

        self._workplace.ask(
            "look_up_person", lambda: desk.reception.look_up_person(number, by), known, owner=self
        )

    def take_differences(self) -> None:
        """Let the card win where both differ; what was typed can be had back."""
        before, party = self._party.state(), self._party
        after = before
        for one in self._differences:
            after = with_field(after, one.field, one.card)
        fields = tuple(one.field for one in self._differences)
        party.show_state(replace(after, from_card=(*after.from_card, *fields)))
        self.keep_typed()
        self.filled.emit()

        def undo() -> None:
            party.show_state(before)
            self.filled.emit()

        text = self.tr("Taken from the card.")
        self._workplace.say(Notice(Tone.PLAIN, text, action_label=self.tr("Undo"), action=undo, seconds=10))

    def keep_typed(self) -> None:
        """Leave what was typed."""
        self._differences = ()
        self.differs.emit(())

    def card_is_owners(self) -> None:
        """Take the card down as that of another person: the owner of the dossier."""
        self.keep_typed()
        self._form.add_owner(self._card)
        self.look_up(self._form.owner)

    def _fill_contact(self, party: PartyFields, number: str, person: KnownPerson) -> None:
        now = party.state()
        if now.id_number != number:
            return
        if person.party is not None:
            merged = fill_contact(now, person.party)
            if merged.filled:
                party.show_state(merged.party)
                self._say(Tone.PLAIN, "counter.known_person", seconds=8)
                self.filled.emit()
        self.known.emit(person.open)

    def _tell(self, scan: Scan, count: int) -> None:
        if scan.warnings:
            # The sum comes last; what has no box on the page is named instead.
            told = scan.warnings[-1 if self._point_at_unread(scan) else 0]
            messages = self._workplace.messages
            self._workplace.say(Notice(Tone.WARNING, messages.of(told), messages.code(told.key)))
        elif self._differences:
            self._say(Tone.WARNING, "counter.card_differs", seconds=6)
        else:
            self._say(Tone.GOOD, "counter.card_read", seconds=6, count=count)

    def _point_at_unread(self, scan: Scan) -> bool:
        """Mark the boxes the card could not fill; gives whether there are any."""
        role = "applicant" if self._party is self._form.applicant else "owner"
        state, found = self._party.state(), False
        for one in scan.warnings:
            name = one.key.removeprefix(UNREAD)
            if one.key.startswith(UNREAD) and not getattr(state, name, "no box"):
                self._form.remarks.hint(f"{role}.{name}", self._workplace.messages.of(one))
                found = True
        return found

    def _go_on(self, party: PartyFields) -> None:
        """Go to what a card cannot know: the phone, or the procedure when that is known too."""
        if read_personal_number(party.state().id_number) and not party.state().phone:
            party.focus("phone")
        else:
            self._form.procedure.edit.setFocus()

    def _say(self, tone: Tone, key: str, *, seconds: int = 0, **params: object) -> None:
        messages = self._workplace.messages
        self._workplace.say(Notice(tone, messages.text(key, **params), seconds=seconds))
