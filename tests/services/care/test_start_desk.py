"""The look-over at the start: what the clerk must know before the first citizen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desk_app.domain.dossier.dossier import PrintState
from desk_app.domain.facts.facts import NumbersMissing
from desk_app.domain.facts.wire import read_fact
from desk_app.ports.forms import BrokenForm
from desk_app.services.care.start_desk import NumberGap, StartDesk, StartReport
from desk_app.services.clock_guard import ClockState
from desk_app.services.people.operators import Operator
from desk_app.services.printing.print_form import Paper, PrintForm
from desk_app.services.printing.settle_print import SettlePrint
from desk_app.services.reception.drafts import KeepDraft
from desk_app.services.reception.receive import ReceiveDossier
from desk_app.services.reference.calendar import ConfirmYear
from tests.builders import CLERK, IDENTITY, MORNING, SUPERVISOR, FakeDesk, a_draft
from tests.fake_paper import FakeFiles, FakeForms, FakePrinter


class FakeDisk:
    def __init__(self, free: int | None = 50_000) -> None:
        self.free = free

    def free_megabytes(self) -> int | None:
        return self.free


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


def start(
    desk: FakeDesk, free: int | None = 50_000, forms: FakeForms | None = None, by: Operator = CLERK
) -> StartReport:
    return StartDesk(desk.context, desk.witness, FakeDisk(free), desk.look_ups, forms or FakeForms())(by)


def receive(desk: FakeDesk) -> str:
    return ReceiveDossier(desk.context, desk.witness, desk.rules)(a_draft(), CLERK).code


def notices(report: StartReport) -> set[str]:
    return {notice.key for notice in report.notices}


def test_a_quiet_morning_has_nothing_to_say(desk: FakeDesk) -> None:
    report = start(desk)
    assert report.clock.state is ClockState.GOOD
    assert report.gap is None
    assert not report.witness_missing
    assert (report.unprinted, report.print_unsure, report.drafts) == ((), (), ())


def test_power_lost_between_saving_and_printing_is_asked_about(desk: FakeDesk) -> None:
    saved, sent = receive(desk), receive(desk)
    PrintForm(desk.context, FakeForms(), FakePrinter(), FakeFiles(), desk.look_ups)(
        sent, "01", CLERK, Paper("Laser")
    )
    report = start(desk)
    assert [row.code for row in report.unprinted] == [saved]
    assert [row.code for row in report.print_unsure] == [sent]


def test_an_answered_question_is_not_asked_again(desk: FakeDesk) -> None:
    code = receive(desk)
    printed = PrintForm(desk.context, FakeForms(), FakePrinter(), FakeFiles(), desk.look_ups)(
        code, "01", CLERK, Paper("Laser")
    )
    SettlePrint(desk.context)(code, printed.print_id, PrintState.CONFIRMED, "", CLERK)
    report = start(desk)
    assert (report.unprinted, report.print_unsure) == ((), ())


def test_a_number_saved_when_the_power_failed_is_remembered_at_the_start(desk: FakeDesk) -> None:
    old = desk.witness.mark
    receive(desk)
    desk.witness.mark = old
    start(desk)
    assert desk.newest_printed() == 1001


def test_a_number_saved_when_the_power_failed_may_have_been_printed_by_a_copy_of_this_desk(
    desk: FakeDesk,
) -> None:
    code, mark = receive(desk), desk.witness.mark
    assert mark is not None
    desk.witness.mark = replace(mark, head_seq=7, head_hash="f" * 64, number=1002)
    report = start(desk)
    assert report.gap == NumberGap(1002, 1002, 1003)
    assert [one.params for one in report.notices if one.key == "numbers.doubted"] == [{"code": code}]
    assert desk.newest_printed() == 1002
    again = start(desk)
    assert again.gap is None
    assert "numbers.doubted" not in notices(again)


def test_slips_gone_of_several_days_are_all_named_at_the_start(desk: FakeDesk) -> None:
    yesterday = MORNING.date() - timedelta(days=1)
    assert desk.witness.mark is not None
    desk.witness.mark = replace(desk.witness.mark, number=1002, other_days=((yesterday, 1001),))
    assert start(desk).gap == NumberGap(1001, 1002, 1003)
    named = [read_fact(entry) for entry in desk.entries() if entry.header.kind == NumbersMissing.KIND]
    days = [(one.day, one.first, one.last) for one in named if isinstance(one, NumbersMissing)]
    assert days == [(yesterday, 1001, 1001), (MORNING.date(), 1001, 1002)]


def test_a_half_typed_reception_is_offered_back(desk: FakeDesk) -> None:
    KeepDraft(desk.context)("form-1", CLERK.user, '{"name": "Nguyễn"}')
    (draft,) = start(desk).drafts
    assert (draft.draft_id, draft.content) == ("form-1", '{"name": "Nguyễn"}')


@pytest.mark.parametrize("day", [0, -1])
def test_numbers_only_the_witness_remembers_are_named_once_and_never_used_again(
    desk: FakeDesk, day: int
) -> None:
    receive(desk)
    mark = desk.witness.mark
    assert mark is not None
    if day:
        desk.clock.pass_time(days=3)
    desk.witness.mark = replace(mark, number=1005)
    report = start(desk)
    assert report.gap == NumberGap(1002, 1005, 1006)
    fact = read_fact(desk.uow.memory.entries[-1])
    assert isinstance(fact, NumbersMissing)
    assert (fact.first, fact.last) == (1002, 1005)
    assert start(desk).gap is None
    assert receive(desk).endswith("-1001" if day else "-1006")


def test_entries_the_witness_has_seen_and_the_database_lost_are_told(desk: FakeDesk) -> None:
    mark = desk.witness.mark
    assert mark is not None
    desk.witness.mark = replace(mark, head_seq=99)
    assert "start.entries_lost" in notices(start(desk))


def test_no_witness_before_the_first_number_of_the_day_is_told(desk: FakeDesk) -> None:
    desk.witness.lost = True
    assert start(desk).witness_missing


def test_a_wrong_clock_is_told_and_names_no_gap(desk: FakeDesk) -> None:
    receive(desk)
    mark = desk.witness.mark
    assert mark is not None
    desk.witness.mark = replace(mark, number=1005)
    desk.clock.set_to(MORNING.replace(year=2009))
    before = desk.kinds()
    report = start(desk)
    assert report.clock.state is ClockState.BLOCKED
    assert report.gap is None
    assert desk.kinds() == before


def test_a_filling_disk_is_told_early(desk: FakeDesk) -> None:
    assert "start.disk_low" in notices(start(desk, free=900))
    assert "start.disk_low" not in notices(start(desk, free=None))


def test_next_years_calendar_is_asked_for_before_the_year_begins(desk: FakeDesk) -> None:
    assert "start.year_unconfirmed" in notices(start(desk, by=SUPERVISOR))
    assert "start.year_unconfirmed" not in notices(start(desk, by=CLERK))
    ConfirmYear(desk.context)(2026, "12729/VPCP-KGVX", SUPERVISOR)
    assert "start.year_unconfirmed" not in notices(start(desk, by=SUPERVISOR))
    desk.clock.pass_time(days=20)
    (notice,) = [one for one in start(desk).notices if one.key == "start.year_unconfirmed"]
    assert notice.params["year"] == 2027


def test_a_block_nearly_used_up_is_told(desk: FakeDesk) -> None:
    small = FakeDesk(identity=replace(IDENTITY, last_number=1003))
    assert "start.numbers_low" in notices(start(small))
    assert "start.numbers_low" not in notices(start(desk))


def test_a_desk_without_a_block_says_so() -> None:
    bare = FakeDesk(identity=replace(IDENTITY, first_number=None, last_number=None))
    assert "start.no_block" in notices(start(bare))


def test_the_days_between_two_starts_do_not_block_the_clock(desk: FakeDesk) -> None:
    receive(desk)
    desk.clock.set_to(MORNING + timedelta(days=10))
    assert start(desk).clock.state is ClockState.GOOD


def test_a_pc_in_another_zone_is_told_and_still_dates_slips_by_vietnam(desk: FakeDesk) -> None:
    assert "start.other_zone" not in {notice.key for notice in start(desk).notices}
    desk.clock.zone = timedelta(0)
    assert "start.other_zone" in {notice.key for notice in start(desk).notices}
    assert receive(desk).startswith("H26.99.01-261120-")


def test_a_broken_form_of_the_ward_is_told_with_its_fault(desk: FakeDesk) -> None:
    forms = FakeForms()
    forms.broken_files = (BrokenForm("mau-01-phường.toml", "kind must be one of …"),)
    (told,) = [one for one in start(desk, forms=forms).notices if one.key == "start.form_broken"]
    assert told.params == {"file": "mau-01-phường.toml", "problem": "kind must be one of …"}
    assert "start.form_broken" not in notices(start(desk))


def test_a_catalogue_from_before_the_doors_is_told(desk: FakeDesk) -> None:
    assert "start.old_catalogue" not in notices(start(desk))
    with desk.uow() as work:
        today = desk.clock.now().date()
        work.reference.save_procedures(
            [replace(one, door_ground="") for one in work.reference.procedures(today)]
        )
        work.commit()
    assert "start.old_catalogue" in notices(start(desk))
