"""Lets one drawn story happen on a counter, real or in memory, and judges what it saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from tests.screens.reception.drawn.people import Citizen, Deed, citizens, deeds
from tests.screens.reception.drawn.watch import Watch


class Counter(Protocol):
    """A reception form as hands and scanner reach it."""

    def know(self, who: Citizen) -> None:
        """Let somebody have been here before."""

    def boxes(self) -> Mapping[str, str]:
        """Give the texts of the applicant's boxes."""

    def type(self, box: str, text: str, *, leaves: bool) -> None:
        """Type into a box of the applicant, over what stands there."""

    def scan(self, who: Citizen) -> None:
        """Scan a card."""

    def answer(self, which: str) -> bool:
        """Answer the open question ("take", "keep", "owner"); gives whether there was one about two people."""

    def undo(self) -> bool:
        """Take back the last answer, where that is offered."""

    def go(self) -> None:
        """Leave the page."""

    def come(self) -> None:
        """Come back to the page."""

    def begin(self) -> None:
        """Begin with the next citizen."""

    def save(self) -> Mapping[str, str] | None:
        """Try to save; gives the boxes of what was saved, None when nothing was."""

    def was_put_aside(self) -> bool:
        """Whether the last scan began another form."""


def fault_of(seed: int, counter: Counter) -> tuple[str, bool]:
    """Live through one story: what it did wrong ("" for nothing), and whether anybody was saved."""
    people = citizens(seed)
    for one in people:
        if one.known:
            counter.know(one)
    counter.begin()
    story = _Story(people, counter)
    for deed in (*deeds(seed), *_ending()):
        saved = story.do(deed)
        if saved is not None:
            return story.watch.fault(saved), True
    return "", False


def _ending() -> tuple[Deed, ...]:
    """Every story ends with somebody wanting a number."""
    return (Deed("come"), Deed("save"), Deed("keep"), Deed("save"), Deed("keep"), Deed("save"))


class _Story:
    def __init__(self, people: tuple[Citizen, ...], counter: Counter) -> None:
        self._people = people
        self._counter = counter
        self._away = False
        self.watch = Watch(people)

    def do(self, deed: Deed) -> Mapping[str, str] | None:
        """Do one thing; gives what was saved."""
        who, counter, watch = self._people[deed.who], self._counter, self.watch
        if self._away and deed.what not in ("come", "go_and_scan", "scan"):
            return None
        match deed.what:
            case "type":
                self._type(deed.box, getattr(who, deed.box), leaves=deed.leaves)
            case "clear":
                self._type(deed.box, "", leaves=deed.leaves)
            case "scan":
                self._scan(who)
            case "go_and_scan":
                self._go()
                self._scan(who)
            case "take" | "keep" | "owner":
                before = counter.boxes()
                if counter.answer(deed.what):
                    watch.answered(before, keeps=deed.what == "keep")
            case "undo":
                if counter.undo():
                    watch.undone()
            case "go":
                self._go()
            case "come":
                counter.come()
                self._away = False
            case "begin":
                counter.begin()
                self.watch = Watch(self._people)
            case _:
                return counter.save()
        return None

    def _type(self, box: str, text: str, *, leaves: bool) -> None:
        self._counter.type(box, text, leaves=leaves)
        self.watch.hand(box, text)

    def _go(self) -> None:
        if not self._away:
            boxes = self._counter.boxes()
            self._counter.go()
            self.watch.left(boxes)
            self._away = True

    def _scan(self, who: Citizen) -> None:
        self._counter.scan(who)
        if self._counter.was_put_aside():
            self.watch = Watch(self._people)
        self.watch.scanned(who)
        self._away = False
