"""What the citizens' screen shows, as one value: blank, what was typed, what was taken in, or that a result is here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desk_app.screens.widgets.runs_label import Run


class Face(StrEnum):
    """What the screen is about."""

    BLANK = "blank"
    CHECK = "check"
    TAKEN = "taken"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Fact:
    """One line to be checked: what it is, and what was typed."""

    caption: str
    words: str


@dataclass(frozen=True, slots=True)
class Promise:
    """The day in the largest letters, from which hour, and the running number with the day it belongs to."""

    day: str
    hour: tuple[Run, ...] = ()
    number: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True)
class CitizenView:
    """The whole screen; `code` is the dossier's own, drawn as the QR of its slip, `look_up` says where to look it up."""

    face: Face = Face.BLANK
    title: tuple[Run, ...] = ()
    about: str = ""
    facts: tuple[Fact, ...] = ()
    papers: str = ""
    promise: Promise | None = None
    lines: tuple[tuple[Run, ...], ...] = ()
    code: str = ""
    look_up: str = ""
    foot: str = ""

    @property
    def spoken(self) -> str:
        """Everything on the screen as one text."""
        said = ["".join(run.text for run in self.title), self.about]
        said += [f"{fact.caption}: {fact.words}" for fact in self.facts]
        said.append(self.papers)
        if self.promise is not None:
            hour = "".join(run.text for run in self.promise.hour)
            said += [self.promise.day, hour, self.promise.number, self.promise.given]
        said += ["".join(run.text for run in line) for line in self.lines]
        return ". ".join(one for one in (*said, self.look_up, self.foot) if one)


BLANK = CitizenView()
