"""Builds what tests talk about: a working desk in memory, drafts, people and procedures of a practice ward."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any

from desk_app.domain.catalogue.procedure import (
    DeadlineKind,
    DeadlineRule,
    ExpectedResult,
    FeeRule,
    FeeUnit,
    PaperRequirement,
    PaperUse,
    ProcedureVersion,
)
from desk_app.domain.dossier.dossier import Dossier, PaperLine
from desk_app.domain.dossier.drafts import ReceptionDraft
from desk_app.domain.facts import facts
from desk_app.domain.journal.entry import Entry
from desk_app.domain.people.parties import Party, PartyKind, Sex
from desk_app.domain.people.roles import Role
from desk_app.domain.time.local_time import VIETNAM
from desk_app.ports.clock import Clock
from desk_app.ports.desk_identity import DeskIdentity
from desk_app.ports.drafts import SavedDraft
from desk_app.ports.look_ups import LookUpBook
from desk_app.ports.unit_of_work import UnitOfWorkFactory
from desk_app.ports.witness import WitnessMark
from desk_app.seeds import identity_rules, seed_calendar, settings_book
from desk_app.services.context import DeskContext
from desk_app.services.dossier.look_up import ShowDossier
from desk_app.services.people.operators import Operator
from desk_app.services.people.pins import PinHasher
from desk_app.services.people.record_look_up import LookingFrom, RecordLookUp
from desk_app.services.reception.receive import ReceiveDossier
from tests.fake_look_ups import FakeLookUpBook
from tests.fake_witness import FakeWitness
from tests.fakes import FakeClock, FakeIds, FakeUnitOfWorks

MORNING = datetime(2026, 11, 20, 9, 30, tzinfo=VIETNAM)
"""A Friday; the following Tuesday is a holiday."""
LAW = date(2025, 7, 1)
CLERK = Operator("thu", "Trần Thị Thu", Role.CLERK, "024 1111 2222")
OTHER_CLERK = Operator("minh", "Lê Văn Minh", Role.CLERK)
SUPERVISOR = Operator("hanh", "Phạm Thị Hạnh", Role.SUPERVISOR)
PIN = "246810"
QUICK_PINS = PinHasher(memory_kib=8)
"""Argon2 with as little work as it allows."""

IDENTITY = DeskIdentity("instance-1", "H26.99.01-1", "H26.99.01", 1, True, 1001, 1999)

MARRIAGE = ProcedureVersion(
    code="1.004873",
    name="Thủ tục cấp Giấy xác nhận tình trạng hôn nhân",
    short_name="Xác nhận tình trạng hôn nhân",
    field="Hộ tịch",
    effective_from=LAW,
    deadline=DeadlineRule(DeadlineKind.WORKING_DAYS, 3),
    papers=(
        PaperRequirement("Tờ khai cấp Giấy xác nhận tình trạng hôn nhân"),
        PaperRequirement("Trích lục ghi chú ly hôn", required=False, condition="Đã ly hôn ở nước ngoài"),
        PaperRequirement("Căn cước của người yêu cầu", use=PaperUse.SHOWN),
    ),
    fees=(FeeRule("Lệ phí hộ tịch", 8_000),),
    results=(ExpectedResult("KQ.G15.000038", "Giấy xác nhận tình trạng hôn nhân"),),
)
CERTIFY = ProcedureVersion(
    code="2.000815",
    name="Chứng thực bản sao từ bản chính",
    short_name="Chứng thực bản sao",
    field="Chứng thực",
    effective_from=LAW,
    deadline=DeadlineRule(DeadlineKind.SAME_DAY),
    fees=(
        FeeRule(
            "Phí chứng thực bản sao",
            2_000,
            FeeUnit.CERTIFIED_PAGE,
            "phi",
            first_pages=2,
            later_page_amount=1_000,
            cap_per_copy=200_000,
        ),
    ),
)
BUSINESS = ProcedureVersion(
    code="1.001612",
    name="Đăng ký thành lập hộ kinh doanh",
    short_name="Thành lập hộ kinh doanh",
    field="Hộ kinh doanh",
    effective_from=LAW,
    deadline=DeadlineRule(DeadlineKind.WORKING_DAYS, 3),
    papers=(
        PaperRequirement("Giấy đề nghị đăng ký hộ kinh doanh"),
        PaperRequirement("Biên bản họp hộ gia đình"),
    ),
    fees=(FeeRule("Lệ phí đăng ký", None),),
)
RESIDENCE = ProcedureVersion(
    code="1.004222",
    name="Đăng ký thường trú",
    short_name="Đăng ký thường trú",
    field="Cư trú",
    effective_from=LAW,
    deadline=DeadlineRule(DeadlineKind.WORKING_DAYS, 7),
    received_here=False,
    elsewhere="Công an phường",
    door_ground="Cư trú: Công an cấp xã, Luật Cư trú",
)
PROCEDURES = (MARRIAGE, CERTIFY, BUSINESS, RESIDENCE)

HOA = Party(
    PartyKind.CITIZEN,
    "Nguyễn Thị Hòa",
    "001190012345",
    date(1990, 5, 1),
    Sex.FEMALE,
    "0912345678",
    "",
    "Số 1, phường Khương Đình, Hà Nội",
)
FORM = PaperLine("Tờ khai", originals=1)


def a_draft(**changes: Any) -> ReceptionDraft:
    """Give a draft that can be received as it is."""
    return replace(ReceptionDraft(MARRIAGE.code, HOA), **changes)


def a_person(name: str, id_number: str = "", **changes: Any) -> Party:
    """Give a citizen."""
    return replace(Party(PartyKind.CITIZEN, name, id_number), **changes)


def kept_drafts(context: DeskContext) -> tuple[SavedDraft, ...]:
    """Give the half-typed receptions a desk keeps, newest first."""
    with context.uow(write=False) as work:
        return work.drafts.all()


class StoryDesk:
    """A furnished desk over any storage: its users, catalogue, calendar, hours and first mark."""

    def __init__(
        self, uow: UnitOfWorkFactory, clock: FakeClock, ids: FakeIds, book: LookUpBook | None = None
    ) -> None:
        self.uow = uow
        self.clock = clock
        self.ids = ids
        self.witness = FakeWitness()
        self.context = context_on(uow, clock, ids)
        self.rules = identity_rules()
        self.look_up_book = book or FakeLookUpBook()
        self.looking_from = LookingFrom("window", "pc-user", "PC-1", journals=True)
        self.look_ups = RecordLookUp(self.context, self.look_up_book, self.looking_from)
        furnish(uow, clock)
        with uow(write=False) as work:
            self.witness.mark = first_mark(work.desk, clock)

    def entries(self) -> list[Entry]:
        """Give the whole journal."""
        with self.uow(write=False) as work:
            return list(work.journal.entries())

    def kinds(self) -> list[str]:
        """Give the kinds of everything journaled since the desk was furnished."""
        return [entry.header.kind for entry in self.entries()][2 * len(USERS) :]

    def newest_printed(self) -> int:
        """Give the highest number the witness has seen."""
        assert self.witness.mark is not None
        return self.witness.mark.number

    def receive(self, draft: ReceptionDraft | None = None, **more: Any) -> str:
        """Receive a dossier; gives its code."""
        receive = ReceiveDossier(self.context, self.witness, self.rules)
        return receive(draft or a_draft(), CLERK, **more).code

    def show(self, code: str) -> Dossier:
        """Read a dossier back."""
        return ShowDossier(self.context)(code, SUPERVISOR)


class FakeDesk(StoryDesk):
    """A desk in memory on a Friday morning."""

    uow: FakeUnitOfWorks

    def __init__(self, at: datetime = MORNING, identity: DeskIdentity = IDENTITY) -> None:
        ids = FakeIds()
        uow = FakeUnitOfWorks(identity, ids)
        super().__init__(uow, FakeClock(at), ids, FakeLookUpBook(uow))


def context_on(uow: UnitOfWorkFactory, clock: Clock, ids: Any) -> DeskContext:
    """Give the ground of the use cases over any storage."""
    return DeskContext(uow, clock, ids, _book())


@cache
def _book() -> Any:
    return settings_book()


USERS = (CLERK, OTHER_CLERK, SUPERVISOR)


@cache
def _pin_hash() -> str:
    return QUICK_PINS.hash(PIN)


def furnish(uow: UnitOfWorkFactory, clock: Clock) -> None:
    """Give a new desk its users, catalogue, calendar and hours."""
    calendar, hours = seed_calendar()
    with uow() as work:
        for one in USERS:
            saved = facts.UserSaved(one.user, one.full_name, one.role, phone=one.phone)
            work.journal.append(saved, actor="setup", at=clock.now())
            work.users.keep_pin(one.user, _pin_hash(), actor="setup", at=clock.now())
        work.reference.save_procedures(PROCEDURES)
        work.reference.save_calendar(calendar)
        work.reference.save_working_hours(hours)
        work.commit()


def first_mark(identity: DeskIdentity, clock: Clock) -> WitnessMark:
    """Give the mark of a desk that has printed nothing yet."""
    first = (identity.first_number or 1) - 1
    return WitnessMark(identity.instance_id, 0, "", clock.now().date(), first, clock.now())
