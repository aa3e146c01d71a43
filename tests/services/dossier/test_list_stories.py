"""A dossier walks from list to list; each story is told on the real store and on the desk in memory."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desk_app.domain.dossier.dossier import CollectorKind, PaperLine, PrintState, Status
from desk_app.domain.facts import facts
from desk_app.domain.steps.remaining import DueLevel
from desk_app.domain.time.local_time import VIETNAM
from desk_app.errors import Refused
from desk_app.ports.dossiers import DossierRow, WorkList
from desk_app.screens.widgets.tables.dossier_columns import is_overdue
from desk_app.services.dossier.extend import ExtendDueDate
from desk_app.services.dossier.lists import ListDossiers, TodaySummary
from desk_app.services.dossier.look_at_dossier import LookAtDossier
from desk_app.services.dossier.payment import AskPayment, RecordPaymentMet
from desk_app.services.dossier.plain_steps import (
    ForwardDossier,
    RecordResult,
    ReopenDossier,
    StopDossier,
    WithdrawDossier,
)
from desk_app.services.dossier.return_result import ReturnResult
from desk_app.services.dossier.supplement import RequestSupplement, SupplySupplement
from desk_app.services.reception.guidance import GiveGuidance
from desk_app.services.reception.void import VoidDossier
from desk_app.storage.folder.creating import create_desk
from desk_app.storage.opening import open_database
from desk_app.storage.unit_of_work import SqliteUnitOfWorks
from tests.builders import CLERK, IDENTITY, MORNING, SUPERVISOR, FakeDesk, StoryDesk, a_draft, a_person
from tests.fakes import FakeClock, FakeIds
from tests.storage.desk_builders import KeysInMemory

WHY = "Theo đề nghị của công dân"
PAPER = (PaperLine("Ảnh", 1),)
LISTED = tuple(which for which in WorkList if which not in (WorkList.ALL, WorkList.UNSENT))
Doing = Callable[[StoryDesk, str], object]

ask: Doing = lambda desk, code: RequestSupplement(desk.context)(code, WHY, PAPER, None, SUPERVISOR)  # noqa: E731
supply: Doing = lambda desk, code: SupplySupplement(desk.context)(code, PAPER, CLERK)  # noqa: E731
forward: Doing = lambda desk, code: ForwardDossier(desk.context)(code, "Tư pháp", CLERK)  # noqa: E731
ask_payment: Doing = lambda desk, code: AskPayment(desk.context)(code, WHY, CLERK)  # noqa: E731
paid: Doing = lambda desk, code: RecordPaymentMet(desk.context)(code, "Biên lai 12", CLERK)  # noqa: E731
record: Doing = lambda desk, code: RecordResult(desk.context)(code, "", "1", True, "Khay 1", CLERK)  # noqa: E731
stop: Doing = lambda desk, code: StopDossier(desk.context)(code, WHY, CLERK)  # noqa: E731
reopen: Doing = lambda desk, code: ReopenDossier(desk.context)(code, WHY, SUPERVISOR)  # noqa: E731
withdraw: Doing = lambda desk, code: WithdrawDossier(desk.context)(code, WHY, CLERK)  # noqa: E731
void: Doing = lambda desk, code: VoidDossier(desk.context, desk.witness, desk.rules)(code, WHY, SUPERVISOR)  # noqa: E731
hand_over: Doing = lambda desk, code: ReturnResult(desk.context)(  # noqa: E731
    code, CollectorKind.OWNER, "", "", "", "", False, "", CLERK
)


def extend(desk: StoryDesk, code: str) -> object:
    later = datetime.combine((desk.clock.at + timedelta(days=7)).date(), MORNING.timetz())
    return ExtendDueDate(desk.context)(code, WHY, later, SUPERVISOR)


def lists_of(desk: StoryDesk, code: str) -> set[str]:
    """Give the lists on which a dossier stands now, but those that hold everything."""
    return {
        which.value
        for which in LISTED
        if code in [row.code for row in ListDossiers(desk.context, desk.look_ups)(which, CLERK, limit=500)]
    }


def printed(desk: StoryDesk, code: str, fact: facts.FormPrinted | facts.PrintSettled) -> None:
    with desk.uow() as work:
        dossier_id = desk.show(code).dossier_id
        work.journal.append(fact, actor=CLERK.user, at=desk.clock.at, dossier_id=dossier_id)
        work.commit()


def sent(form: str = "01") -> facts.FormPrinted:
    return facts.FormPrinted("p", form, "2026.1", 1, "ab" * 32, "HP 1020", state=PrintState.SENT)


def test_a_slip_is_unprinted_then_unsure_then_in_hand(desk: StoryDesk) -> None:
    code = desk.receive()
    assert lists_of(desk, code) == {"received_today", "unprinted"}
    printed(desk, code, sent())
    assert lists_of(desk, code) == {"received_today", "print_unsure"}
    printed(desk, code, facts.PrintSettled("p", PrintState.CONFIRMED))
    assert lists_of(desk, code) == {"received_today"}


def test_a_jammed_slip_is_unprinted_again(desk: StoryDesk) -> None:
    code = desk.receive()
    printed(desk, code, sent())
    printed(desk, code, facts.PrintSettled("p", PrintState.FAILED, "kẹt giấy"))
    assert lists_of(desk, code) == {"received_today", "unprinted"}


def test_another_form_in_doubt_leaves_the_slip_to_be_printed(desk: StoryDesk) -> None:
    code = desk.receive()
    printed(desk, code, sent("02"))
    assert lists_of(desk, code) == {"received_today", "unprinted", "print_unsure"}


def test_a_promise_is_due_on_its_day_and_overdue_after_its_hour(desk: StoryDesk) -> None:
    code = desk.receive()
    due = desk.show(code).due_at
    assert due is not None
    desk.clock.set_to(due - timedelta(minutes=1))
    assert lists_of(desk, code) == {"due_today", "unprinted"}
    desk.clock.set_to(due)
    assert lists_of(desk, code) == {"due_today", "unprinted"}
    desk.clock.set_to(due + timedelta(minutes=1))
    assert lists_of(desk, code) == {"due_today", "overdue", "unprinted"}
    desk.clock.set_to(due + timedelta(days=1))
    assert lists_of(desk, code) == {"overdue", "unprinted"}


def test_who_waits_for_the_citizens_papers_is_not_late(desk: StoryDesk) -> None:
    code = desk.receive()
    ask(desk, code)
    desk.clock.pass_time(days=30)
    assert "overdue" not in lists_of(desk, code)
    assert TodaySummary(desk.context)().counts[WorkList.OVERDUE] == 0
    look = LookAtDossier(desk.context, desk.look_ups)(code, CLERK)
    assert look.left is not None
    assert (look.left.level, look.left.key) == (DueLevel.OK, "due.waits_for_citizen")
    (row,) = ListDossiers(desk.context, desk.look_ups)(WorkList.ALL, CLERK)
    assert not is_overdue(row, desk.clock.at)
    supply(desk, code)
    desk.clock.pass_time(days=60)
    assert "overdue" in lists_of(desk, code)


def test_who_waits_for_the_payment_is_late_all_the_same(desk: StoryDesk) -> None:
    code = desk.receive()
    ask_payment(desk, code)
    desk.clock.pass_time(days=30)
    assert "overdue" in lists_of(desk, code)
    paid(desk, code)
    assert "overdue" in lists_of(desk, code)


def test_a_result_waits_to_be_collected_and_is_never_late(desk: StoryDesk) -> None:
    code = desk.receive()
    record(desk, code)
    desk.clock.pass_time(days=30)
    assert lists_of(desk, code) == {"ready", "unprinted"}
    hand_over(desk, code)
    assert lists_of(desk, code) == set()


@pytest.mark.parametrize("end", [stop, withdraw, void], ids=["stopped", "withdrawn", "voided"])
def test_what_has_ended_stands_on_no_list_but_the_days(desk: StoryDesk, end: Doing) -> None:
    code = desk.receive()
    end(desk, code)
    assert lists_of(desk, code) == {"received_today"}
    desk.clock.pass_time(days=30)
    assert lists_of(desk, code) == set()


def test_what_is_reopened_is_late_again(desk: StoryDesk) -> None:
    code = desk.receive()
    stop(desk, code)
    desk.clock.pass_time(days=30)
    reopen(desk, code)
    assert lists_of(desk, code) == {"overdue", "unprinted"}


def test_a_later_promise_takes_it_off_the_overdue(desk: StoryDesk) -> None:
    code = desk.receive()
    desk.clock.pass_time(days=14)
    assert "overdue" in lists_of(desk, code)
    extend(desk, code)
    assert "overdue" not in lists_of(desk, code)


def test_guidance_is_no_reception(desk: StoryDesk) -> None:
    done = GiveGuidance(desk.context, desk.rules)(a_draft(), PAPER, "Thiếu tờ khai", CLERK)
    desk.clock.pass_time(days=30)
    assert lists_of(desk, done.dossier.code) == {"unprinted"}
    printed(desk, done.dossier.code, sent("02"))
    printed(desk, done.dossier.code, facts.PrintSettled("p", PrintState.CONFIRMED))
    assert lists_of(desk, done.dossier.code) == set()
    assert done.dossier.status is Status.REGISTERED


DEEDS = (ask, supply, forward, ask_payment, paid, record, stop, reopen, withdraw, void, hand_over, extend)


def draw(desk: StoryDesk, seed: int) -> list[str]:
    """Let the same chance do the same on any desk: forty dossiers, each with up to four deeds over some weeks."""
    chance = random.Random(seed)
    codes = []
    for number in range(40):
        person = a_person(f"Nguyễn Văn {number}", f"0010850{number:05d}", phone="0912345678")
        codes.append(desk.receive(a_draft(applicant=person)))
        desk.clock.pass_time(minutes=chance.randint(0, 400))
    for code in codes:
        for _ in range(chance.randint(0, 4)):
            with suppress(Refused):
                chance.choice(DEEDS)(desk, code)
            desk.clock.pass_time(minutes=chance.randint(0, 900))
    return codes


@pytest.mark.parametrize("seed", range(4))
def test_list_cell_page_and_fake_agree_on_what_is_overdue(seed: int, tmp_path: Path) -> None:
    keys, ids = KeysInMemory(), FakeIds()
    create_desk(tmp_path / "desk", IDENTITY, keys)
    database = open_database(tmp_path / "desk", keys)
    real, fake = StoryDesk(SqliteUnitOfWorks(database, ids), FakeClock(MORNING), ids), FakeDesk()
    assert draw(real, seed) == draw(fake, seed)
    late = 0
    for days in (0, 1, 3, 20):
        for desk in (real, fake):
            desk.clock.at = datetime(2026, 12, 14, 10, 0, tzinfo=VIETNAM) + timedelta(days=days)
        listed = {which: [row.code for row in shown(real, which)] for which in WorkList}
        assert listed == {which: [row.code for row in shown(fake, which)] for which in WorkList}
        by_cell = {row.code for row in shown(real, WorkList.ALL) if is_overdue(row, real.clock.at)}
        by_page = {code for code in listed[WorkList.ALL] if page_says_overdue(real, code)}
        assert set(listed[WorkList.OVERDUE]) == by_cell == by_page
        late += len(by_page)
    assert late
    database.close()


def shown(desk: StoryDesk, which: WorkList) -> tuple[DossierRow, ...]:
    return ListDossiers(desk.context, desk.look_ups)(which, CLERK, limit=500)


def page_says_overdue(desk: StoryDesk, code: str) -> bool:
    left = LookAtDossier(desk.context, desk.look_ups)(code, CLERK).left
    return left is not None and left.level is DueLevel.OVERDUE
