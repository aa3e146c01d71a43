"""The facts that happen at the counter; each is the body of one kind of journal entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desk_app.domain.city_facts import CityFact
from desk_app.domain.dossier import (
    Channel,
    CollectorKind,
    FeeLine,
    PaperLine,
    PinnedProcedure,
    PrintState,
    ReturnBy,
)
from desk_app.domain.due_dates import DueDate
from desk_app.domain.local_time import Moment
from desk_app.domain.parties import Party


@dataclass(frozen=True, slots=True)
class Filing:
    """What the clerk took down: shared by a registration, a reception and a replacement."""

    procedure: PinnedProcedure
    applicant: Party
    owner: Party | None
    papers: tuple[PaperLine, ...]
    sets: int
    channel: Channel
    return_by: ReturnBy
    note: str = ""
    receiving_unit: str = ""
    competent_unit: str = ""
    practice: bool = False


@dataclass(frozen=True, slots=True)
class DossierRegistered:
    """A citizen came but the dossier was not accepted yet: it gets a reference, no number (status 1)."""

    KIND: ClassVar[str] = "dossier_registered"
    reference: str
    filing: Filing


@dataclass(frozen=True, slots=True)
class DossierReceived:
    """A full and correct dossier was accepted and given its code (status 2)."""

    KIND: ClassVar[str] = "dossier_received"
    code: str
    number: int
    filing: Filing
    due: DueDate
    fees: tuple[FeeLine, ...] = ()
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class GuidanceGiven:
    """Before acceptance the citizen was told once, in full, what is missing (Mẫu 02; no clock runs)."""

    KIND: ClassVar[str] = "guidance_given"
    reason: str
    papers: tuple[PaperLine, ...] = ()


@dataclass(frozen=True, slots=True)
class SupplementRequested:
    """After acceptance the agency asked for missing papers (Mẫu 02)."""

    KIND: ClassVar[str] = "supplement_requested"
    reason: str
    papers: tuple[PaperLine, ...] = ()
    respond_by: date | None = None
    due_before: Moment | None = None
    approved_by: str = ""


@dataclass(frozen=True, slots=True)
class SupplementSupplied:
    """The citizen handed in what was asked; the due date was counted anew by the procedure's clock-stop mode."""

    KIND: ClassVar[str] = "supplement_supplied"
    papers: tuple[PaperLine, ...]
    due: DueDate


@dataclass(frozen=True, slots=True)
class DossierRefused:
    """The dossier was not accepted, with the ground told to the citizen (Mẫu 03)."""

    KIND: ClassVar[str] = "dossier_refused"
    reason: str


@dataclass(frozen=True, slots=True)
class DossierForwarded:
    """The dossier left the counter for the unit that works on it."""

    KIND: ClassVar[str] = "dossier_forwarded"
    to: str = ""


@dataclass(frozen=True, slots=True)
class ResultRecorded:
    """The result came back to the counter."""

    KIND: ClassVar[str] = "result_recorded"
    name: str
    number: str = ""
    granted: bool = True
    place: str = ""


@dataclass(frozen=True, slots=True)
class ResultReturned:
    """The result was handed over (trả kết quả)."""

    KIND: ClassVar[str] = "result_returned"
    collector: CollectorKind
    name: str
    id_number: str = ""
    phone: str = ""
    proof: str = ""
    slip_lost: bool = False
    originals_back: str = ""


@dataclass(frozen=True, slots=True)
class DueDateExtended:
    """The agency apologised and set a new date, at most once."""

    KIND: ClassVar[str] = "due_date_extended"
    reason: str
    due_before: Moment | None
    due_after: Moment
    approved_by: str


@dataclass(frozen=True, slots=True)
class DossierStopped:
    """Work on the dossier was stopped by the agency."""

    KIND: ClassVar[str] = "dossier_stopped"
    reason: str


@dataclass(frozen=True, slots=True)
class DossierReopened:
    """A supervisor reopened a stopped dossier."""

    KIND: ClassVar[str] = "dossier_reopened"
    reason: str


