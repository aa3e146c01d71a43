"""A dossier (hồ sơ) as a value: its ten national statuses and everything known of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum

from desk_app.domain.catalogue.procedure import DeadlineRule
from desk_app.domain.dossier.divergences import Divergence
from desk_app.domain.people.parties import Party
from desk_app.domain.time.due_dates import DueDate
from desk_app.domain.time.moment import Moment


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
    """One kind of paper handed in, with counts; a paper outside the published list names its `ground`.

    The ground also says why it was asked for although its data could be looked up. `verdict` is what the clerk found of
    it (missing, wrong, expired …); `state` is 0 not digitised, 1 digitised, 2 reused from a paper, 3 reused from a
    result (LAW_SPEC d.2), None while nobody said; `source` names the store or database it came from.
    """

    name: str
    originals: int = 0
    certified: int = 0
    photocopies: int = 0
    outside_catalogue: bool = False
    ground: str = ""
    verdict: str = ""
    state: int | None = None
    source: str = ""


class FeeKind(StrEnum):
    """What a fee is by law: phí and lệ phí are two receipts; a service price and postage are neither."""

    FEE = "fee"
    CHARGE = "charge"
    SERVICE = "service"
    POSTAGE = "postage"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One fee due, in đồng; `basis` says how it was counted ("3 trang × 2 bản").

    An `amount` of None was never set (the council has to), 0 is free by rule, and an exemption names its ground in
    `exempt`. `version_from` is the day of effect of the procedure version it was counted by.
    """

    name: str
    amount: int | None
    basis: str = ""
    kind: FeeKind = FeeKind.UNKNOWN
    exempt: str = ""
    version_from: date | None = None


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
class Filing:
    """What the clerk took down: shared by a registration, a reception and a replacement.

    `competent_code` is the unit that has to decide, by its code; where `clock_starts_there` the term runs from its own
    receipt of the dossier (N309 Đ17.3). `looked_up` names databases that were asked (MaCSDL), `vneid` says that the
    applicant's account is proved by VNeID.
    """

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
    competent_code: str = ""
    clock_starts_there: bool = False
    looked_up: tuple[str, ...] = ()
    vneid: bool | None = None


@dataclass(frozen=True, slots=True)
class Supplement:
    """One request to complete the dossier (Mẫu 02) and, later, its answer; guidance before reception is none after it."""

    asked_at: Moment
    asked_by: str
    reason: str
    papers: tuple[PaperLine, ...] = ()
    respond_by: date | None = None
    due_before: Moment | None = None
    supplied_at: Moment | None = None
    due_after: Moment | None = None
    after_reception: bool = False


@dataclass(frozen=True, slots=True)
class Extension:
    """The one allowed re-appointment with its reason and approver; `document` is the number of the apology (Mẫu 04)."""

    at: Moment
    reason: str
    due_before: Moment | None
    due_after: Moment
    approved_by: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class ResultPaper:
    """The result that came back to the desk; `place` is the tray or shelf."""

    recorded_at: Moment
    name: str
    number: str = ""
    granted: bool = True
    place: str = ""
    issued_on: date | None = None
    expires_on: date | None = None
    link: str = ""
    ground: str = ""


class CollectorKind(StrEnum):
    """Who may collect: bearer of the slip, the owner, or somebody authorised in writing (DOMAIN 8)."""

    APPLICANT = "applicant"
    OWNER = "owner"
    AUTHORISED = "authorised"


class SeenPaper(StrEnum):
    """Which paper of the person collecting was looked at; whoever hands over says so himself."""

    ID_CARD = "id_card"
    VNEID = "vneid"
    PASSPORT = "passport"
    BIRTH_CERTIFICATE = "birth_certificate"
    SLIP_ONLY = "slip_only"


