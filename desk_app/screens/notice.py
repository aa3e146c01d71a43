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


@dataclass(frozen=True, slots=True)
class Notice:
    """A message in the header; `seconds` 0 stays until Esc, `action` is called by a button `action_label`.

    An `action` that brings back what was there before is an `undo`: Ctrl+Z calls it too. One that `lasts` speaks of what
    no page in front shows: it stays until Esc, over other pages, and comes back after any other notice.
    """

    tone: Tone
    text: str
    code: str = ""
    action_label: str = ""
    action: Callable[[], object] | None = None
    seconds: int = 0
    undo: bool = False
    lasts: bool = False
