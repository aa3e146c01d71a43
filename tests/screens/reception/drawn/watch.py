"""Judges a saved applicant by what was seen from outside: whose values stand together, and who said that they may."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.screens.reception.drawn.people import CHECKED, CONTACT, IDENTITY, Citizen

Boxes = Mapping[str, str]


@dataclass
class Watch:
    """What happened on one form: what hands typed, which cards were read, which questions were answered "as it stands".

    A contact typed by hand is the clerk's own word, but not beside a card that came after the form was left.
    """

    people: tuple[Citizen, ...]
    typed: dict[str, set[str]] = field(default_factory=dict)
    stale: set[tuple[str, str]] = field(default_factory=set)
    read: set[str] = field(default_factory=set)
    kept: list[tuple[str, ...]] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    was_left: bool = False
    card_after_leaving: bool = False

    def hand(self, box: str, text: str) -> None:
        """A hand typed something."""
        self.typed.setdefault(box, set()).add(text)
        self.stale.discard((box, text))

    def left(self, boxes: Boxes) -> None:
        """The page was left with this on it: what was typed is of that citizen."""
        self.was_left = True
        self.named = {boxes[box].casefold() for box in ("id_number", "name") if boxes[box]}
        self.stale = {(box, text) for box, texts in self.typed.items() for text in texts if text}

    def scanned(self, who: Citizen) -> None:
        """A card was read."""
        self.read.add(who.id_number)
        self.card_after_leaving = self.card_after_leaving or self.was_left

    def answered(self, boxes: Boxes, *, keeps: bool) -> None:
        """A question was answered; what is typed stays only with `keeps`."""
        self.kept.append(_identity(boxes) if keeps else ())
        self.stale.clear()

    def undone(self) -> None:
        """The last answer was taken back."""
        self.kept.pop()

    def fault(self, saved: Boxes) -> str:
        """Say whose values were mixed without anybody having been asked; "" for none."""
        whose = {box: self._owner(box, saved[box]) for box in CHECKED if saved[box]}
        return self._mixed_identity(saved, whose) or self._foreign_contact(saved, whose)

    def _mixed_identity(self, saved: Boxes, whose: Mapping[str, Citizen | None]) -> str:
        number = whose.get("id_number")
        # A name that its card does not tell is typed by hand, and there is nothing to compare it with.
        unread = number is not None and number.unread and not number.known
        compared = [box for box in IDENTITY if box in whose and not (unread and box == "name")]
        people = {whose[box] for box in compared}
        if len(people) <= 1 or _identity(saved) in self.kept:
            return ""
        by_hand = all(self._by_hand(box, saved[box]) for box in compared)
        told = number is not None and (number.known or number.id_number in self.read)
        if by_hand and not told:
            return ""
        return f"identity of {[one and one.name for one in people]}: {dict(saved)}"

    def _foreign_contact(self, saved: Boxes, whose: Mapping[str, Citizen | None]) -> str:
        named = {whose[box] for box in IDENTITY if box in whose}
        for box in CONTACT:
            if box not in whose or whose[box] in named:
                continue
            if not self._by_hand(box, saved[box]):
                return f"{box} filled in for {whose[box]} beside {named}"
            joined = self.card_after_leaving and saved["id_number"] in self.read
            if joined and (box, saved[box]) in self.stale and not self._typed_then(saved):
                return f"{box} of a form left half typed beside the card of {named}"
        return ""

    def _typed_then(self, saved: Boxes) -> bool:
        """Whether the form that was left already named the person of the card."""
        return any(saved[box].casefold() in self.named for box in ("id_number", "name"))

    def _by_hand(self, box: str, text: str) -> bool:
        return text in self.typed.get(box, set())

    def _owner(self, box: str, text: str) -> Citizen | None:
        folded = text.casefold()
        return next((one for one in self.people if getattr(one, box).casefold() == folded), None)


def _identity(boxes: Boxes) -> tuple[str, ...]:
    return tuple(boxes[box].casefold() for box in IDENTITY)
