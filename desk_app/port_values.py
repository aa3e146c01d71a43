"""The values that pass between the core and the outside world through the ports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desk_app.domain.city_facts import DayClosed
from desk_app.domain.dossier import Dossier, Status
from desk_app.domain.number_gaps import GapReport


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry of this desk's chain; seq 0 and the genesis hash when empty."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One line of a list or search answer."""

    code: str
    name: str
    procedure: str
    procedure_name: str
    status: Status
    received_at: datetime
    due_at: datetime | None
    voided: bool = False
    place: str = ""
    phone: str = ""
    printed: bool = True
    sent: bool = False


class WorkList(StrEnum):
    """The standing lists of the page "today"."""

    RECEIVED_TODAY = "received_today"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"
    READY = "ready"
    UNSENT = "unsent"
    UNPRINTED = "unprinted"
    PRINT_UNSURE = "print_unsure"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class UserAccount:
    """A user of this desk; `pin_hash` is argon2id, `failures` wrong PINs in a row."""

    user: str
    full_name: str
    role: str
    active: bool
    phone: str
    pin_hash: str
    failures: int
    locked_until: datetime | None


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """A half-typed reception kept against a crash; `content` is the screen's own JSON text."""

    draft_id: str
    user: str
    saved_at: datetime
    content: str


@dataclass(frozen=True, slots=True)
class DeskIdentity:
    """Who this desk is: the instance id of `init`, its desk id and ward code, its number and its block."""

    instance_id: str
    desk_id: str
    ward: str
    desk_no: int
    practice: bool
    first_number: int | None
    last_number: int | None


@dataclass(frozen=True, slots=True)
class WitnessMark:
    """What is remembered outside the data folder: the desk's head and the highest number printed on `day`.

    `other_days` are the highest numbers printed on other days, in the order of days: whoever puts back a database of the
    day before yesterday has yesterday's slips to name too.
    """

    instance_id: str
    head_seq: int
    head_hash: str
    day: date
    number: int
    at: datetime
    other_days: tuple[tuple[date, int], ...] = ()


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What `desk-app verify` found; `problems` are (key, params) pairs ready for words."""

    entries: int
    dossiers: int
    problems: tuple[tuple[str, dict[str, object]], ...]

    @property
    def ok(self) -> bool:
        """Whether chain and projection hold."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class UnitProfile:
    """How the office names itself on paper (settings): header lines, place, contact, code prefix."""

    superior: str
    unit: str
    receiving_unit: str
    place: str
    address: str
    phone: str
    lookup: str
    opening_hours: str
    unit_code: str


@dataclass(frozen=True, slots=True)
class FormRequest:
    """One form to be made for one dossier; `copy_no` > 1 prints the reprint mark."""

    form: str
    dossier: Dossier
    unit: UnitProfile
    on: datetime
    clerk_name: str
    clerk_phone: str = ""
    copy_no: int = 1
    reason: str = ""
    side_by_side: bool = False


@dataclass(frozen=True, slots=True)
class ClosingSheet:
    """A closed day on paper: the close as journaled under `seq` and `entry_hash`, and the numbers accounted for.

    `late` are codes of dossiers with entries of a day closed before; `copy_no` > 1 prints the reprint mark.
    """

    closed: DayClosed
    seq: int
    entry_hash: str
    at: datetime
    gaps: GapReport
    late: tuple[str, ...]
    unit: UnitProfile
    desk: DeskIdentity
    supervisor: str
    on: datetime
    copy_no: int = 1


@dataclass(frozen=True, slots=True)
class RenderedForm:
    """A form as PDF bytes with what is needed to say later exactly what was printed."""

    form: str
    version: str
    pdf: bytes
    sha256: str


class JobState(StrEnum):
    """What the spooler says of a job; DONE is not yet paper in hand."""

    WAITING = "waiting"
    PRINTING = "printing"
    DONE = "done"
    TROUBLE = "trouble"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A job handed to a printer; `job_id` is the spooler's, empty when it gives none."""

    printer: str
    job_id: str
    title: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Which kinds of thing a deed changed, so that screens redraw only their own."""

    dossiers: bool = False
    queue: bool = False
    users: bool = False
    settings: bool = False
    reference: bool = False
    drafts: bool = False
    codes: tuple[str, ...] = ()
