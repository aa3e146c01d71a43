"""The facts of a dossier that happen at the counter; each is the body of one kind of journal entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desk_app.domain.dossier.dossier import CollectorKind, FeeLine, Filing, PaperLine, PrintState
from desk_app.domain.time.due_dates import DueDate
from desk_app.domain.time.moment import Moment


@dataclass(frozen=True, slots=True)
class DossierRegistered:
    """A citizen came but the dossier was not accepted yet: it gets a reference, no number (status 1).

    `portal_code` is the number an online dossier brought along.
    """

    KIND: ClassVar[str] = "dossier_registered"
    reference: str
    filing: Filing
    portal_code: str = ""


@dataclass(frozen=True, slots=True)
class RegisterPlace:
    """A line in a paper or electronic register: its book (Quyển số) and its number in it (Số thứ tự)."""

    book: str
    number: int


@dataclass(frozen=True, slots=True)
class DossierReceived:
    """A full and correct dossier was accepted and given its code (status 2).

    `register` is its place in a register the procedure keeps (chứng thực, hộ tịch).
    """

    KIND: ClassVar[str] = "dossier_received"
    code: str
    number: int
    filing: Filing
    due: DueDate
    fees: tuple[FeeLine, ...] = ()
    replaces: str = ""
    register: RegisterPlace | None = None


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
    """The result came back to the counter: granted, or not granted on a legal `ground`; `link` leads to its file."""

    KIND: ClassVar[str] = "result_recorded"
    name: str
    number: str = ""
    granted: bool = True
    place: str = ""
    issued_on: date | None = None
    expires_on: date | None = None
    link: str = ""
    ground: str = ""
    register: RegisterPlace | None = None


@dataclass(frozen=True, slots=True)
class ResultReturned:
    """The result was handed over (trả kết quả); `seen` is a SeenPaper as text, so that one of a newer program is kept."""

    KIND: ClassVar[str] = "result_returned"
    collector: CollectorKind
    name: str
    id_number: str = ""
    phone: str = ""
    proof: str = ""
    slip_lost: bool = False
    originals_back: str = ""
    seen: str = ""
    no_number: str = ""


@dataclass(frozen=True, slots=True)
class DueDateExtended:
    """The agency apologised and set a new date, at most once; `document` is the number of Mẫu 04."""

    KIND: ClassVar[str] = "due_date_extended"
    reason: str
    due_before: Moment | None
    due_after: Moment
    approved_by: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class PaymentAsked:
    """The citizen was asked to pay before work goes on (status 6)."""

    KIND: ClassVar[str] = "payment_asked"
    reason: str


@dataclass(frozen=True, slots=True)
class PaymentMet:
    """What had to be paid was paid or falls away: work goes on."""

    KIND: ClassVar[str] = "payment_met"
    reason: str = ""


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
    """The citizen took the dossier back; `asked_by` names who asked where it was not the applicant."""

    KIND: ClassVar[str] = "dossier_withdrawn"
    reason: str
    asked_by: str = ""


@dataclass(frozen=True, slots=True)
class DossierVoided:
    """The slip was cancelled; its number stays used and scans as cancelled.

    `slip_out` says whether the slip was thought to be in the citizen's hand; None where nobody said.
    """

    KIND: ClassVar[str] = "dossier_voided"
    reason: str
    replaced_by: str = ""
    slip_out: bool | None = None


@dataclass(frozen=True, slots=True)
class DeedTakenBack:
    """Whoever did the newest deed says at once that it is not to have been done; `entry` is the hash of that deed's entry."""

    KIND: ClassVar[str] = "deed_taken_back"
    entry: str


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
class HandOverMade:
    """The dossier was put on a hand-over sheet for a unit; one entry for each dossier of the sheet."""

    KIND: ClassVar[str] = "hand_over_made"
    sheet: str
    to: str


@dataclass(frozen=True, slots=True)
class HandOverAccepted:
    """The unit has the dossier of a sheet; whoever writes it also writes that it was forwarded."""

    KIND: ClassVar[str] = "hand_over_accepted"
    sheet: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class FeeTaken:
    """Money was taken for one fee line, in đồng; `reference` is the number of the receipt or of the bank."""

    KIND: ClassVar[str] = "fee_taken"
    payment_id: str
    line: str
    amount: int
    way: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class FeeCancelled:
    """Money taken before was cancelled or paid back."""

    KIND: ClassVar[str] = "fee_cancelled"
    payment_id: str
    reason: str
    reference: str = ""


@dataclass(frozen=True, slots=True)
class PaperAttached:
    """A digitised paper was joined to the dossier: `sha256` of the file, its `pages`, which `paper` it is."""

    KIND: ClassVar[str] = "paper_attached"
    sha256: str
    paper: str
    pages: int = 0


@dataclass(frozen=True, slots=True)
class NoteAdded:
    """Something was noted about the dossier, such as a call to the citizen; nothing else changes."""

    KIND: ClassVar[str] = "note_added"
    text: str


@dataclass(frozen=True, slots=True)
class SnapshotTaken:
    """What stays of a dossier whose bodies were deleted after retention: nothing personal, signed as every entry is.

    `entries` are the hashes of the entries it stands for, the newest last.
    """

    KIND: ClassVar[str] = "snapshot_taken"
    code: str
    status: int
    procedure: str
    received_at: Moment
    due_at: Moment | None
    ended_at: Moment | None
    entries: tuple[str, ...]


DossierFact = (
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
    | PaymentAsked
    | PaymentMet
    | DossierStopped
    | DossierReopened
    | DossierWithdrawn
    | DossierVoided
    | DeedTakenBack
    | FormPrinted
    | PrintSettled
    | HandOverMade
    | HandOverAccepted
    | FeeTaken
    | FeeCancelled
    | PaperAttached
    | NoteAdded
    | SnapshotTaken
)
"""Every fact about one dossier that a desk can state."""
