"""A dossier (hồ sơ) as a value: its ten national statuses, the legal moves and everything known of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum

from desk_app.domain.due_dates import DueDate
from desk_app.domain.local_time import Moment
from desk_app.domain.parties import Party
from desk_app.domain.procedure import DeadlineRule


class Status(IntEnum):
    """`TrangThaiHoSo` of the national exchange (DOMAIN 4.1)."""

    REGISTERED = 1
    RECEIVED = 2
    REFUSED = 3
    PROCESSING = 4
    SUPPLEMENT_ASKED = 5
    PAYMENT_ASKED = 6
    WITHDRAWN = 7
    STOPPED = 8
    DONE = 9
    RETURNED = 10


LEGAL_MOVES: dict[Status, frozenset[Status]] = {
    Status.REGISTERED: frozenset({Status.RECEIVED, Status.REFUSED, Status.SUPPLEMENT_ASKED}),
    Status.RECEIVED: frozenset({Status.PROCESSING, Status.SUPPLEMENT_ASKED, Status.WITHDRAWN}),
    Status.REFUSED: frozenset(),
    Status.PROCESSING: frozenset(
        {Status.SUPPLEMENT_ASKED, Status.PAYMENT_ASKED, Status.WITHDRAWN, Status.STOPPED, Status.DONE}
    ),
    Status.SUPPLEMENT_ASKED: frozenset({Status.PROCESSING, Status.WITHDRAWN, Status.STOPPED}),
    Status.PAYMENT_ASKED: frozenset({Status.PROCESSING, Status.WITHDRAWN}),
    Status.WITHDRAWN: frozenset(),
    Status.STOPPED: frozenset(),
    Status.DONE: frozenset({Status.RETURNED}),
    Status.RETURNED: frozenset(),
}
"""Moves a desk may make offline; a stopped dossier is reopened only by a supervisor."""


def may_move(now: Status, then: Status) -> bool:
    """Whether the desk may move a dossier from one status to the other."""
    return then in LEGAL_MOVES[now]


class Channel(StrEnum):
    """`KenhThucHien`: how the dossier came in."""

    DIRECT = "direct"
    ONLINE = "online"
    POST = "post"


class ReturnBy(StrEnum):
    """Where the citizen wants the result."""

    DESK = "desk"
    POST = "post"
    ONLINE = "online"


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One kind of paper handed in, with counts; a paper outside the published list names its `ground`."""

    name: str
    originals: int = 0
    certified: int = 0
    photocopies: int = 0
    outside_catalogue: bool = False
    ground: str = ""


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One fee due, in đồng; `basis` says how it was counted ("3 trang × 2 bản")."""

    name: str
    amount: int
    basis: str = ""


@dataclass(frozen=True, slots=True)
class PinnedProcedure:
    """The parts of the procedure version the dossier was received under; they never change with the catalogue."""

    code: str
    name: str
    field: str
    version_from: date
    deadline: DeadlineRule
    result_name: str = ""


@dataclass(frozen=True, slots=True)
class Supplement:
    """One request to complete the dossier (Mẫu 02) and, later, its answer."""

    asked_at: Moment
    asked_by: str
    reason: str
    papers: tuple[PaperLine, ...] = ()
    respond_by: date | None = None
    due_before: Moment | None = None
    supplied_at: Moment | None = None
    due_after: Moment | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """The one allowed re-appointment (Mẫu 04) with its reason and approver."""

    at: Moment
    reason: str
    due_before: Moment | None
    due_after: Moment
    approved_by: str


@dataclass(frozen=True, slots=True)
class ResultPaper:
    """The result that came back to the desk; `place` is the tray or shelf."""

    recorded_at: Moment
    name: str
    number: str = ""
    granted: bool = True
    place: str = ""


class CollectorKind(StrEnum):
    """Who may collect: bearer of the slip, the owner, or somebody authorised in writing (DOMAIN 8)."""

    APPLICANT = "applicant"
    OWNER = "owner"
    AUTHORISED = "authorised"


@dataclass(frozen=True, slots=True)
class HandOver:
    """The return of the result (trả kết quả): to whom, on what proof, which originals went back."""

    at: Moment
    by: str
    collector: CollectorKind
    name: str
    id_number: str = ""
    phone: str = ""
    proof: str = ""
    slip_lost: bool = False
    originals_back: str = ""


class PrintState(StrEnum):
    """What is known of a print: handed to the printer, in the clerk's hand, or known not to have come out."""

    SENT = "sent"
    CONFIRMED = "confirmed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PrintRecord:
    """One print of one form; `copy_no` 1 is the issue, 2 is "Bản in lại lần 1"; jams do not use up a number."""

    print_id: str
    form: str
    form_version: str
    copy_no: int
    at: Moment
    by: str
    state: PrintState
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One journal entry of this dossier as shown to people; `conflict` marks a fact that was not a legal move.

    `desk_id` is the chain the entry stands in: a desk of the ward, or the city's own.
    """

    seq: int
    kind: str
    at: Moment
    by: str
    entry_hash: str
    note: str = ""
    conflict: bool = False
    desk_id: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything the desk knows of one dossier, as folded from its journal entries.

    `code` is the number on the slip, or the guidance reference while the dossier is only registered. `voided_reason`
    is set when the slip was cancelled; `replaced_by`/`replaces` then link both codes. `desk_id` is the desk that took it
    in, `city_code` the city's own number for it, `city_status` the last status the city set. `waits` names entries that
    others were based on and that have not come yet (another desk's, handed in later).
    """

    dossier_id: str
    code: str
    status: Status
    procedure: PinnedProcedure
    applicant: Party
    owner: Party | None
    papers: tuple[PaperLine, ...]
    sets: int
    channel: Channel
    return_by: ReturnBy
    note: str
    received_at: Moment
    received_by: str
    due: DueDate
    original_due_at: Moment | None
    fees: tuple[FeeLine, ...] = ()
    receiving_unit: str = ""
    competent_unit: str = ""
    practice: bool = False
    number: int | None = None
    forwarded_to: str = ""
    forwarded_at: Moment | None = None
    supplements: tuple[Supplement, ...] = ()
    extension: Extension | None = None
    result: ResultPaper | None = None
    hand_over: HandOver | None = None
    prints: tuple[PrintRecord, ...] = ()
    closing_reason: str = ""
    voided_reason: str = ""
    replaced_by: str = ""
    replaces: str = ""
    reference: str = ""
    history: tuple[HistoryLine, ...] = ()
    head: str = ""
    desk_id: str = ""
    city_code: str = ""
    city_status: Status | None = None
    waits: tuple[str, ...] = ()

    @property
    def due_at(self) -> datetime | None:
        """The moment promised to the citizen, None when the law sets no date."""
        return self.due.due_at

    @property
    def matter_of(self) -> Party:
        """The person concerned: the owner, or the applicant when both are one."""
        return self.owner or self.applicant

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done with it."""
        return not self.voided_reason and bool(LEGAL_MOVES[self.status])