@dataclass(frozen=True, slots=True)
class HandOver:
    """The return of the result (trả kết quả): to whom, on what proof, which originals went back.

    `seen` is a SeenPaper, empty where nobody was asked, as by a command or an older program; `no_number` why somebody
    authorised has no number.
    """

    at: Moment
    by: str
    collector: CollectorKind
    name: str
    id_number: str = ""
    phone: str = ""
    proof: str = ""
    slip_lost: bool = False
    originals_back: str = ""
    seen: str = ""
    no_number: str = ""


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
class SheetLine:
    """The dossier's line on one hand-over sheet: to which unit, when made and when the other side had it."""

    sheet: str
    to: str
    made_at: Moment
    accepted_at: Moment | None = None
    accepted_by: str = ""


@dataclass(frozen=True, slots=True)
class Payment:
    """Money taken for a fee line, in đồng; `cancelled_at` is set when it was cancelled or paid back.

    `also` are the ids under which other desks recorded the same money.
    """

    payment_id: str
    line: str
    amount: int
    at: Moment
    by: str
    reference: str = ""
    cancelled_at: Moment | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One journal entry of this dossier as shown to people.

    `desk_id` is the chain the entry stands in: a desk of the ward, or the city's own. `conflict` marks a deed that was
    against procedure for what its author had seen; `set_aside` one that does not count: beside another done without
    knowledge of it, while an entry it is based on has not come, or because it was taken back.
    """

    seq: int
    kind: str
    at: Moment
    by: str
    entry_hash: str
    conflict: bool = False
    desk_id: str = ""
    set_aside: bool = False

    @property
    def mark(self) -> str:
        """Give the message key of what is to be said beside it; "" for a deed in order."""
        if self.set_aside:
            return "history.set_aside"
        return "history.conflict" if self.conflict else ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything the desk knows of one dossier, as folded from its journal entries.

    `code` is the number on the slip, or the guidance reference while the dossier is only registered. `voided_reason`
    is set when the slip was cancelled; `replaced_by`/`replaces` then link both codes. `desk_id` is the desk that took it
    in, `city_code` the city's own number for it, `city_status` the last status the city set. `other_codes` are on slips
    of the same dossier given without knowledge of `code`. `heads` are the entries nobody has gone on from, the last one
    is what the next entry is based on. `waits` names entries that others are based on and that have not come yet.
    `divergences` are what a person must look at or has settled. `disputed` says that two decisions are known and none
    of them is valid yet, `parted` that some author did not know of all that stood before.
    """

    dossier_id: str
    code: str
    status: Status
    filing: Filing
    received_at: Moment
    received_by: str
    due: DueDate
    original_due_at: Moment | None
    fees: tuple[FeeLine, ...] = ()
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
    heads: tuple[str, ...] = ()
    desk_id: str = ""
    city_code: str = ""
    city_status: Status | None = None
    waits: tuple[str, ...] = ()
    other_codes: tuple[str, ...] = ()
    sheets: tuple[SheetLine, ...] = ()
    payments: tuple[Payment, ...] = ()
    divergences: tuple[Divergence, ...] = ()
    disputed: bool = False
    parted: bool = False

    @property
    def head(self) -> str:
        """The entry folded last, which the next one is based on; "" when nothing is known."""
        return self.heads[-1] if self.heads else ""

    @property
    def procedure(self) -> PinnedProcedure:
        """The procedure as it stood when the dossier was taken in."""
        return self.filing.procedure

    @property
    def applicant(self) -> Party:
        """Who hands the dossier in."""
        return self.filing.applicant

    @property
    def owner(self) -> Party | None:
        """Whose matter it is, None when that is the applicant."""
        return self.filing.owner

    @property
    def papers(self) -> tuple[PaperLine, ...]:
        """The papers handed in, with those brought later."""
        return self.filing.papers

    @property
    def practice(self) -> bool:
        """Whether it was taken in for practice."""
        return self.filing.practice

    @property
    def due_at(self) -> datetime | None:
        """The moment promised to the citizen, None when the law sets no date."""
        return self.due.due_at

    @property
    def matter_of(self) -> Party:
        """The person concerned: the owner, or the applicant when both are one."""
        return self.owner or self.applicant
