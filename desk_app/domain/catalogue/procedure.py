"""A procedure (thủ tục) as published: papers, time limit, fees and result, in versions by effective date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DeadlineKind(StrEnum):
    """How the time limit is counted (DOMAIN 5.1)."""

    SAME_DAY = "same_day"
    WORKING_HOURS = "working_hours"
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "days"
    NONE = "none"


class ClockStop(StrEnum):
    """What a supplement does to the due date (DOMAIN 5.2, readings A, B and C)."""

    RECOUNT = "recount"
    PAUSE = "pause"
    OWN_TERM = "own_term"


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """The time limit: `amount` in the unit of `kind`; `own_term_days` working days serve ClockStop.OWN_TERM."""

    kind: DeadlineKind
    amount: int = 0
    clock_stop: ClockStop = ClockStop.RECOUNT
    own_term_days: int = 0


class PaperUse(StrEnum):
    """Whether the paper stays with the dossier or is only shown."""

    HANDED_IN = "handed_in"
    SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class PaperRequirement:
    """One paper of the published list; `condition` says when it is needed (empty: always)."""

    name: str
    originals: int = 1
    certified: int = 0
    photocopies: int = 0
    use: PaperUse = PaperUse.HANDED_IN
    required: bool = True
    condition: str = ""


class FeeUnit(StrEnum):
    """What one fee amount is charged for."""

    DOSSIER = "dossier"
    COPY = "copy"
    CERTIFIED_PAGE = "certified_page"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class FeeRule:
    """One published fee; `amount` in đồng, None while nobody has set it, 0 where a rule says that nothing is charged.

    `exempt_for` names whom a rule exempts although others pay: the grounds an exemption may rest on.
    """

    name: str
    amount: int | None
    unit: FeeUnit = FeeUnit.DOSSIER
    group: str = "le_phi"
    note: str = ""
    first_pages: int = 0
    later_page_amount: int = 0
    cap_per_copy: int = 0
    exempt_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExpectedResult:
    """A result paper the procedure yields; `code` as in the national catalogue (KQ.…)."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a value comes from and what of it was checked; unverified parts stay editable and marked."""

    source: str
    decision: str = ""
    url: str = ""
    unverified: tuple[str, ...] = ()
    suspect: bool = False


@dataclass(frozen=True, slots=True)
class ProcedureVersion:
    """One version of a procedure, in force from `effective_from` until the next version of its code.

    `complete` is False for the catalogue rows that carry only code, name, field and time. `received_here` is False
    for what another door receives (residence: commune police); `elsewhere` then names that door. `door_ground` says
    on what the one or the other rests: field, ministry, level, law.
    """

    code: str
    name: str
    short_name: str
    field: str
    effective_from: date
    deadline: DeadlineRule
    papers: tuple[PaperRequirement, ...] = ()
    fees: tuple[FeeRule, ...] = ()
    results: tuple[ExpectedResult, ...] = ()
    deadline_note: str = ""
    note: str = ""
    received_here: bool = True
    elsewhere: str = ""
    door_ground: str = ""
    complete: bool = True
    effective_to: date | None = None
    provenance: Provenance = Provenance(source="")
