"""What a supervisor sees before closing a day: every desk, both sides' sets, and whatever does not agree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desk_app.domain.codes.number_gaps import GapReport
from desk_app.domain.facts.city_facts import DeskDay
from desk_app.ports.changes import Changes
from desk_app.ports.journal import Head
from desk_app.services.exchange.exception_words import ExceptionView, Saying


@dataclass(frozen=True, slots=True)
class DeskAtDay:
    """One desk of the ward on that day: its figures, who signed in, how the city last saw it.

    `oldest_unsent`, `clock_error` (desk minus city, seconds) and `program` are as the city last heard them; `drafts`
    are receptions still being typed and `unsent_dossiers` those the city lacks something of, both known of this desk
    only: of another one the city counts entries. `silent`: nothing was heard of it lately.
    """

    figures: DeskDay
    own: bool
    signed_in: tuple[str, ...] = ()
    oldest_unsent: datetime | None = None
    clock_error: float | None = None
    program: str = ""
    revoked: bool = False
    silent: bool = False
    drafts: int = 0
    unsent_dossiers: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Something a supervisor must give a reason for before the day can be closed.

    `difference_id` names it in the reasons; `key` and `detail` go into the journal; `desk_no` 0 is the city. `in_sets`:
    it means that both sides do not hold the same, or that nobody knows whether they do.
    """

    difference_id: str
    key: str
    desk_no: int
    detail: str
    says: Saying
    in_sets: bool


@dataclass(frozen=True, slots=True)
class DayPicture:
    """The day as it stood at `at`; `head` is the own entry up to which it was looked at, later ones fall to the next close.

    `agreed`: both sides hold the same and nobody has anything left to settle. `trouble` says why the city could not be
    asked (`offline`). `late` are codes of dossiers with entries of a day that
    had been closed before; they belong to this close.
    """

    day: date
    at: datetime
    offline: bool
    trouble: Saying | None
    agreed: bool
    desks: tuple[DeskAtDay, ...]
    differences: tuple[Difference, ...]
    exceptions: tuple[ExceptionView, ...]
    gaps: GapReport
    late: tuple[str, ...]
    head: Head
    changes: Changes
