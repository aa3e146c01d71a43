"""A short message to the clerk: its tone, its words and at most one thing to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """How serious a message is; never shown by colour alone."""

    GOOD = "good"
    PLAIN = "plain"
    WARNING = "warning"
    TROUBLE = "trouble"


TONE_MARKS = {
    Tone.GOOD: ("ok", "green"),
    Tone.PLAIN: ("info", "blue"),
    Tone.WARNING: ("warning", "orange"),
    Tone.TROUBLE: ("stop", "red"),
}
"""Icon of each tone and the role of its colour."""
_WEIGHTS = {Tone.WARNING: 1, Tone.TROUBLE: 2}


@dataclass(frozen=True, slots=True)
class Notice:
    """A message in the header; `seconds` 0 stays until Esc, `action` is called by a button `action_label`.

    An `action` that brings back what was there before is an `undo`: Ctrl+Z calls it too. One that `lasts` speaks of what
    no page in front shows: it stays until Esc, over other pages, and comes back after any other notice. What the program
    says `by_itself`, in answer to no deed, waits behind a graver one. One that says a deed is `done` ends the trouble told on
    the way to it.
    """

    tone: Tone
    text: str
    code: str = ""
    action_label: str = ""
    action: Callable[[], object] | None = None
    seconds: int = 0
    undo: bool = False
    lasts: bool = False
    by_itself: bool = False
    done: bool = False

    def outlives(self, other: Notice) -> bool:
        """Whether it is still to be read after another was shown in its place: if it lasts, or is graver and stays."""
        return self.lasts or (not self.seconds and self.weight > other.weight)

    @property
    def weight(self) -> int:
        """How grave it is."""
        return _WEIGHTS.get(self.tone, 0)


def deed_done(words: str, seconds: int = 8) -> Notice:
    """Make the notice that a deed is done."""
    return Notice(Tone.GOOD, words, seconds=seconds, done=True)
