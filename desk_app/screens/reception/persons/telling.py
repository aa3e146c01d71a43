"""Says what was filled in for a person and what was taken back, always by the names of the boxes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desk_app.screens.formats import name_text
from desk_app.screens.notice import Notice, Tone
from desk_app.screens.reception.persons.at_counter import Asked
from desk_app.screens.reception.persons.box_words import boxes_text

if TYPE_CHECKING:
    from desk_app.domain.codes.scans import Scan
    from desk_app.domain.findings import Finding
    from desk_app.screens.reception.form_remarks import FormRemarks
    from desk_app.screens.reception.persons.joining import Step
    from desk_app.screens.workplace import Workplace

translate = QCoreApplication.translate

UNREAD = "scan.unread_"
"""What the key of a remark on one field of a card begins with."""
ODD_SIGN = "scan.odd_sign"
UNDO_SECONDS = 10


class Telling:
    """Notices about the people of one form, with the way back where something typed was changed.

    While `quiet` a card that fills the form is not told of: another notice stands.
    """

    def __init__(self, workplace: Workplace, remarks: FormRemarks) -> None:
        self._workplace = workplace
        self._remarks = remarks
        self._name = ""
        self._unclear = False
        self._offered: tuple[Tone, str, Callable[[], None]] | None = None
        self.quiet = False

    def begin(self) -> None:
        """Something new is done: what could be taken back before is told of no more."""
        self._offered = None

    def say(self, tone: Tone, key: str, *, seconds: int = 0, **params: object) -> None:
        """Say one sentence."""
        messages = self._workplace.messages
        self._workplace.say(Notice(tone, messages.text(key, **params), seconds=seconds))

    def card(self, role: str, scan: Scan, step: Step) -> None:
        """Say what a card filled, or why it filled nothing yet."""
        self._name = name_text(scan.fields.get("name", "") or scan.value)
        self._unclear = bool(scan.warnings) or step.person.pending is not None
        if step.person.pending is not None:
            self.say(Tone.WARNING, "counter.card_differs")
            return
        # The sum comes last; what has no box on the page is named instead.
        pointed = self._point_at(role, scan, step)
        if self.quiet:
            return
        if scan.warnings:
            told = scan.warnings[-1 if pointed else 0]
            messages = self._workplace.messages
            self._workplace.say(Notice(Tone.WARNING, messages.of(told), messages.code(told.key)))
        else:
            self._card_read(step.filled)

    def card_and_visit(self, step: Step, filled: tuple[str, ...]) -> None:
        """Say what the earlier visit added to a card just read."""
        if self.quiet:
            return
        if step.filled and not self._unclear:
            self.say(
                Tone.GOOD,
                "persons.card_and_visit",
                seconds=12,
                name=self._name,
                boxes=boxes_text(filled),
                known=boxes_text(step.filled),
            )
        elif step.filled:
            self.visit(step.filled)

    def visit(self, filled: tuple[str, ...]) -> None:
        """Say what was filled from an earlier visit; a way back just offered stays offered, and takes back both."""
        if self._offered is not None:
            tone, text, undo = self._offered
            known = self._workplace.messages.text("counter.known_person", boxes=boxes_text(filled))
            self._undoable(tone, f"{text} {known}", undo)
            return
        self.say(Tone.PLAIN, "counter.known_person", seconds=12, boxes=boxes_text(filled))

    def taken_back(self, boxes: tuple[str, ...], undo: Callable[[], None] | None) -> None:
        """Say what was emptied because it was filled in for somebody else."""
        text = self._workplace.messages.text("persons.taken_back", boxes=boxes_text(boxes))
        if undo is None:
            self._workplace.say(Notice(Tone.WARNING, text))
        else:
            self._undoable(Tone.WARNING, text, undo)

    def answered(self, about: Asked, undo: Callable[[], None]) -> None:
        """Say that the other side of a question stands in the boxes now."""
        text = {
            Asked.CARD: translate("Telling", "Taken from the card."),
            Asked.PLAIN: translate("Telling", "The name has capitals now."),
        }.get(about, translate("Telling", "Taken from the last visit."))
        self._undoable(Tone.PLAIN, text, undo)

    def kept(self, undo: Callable[[], None]) -> None:
        """Say that what was typed stays."""
        self._undoable(Tone.PLAIN, translate("Telling", "What was typed stays."), undo)

    def owners(self, name: str, undo: Callable[[], None]) -> None:
        """Say that a card was taken as the owner's."""
        text = translate("Telling", "The card of {name} is the owner's; the applicant stays as typed.")
        self._undoable(Tone.PLAIN, text.format(name=name_text(name)), undo)

    def _undoable(self, tone: Tone, text: str, undo: Callable[[], None]) -> None:
        self._offered = tone, text, undo
        label = translate("Telling", "Undo")
        self._workplace.say(Notice(tone, text, action_label=label, action=undo, seconds=UNDO_SECONDS))

    def _card_read(self, filled: tuple[str, ...]) -> None:
        if filled:
            self.say(Tone.GOOD, "counter.card_read", seconds=12, name=self._name, boxes=boxes_text(filled))
        else:
            self.say(Tone.GOOD, "persons.card_agrees", seconds=6, name=self._name)

    def _point_at(self, role: str, scan: Scan, step: Step) -> bool:
        """Mark the boxes the card could not fill, or filled with an odd sign; gives whether there are any."""
        found = False
        for one in scan.warnings:
            box = self._box_of(one)
            odd = one.key == ODD_SIGN
            if box and (odd or not getattr(step.person.typed, box, "no box")):
                self._remarks.hint(f"{role}.{box}", self._workplace.messages.of(one))
                found = True
        return found

    def _box_of(self, finding: Finding) -> str:
        if finding.key == ODD_SIGN:
            return finding.field
        return finding.key.removeprefix(UNREAD) if finding.key.startswith(UNREAD) else ""
