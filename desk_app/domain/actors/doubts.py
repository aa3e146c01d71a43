"""What may be wrong with the author of an entry, and how doubts of one kind are one matter for a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desk_app.domain.dossier.divergences import exception_id
from desk_app.domain.facts.exception_kinds import ExceptionKind
from desk_app.domain.time.local_time import local

FIRST_DAYS = 8
"""Days with doubts of one kind that are told one by one; later ones each time their number has doubled."""


class Why(StrEnum):
    """Why somebody could not write an entry; the names stand in the details of exceptions."""

    UNKNOWN = "unknown"
    ENDED = "ended"
    NOT_VALID = "not_valid"
    NO_RIGHT = "no_right"
    APPROVAL = "approval"
    SETTLEMENT = "settlement"
    ENDED_BY_CITY = "ended_by_city"


@dataclass(frozen=True, slots=True)
class Matter:
    """Doubts of one kind at one desk that are one question for a person: those of a day, named by the first of them.

    `days` counts the days there were any, so that a clock set from day to day asks no more than a few times.
    """

    first: str
    day: str
    days: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """An entry its author could not write, and the first entry of the matter it belongs to.

    A doubt about a settlement is one only where the exception settled was for a supervisor; `settles` names it.
    """

    why: Why
    actor: str
    entry_hash: str
    first: str
    settles: str = ""
    choice: str = ""
    schema: int = 0

    @property
    def exception_id(self) -> str:
        """The name of its matter, made of entries alone.

        That of rights the city ended is the one the first program gave, which asked about every single entry.
        """
        named = (self.first,) if self.why is Why.ENDED_BY_CITY else (self.first, self.why.value)
        return exception_id(ExceptionKind.NO_RIGHT, named)

    @property
    def detail(self) -> str:
        """Why, and who: "ended: thu"."""
        return f"{self.why}: {self.actor}"


def matter_of(before: Matter | None, entry_hash: str, clock: datetime) -> Matter:
    """Give the matter a doubt belongs to that follows others of its kind in its chain."""
    day = local(clock).date().isoformat()
    if before is None:
        return Matter(entry_hash, day, 1)
    if before.day == day:
        return before
    days = before.days + 1
    asks_again = days <= FIRST_DAYS or days & (days - 1) == 0
    return Matter(entry_hash if asks_again else before.first, day, days)


def read_detail(detail: str) -> tuple[Why | None, str]:
    """Read the detail of an exception: why, and who; the first program named the person only."""
    word, colon, actor = detail.partition(": ")
    return (Why(word), actor) if colon and word in tuple(Why) else (None, detail)
