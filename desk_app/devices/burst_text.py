"""The characters of a burst of keys: followed through Backspaces and through the composition of an input method."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class BurstText:
    """What a burst has written so far, at most `longest` characters.

    An input method that composes shows a word while it grows and hands it over whole. `base` is the part of the word
    shown that a person typed before the burst: it is theirs and no part of what `text` gives.
    """

    longest: int
    base: str = ""
    composed: bool = False
    rewritten: set[int] = field(default_factory=set)
    _held: list[str] = field(default_factory=list)
    _shown: str = ""

    @property
    def text(self) -> str:
        """All characters of the burst."""
        return "".join(self._held) + self._shown

    @property
    def is_open(self) -> bool:
        """Whether an input method still shows a word it has not handed over."""
        return bool(self.base or self._shown)

    def __len__(self) -> int:
        return len(self._held) + len(self._shown)

    def add(self, text: str) -> None:
        """Take the letters of a key."""
        if len(self) < self.longest:
            self._held.extend(text)

    def back(self) -> bool:
        """Follow a Backspace; False when it reaches before the burst."""
        if not self._held:
            return False
        self._held.pop()
        self.rewritten.add(len(self._held))
        return True

    def grows(self, committed: str, shown: str) -> bool:
        """Whether an event of an input method brings something new, and not only what it had shown."""
        return committed + shown not in ("", self.base + self._shown)

    def compose(self, committed: str, shown: str) -> None:
        """Follow an event of an input method: what it hands over, and what it shows from now on."""
        before, after = self.base + self._shown, committed + shown
        same = shared_start(before, after)
        start, mine = len(self._held), len(self.base) if same >= len(self.base) else 0
        if same < len(before):
            self.rewritten.add(start + max(0, same - mine))
        self.rewritten |= {
            start + at - mine for at in range(max(same, mine), len(after)) if not after[at].isascii()
        }
        self.composed = True
        if committed:
            self.add(committed[mine:])
            self.base, self._shown = "", shown
        elif not shown:
            self.base, self._shown = "", ""
        else:
            self.base, self._shown = self.base if mine else "", shown[mine:]

    def hand_on(self, shown: str | None = None) -> None:
        """Start anew: what was held reached its box, and what is shown there (`shown`) belongs to a person."""
        base = self.base + self._shown if shown is None else shown
        self.forget()
        self.base = base

    def forget(self) -> None:
        """Start anew with nothing shown."""
        self._held.clear()
        self.rewritten.clear()
        self._shown = self.base = ""
        self.composed = False


def shared_start(one: str, other: str) -> int:
    """Count the characters two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
