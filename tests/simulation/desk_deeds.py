"""Everything a desk can do with a dossier, by its deed: by its service, or straight into the journal where it has none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any

from desk_app.domain.dossier.dossier import CollectorKind, Dossier, PaperLine, PrintState
from desk_app.domain.dossier.drafts import ReceptionDraft
from desk_app.domain.facts import facts
from desk_app.domain.facts.facts import Fact
from desk_app.domain.journal.entry import sha256_hex
from desk_app.domain.people.parties import Party, PartyKind
from desk_app.domain.steps.deeds import Deed
from desk_app.domain.steps.forms import FormId
from desk_app.domain.steps.steps import allowed
from desk_app.domain.steps.taking_back import deed_to_take_back
from desk_app.errors import Refused
from desk_app.services.clock_guard import ClockGuard
from tests.simulation.pc import CLERK, SUPERVISOR, Pc

MARRIAGE = "1.004873"
WHY = "Theo đề nghị của công dân"
REASONS = (WHY, "Nộp nhầm thủ tục")
UNITS = ("", "Phòng Tư pháp", "Phòng Nội vụ")
PAPERS = ((PaperLine("Ảnh", 1),), (PaperLine("Ảnh", 1), PaperLine("Giấy khai sinh", 0, 1)))
COLLECTORS = (CollectorKind.OWNER, CollectorKind.APPLICANT)
CITIZENS = tuple(
    Party(PartyKind.CITIZEN, f"Nguyễn Văn {name}", f"0010900{number:05d}")
    for number, name in enumerate(("An", "Bình", "Cường", "Dũng", "Giang", "Hà", "Khánh", "Lâm"), start=12345)
)
"""Few enough that one of them comes to two counters."""
SHEETS = ("BG-1", "BG-2")

Doing = Callable[[Pc, str, Random], Any]
"""Does a deed on the dossier with a code; what the deed leaves open is drawn. Raises DeskError."""
Saying = Callable[[Dossier, Random], Fact]
"""Gives a fact of a deed without a service."""


def draft_of(random: Random) -> ReceptionDraft:
    """Give the form of a drawn citizen."""
    return ReceptionDraft(MARRIAGE, random.choice(CITIZENS))


def _result(granted: bool, pc: Pc, code: str, random: Random) -> Any:
    return pc.desk.dossier.record_result(code, "", random.choice(("", "", "12/GXN")), granted, "", CLERK)


def _return(pc: Pc, code: str, random: Random) -> Any:
    kind = random.choice((*COLLECTORS, CollectorKind.AUTHORISED))
    name, proof = ("Lê Thị Mai", "Giấy ủy quyền") if kind is CollectorKind.AUTHORISED else ("", "")
    number = "001085000777" if proof else ""
    return pc.desk.dossier.return_result(code, kind, name, number, "", proof, False, "", CLERK)


def _extend(pc: Pc, code: str, random: Random) -> Any:
    due = pc.clock.now().replace(hour=16, minute=0, second=0) + timedelta(days=random.choice((14, 14, 21)))
    return pc.desk.dossier.extend(code, WHY, due, SUPERVISOR)


def _take_back(pc: Pc, code: str, random: Random) -> Any:
    """Whoever did the newest deed takes it back, now and then as a desk that the city's receipt has not reached."""
    counter = pc.desk.context
    with counter.uow(write=False) as work:
        dossier = work.dossiers.by_code(code)
    newest = deed_to_take_back(dossier) if dossier else None
    by = SUPERVISOR if newest and newest.by == SUPERVISOR.user else CLERK
    try:
        return pc.desk.dossier.take_back(code, by)
    except Refused as refused:
        if refused.key != "take_back.sent" or newest is None or random.random() < 0.2:
            raise
    with counter.uow() as work:
        at = ClockGuard(counter).admit(work, by.user)
        again = work.dossiers.by_code(code)
        if again is None or deed_to_take_back(again) != newest:
            raise Refused("take_back.too_late", code=code)
        fact = facts.DeedTakenBack(newest.entry_hash)
        work.journal.append(fact, actor=by.user, at=at, dossier_id=again.dossier_id)
        work.commit()
    return None