@dataclass(frozen=True, slots=True)
class DossierWithdrawn:
    """The citizen took the dossier back."""

    KIND: ClassVar[str] = "dossier_withdrawn"
    reason: str


@dataclass(frozen=True, slots=True)
class DossierVoided:
    """The slip was cancelled; its number stays used and scans as cancelled."""

    KIND: ClassVar[str] = "dossier_voided"
    reason: str
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class FormPrinted:
    """A form was handed to a printer or written to a file; `copy_no` 1 is the issue."""

    KIND: ClassVar[str] = "form_printed"
    print_id: str
    form: str
    form_version: str
    copy_no: int
    sha256: str
    target: str
    reason: str = ""
    state: PrintState = PrintState.SENT


@dataclass(frozen=True, slots=True)
class PrintSettled:
    """What became of a print: confirmed in hand, or not come out."""

    KIND: ClassVar[str] = "print_settled"
    print_id: str
    state: PrintState
    reason: str = ""


@dataclass(frozen=True, slots=True)
class UserSaved:
    """A user was added or changed; the PIN itself is never journaled."""

    KIND: ClassVar[str] = "user_saved"
    user: str
    full_name: str
    role: str
    active: bool = True
    phone: str = ""


@dataclass(frozen=True, slots=True)
class SignInRefused:
    """A wrong PIN was given; `failures` counts them in a row, `locked_until` is set when the desk now waits.

    `uptime` is the machine's running time in seconds: a clock set forward does not shorten the wait.
    """

    KIND: ClassVar[str] = "sign_in_refused"
    user: str
    failures: int
    locked_until: Moment | None = None
    uptime: int = 0


@dataclass(frozen=True, slots=True)
class UserUnlocked:
    """A supervisor let a locked user try again; clears the count of wrong PINs."""

    KIND: ClassVar[str] = "user_unlocked"
    user: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A user signed in at this desk; clears the count of wrong PINs."""

    KIND: ClassVar[str] = "signed_in"
    user: str


@dataclass(frozen=True, slots=True)
class SettingChanged:
    """A setting got a new value from a day on."""

    KIND: ClassVar[str] = "setting_changed"
    name: str
    value: str
    effective_from: date


@dataclass(frozen=True, slots=True)
class ReferenceDataChanged:
    """Catalogue or calendar was loaded or edited; `digest` is the SHA-256 over all that is kept of it since."""

    KIND: ClassVar[str] = "reference_data_changed"
    what: str
    key: str
    source: str
    digest: str


@dataclass(frozen=True, slots=True)
class NumbersMissing:
    """Numbers a witness has seen printed but the database does not hold: named, never used again."""

    KIND: ClassVar[str] = "numbers_missing"
    day: date
    first: int
    last: int
    witness: str


@dataclass(frozen=True, slots=True)
class ClockConfirmed:
    """A supervisor confirmed the PC's clock after a jump; `previous` is the last moment known before."""

    KIND: ClassVar[str] = "clock_confirmed"
    previous: Moment
    now: Moment


@dataclass(frozen=True, slots=True)
class ClockJumped:
    """The PC's clock moved against the running time; seconds, positive is forward."""

    KIND: ClassVar[str] = "clock_jumped"
    seconds: int


@dataclass(frozen=True, slots=True)
class DatabaseRestored:
    """A backup was put in place of the desk's database."""

    KIND: ClassVar[str] = "database_restored"
    backup_head: str
    backup_seq: int
    witness_head: str
    witness_seq: int


Fact = (
    DossierRegistered
    | DossierReceived
    | GuidanceGiven
    | SupplementRequested
    | SupplementSupplied
    | DossierRefused
    | DossierForwarded
    | ResultRecorded
    | ResultReturned
    | DueDateExtended
    | DossierStopped
    | DossierReopened
    | DossierWithdrawn
    | DossierVoided
    | FormPrinted
    | PrintSettled
    | UserSaved
    | SignInRefused
    | UserUnlocked
    | SignedIn
    | SettingChanged
    | ReferenceDataChanged
    | NumbersMissing
    | ClockConfirmed
    | ClockJumped
    | DatabaseRestored
    | CityFact
)
"""Everything that can stand in the journal of schema 1."""