SERVICES: Mapping[Deed, Doing] = {
    Deed.GUIDE: lambda pc, code, random: pc.desk.reception.guide(
        draft_of(random), random.choice(PAPERS), random.choice(REASONS), CLERK, code
    ),
    Deed.REFUSE: lambda pc, code, random: pc.desk.dossier.refuse(code, random.choice(REASONS), CLERK),
    Deed.FORWARD: lambda pc, code, random: pc.desk.dossier.forward(code, random.choice(UNITS), CLERK),
    Deed.SUPPLEMENT: lambda pc, code, random: pc.desk.dossier.request_supplement(
        code, random.choice(REASONS), random.choice(PAPERS), None, SUPERVISOR
    ),
    Deed.SUPPLIED: lambda pc, code, random: pc.desk.dossier.supply_supplement(
        code, random.choice(PAPERS), CLERK
    ),
    Deed.EXTEND: _extend,
    Deed.ASK_PAYMENT: lambda pc, code, random: pc.desk.dossier.ask_payment(
        code, random.choice(REASONS), CLERK
    ),
    Deed.PAYMENT_MET: lambda pc, code, random: pc.desk.dossier.payment_met(code, WHY, CLERK),
    Deed.GRANT: partial(_result, True),
    Deed.DENY: partial(_result, False),
    Deed.RETURN: _return,
    Deed.STOP: lambda pc, code, random: pc.desk.dossier.stop(code, random.choice(REASONS), CLERK),
    Deed.WITHDRAW: lambda pc, code, random: pc.desk.dossier.withdraw(code, random.choice(REASONS), CLERK),
    Deed.REOPEN: lambda pc, code, random: pc.desk.dossier.reopen(code, random.choice(REASONS), SUPERVISOR),
    Deed.VOID: lambda pc, code, random: pc.desk.dossier.void(code, random.choice(REASONS), SUPERVISOR),
    Deed.TAKE_BACK: _take_back,
}
"""Deeds a service does without giving a number."""


def _print_id(dossier: Dossier, random: Random) -> str:
    return random.choice(dossier.prints).print_id if dossier.prints else f"print-{random.randrange(10**9)}"


def _payment(dossier: Dossier, random: Random) -> str:
    return random.choice(dossier.payments).payment_id if dossier.payments else "PT-0"


def _printed(dossier: Dossier, random: Random) -> Fact:
    name = f"print-{random.randrange(10**9)}"
    return facts.FormPrinted(name, FormId.RECEIPT, "1", len(dossier.prints) + 1, sha256_hex(b""), "paper")


def _settled(dossier: Dossier, random: Random) -> Fact:
    state = random.choice((PrintState.CONFIRMED, PrintState.FAILED))
    return facts.PrintSettled(_print_id(dossier, random), state)


def _paid(dossier: Dossier, random: Random) -> Fact:
    name = f"PT-{random.randrange(10**6)}"
    return facts.FeeTaken(
        name, random.choice(("Lệ phí", "Bưu chính")), 8_000, "cash", random.choice(("", "77"))
    )


WITHOUT_SERVICE: Mapping[Deed, Saying] = {
    Deed.REGISTER: lambda dossier, random: facts.DossierRegistered(dossier.code, dossier.filing),
    Deed.MAKE_HAND_OVER: lambda _, random: facts.HandOverMade(
        random.choice(SHEETS), random.choice(UNITS[1:])
    ),
    Deed.ACCEPT_HAND_OVER: lambda _, random: facts.HandOverAccepted(random.choice(SHEETS), "Phạm Văn Nhận"),
    Deed.PRINT: _printed,
    Deed.SETTLE_PRINT: _settled,
    Deed.TAKE_FEE: _paid,
    Deed.CANCEL_FEE: lambda dossier, random: facts.FeeCancelled(_payment(dossier, random), WHY),
    Deed.ATTACH: lambda _, random: facts.PaperAttached(sha256_hex(random.choice((b"1", b"2"))), "Ảnh", 1),
    Deed.NOTE: lambda _, random: facts.NoteAdded(random.choice(("Đã gọi", "Chưa gọi được"))),
}
"""Deeds that are facts of the journal, whatever screen will once ask for them."""


def journaled(deed: Deed, pc: Pc, code: str, random: Random) -> None:
    """Write a deed without a service as a service would: where it is allowed, at a moment the clock guard admits."""
    counter = pc.desk.context
    with counter.uow() as work:
        at = ClockGuard(counter).admit(work, SUPERVISOR.user)
        dossier = work.dossiers.by_code(code)
        if dossier is None:
            raise Refused("find.unknown_code", code=code)
        if hindrance := allowed(deed, dossier, SUPERVISOR):
            raise Refused(hindrance.key, **hindrance.params)
        fact = WITHOUT_SERVICE[deed](dossier, random)
        work.journal.append(fact, actor=SUPERVISOR.user, at=at, dossier_id=dossier.dossier_id)
        work.commit()


DEEDS: Mapping[Deed, Doing] = {
    **SERVICES,
    **{deed: partial(journaled, deed) for deed in WITHOUT_SERVICE},
}
"""Everything that can be done with a known dossier without giving a number; taking in and replacing do."""
