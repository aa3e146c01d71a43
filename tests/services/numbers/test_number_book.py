"""Numbers: only above everything ever printed, whatever happened to the database in between."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from desk_app.domain.facts import facts
from desk_app.domain.facts.wire import read_fact
from desk_app.errors import DeskError, NeedsPerson, StorageTrouble
from desk_app.ports.witness import WitnessMark
from desk_app.services.numbers.number_book import ConfirmNewestSlip, OpenNumberBook
from desk_app.services.people.operators import Operator
from desk_app.services.printing.print_form import Paper, PrintForm
from desk_app.services.reception.receive import ReceiveDossier
from desk_app.services.reception.void import VoidDossier
from tests.builders import CLERK, IDENTITY, MORNING, SUPERVISOR, FakeDesk, StoryDesk, a_draft
from tests.fake_paper import FakeFiles, FakeForms, FakePrinter

TODAY = MORNING.date()


def receive(desk: StoryDesk) -> str:
    return ReceiveDossier(desk.context, desk.witness, desk.rules)(a_draft(), CLERK).code


def print_slip(desk: StoryDesk, code: str) -> None:
    PrintForm(desk.context, FakeForms(), FakePrinter(), FakeFiles(), desk.look_ups)(
        code, "01", CLERK, Paper("Laser")
    )


def trouble(desk: StoryDesk) -> str:
    with pytest.raises(NeedsPerson) as caught:
        receive(desk)
    assert "dossier_received" not in desk.kinds()
    return caught.value.key


def confirm(desk: StoryDesk, code: str | None, by: Operator = SUPERVISOR) -> None:
    ConfirmNewestSlip(desk.context, desk.witness)(code, by)


def gaps(desk: StoryDesk) -> list[tuple[date, int, int]]:
    read = [read_fact(entry) for entry in desk.entries()]
    return [(one.day, one.first, one.last) for one in read if isinstance(one, facts.NumbersMissing)]


def printed(number: int, day: date = TODAY) -> WitnessMark:
    return WitnessMark(IDENTITY.instance_id, 40, "f" * 64, day, number, MORNING)


def test_a_restored_database_names_the_gap_and_goes_on_above_it(desk: StoryDesk) -> None:
    print_slip(desk, receive(desk))
    desk.witness.mark = printed(1017)
    assert receive(desk).endswith("1018")
    assert gaps(desk) == [(TODAY, 1002, 1017)]
    assert receive(desk).endswith("1019")
    assert len(gaps(desk)) == 1


def test_a_number_a_copy_of_this_desk_may_have_printed_is_named_beside_the_gap(desk: StoryDesk) -> None:
    code = receive(desk)
    desk.witness.mark = printed(1001)
    take_in = ReceiveDossier(desk.context, desk.witness, desk.rules)
    told = [one for one in take_in(a_draft(), CLERK).warnings if one.key == "numbers.doubted"]
    again = [one for one in take_in(a_draft(), CLERK).warnings if one.key == "numbers.doubted"]
    assert [one.params for one in told] == [{"code": code}]
    assert again == []
    assert gaps(desk) == [(TODAY, 1001, 1001)]


def test_a_number_whose_slip_came_out_here_is_in_no_doubt(desk: StoryDesk) -> None:
    print_slip(desk, receive(desk))
    desk.witness.mark = printed(1001)
    receive(desk)
    assert gaps(desk) == []


def test_slips_of_yesterday_that_are_gone_are_named_too(desk: StoryDesk) -> None:
    desk.witness.mark = printed(1004, TODAY - timedelta(days=1))
    assert receive(desk).endswith("1001")
    assert gaps(desk) == [(TODAY - timedelta(days=1), 1001, 1004)]


def test_the_first_number_of_a_day_names_what_is_gone_of_every_day_before(desk: StoryDesk) -> None:
    before, yesterday = TODAY - timedelta(days=2), TODAY - timedelta(days=1)
    desk.witness.mark = replace(printed(1002, yesterday), other_days=((before, 1003),))
    assert receive(desk).endswith("1001")
    assert gaps(desk) == [(before, 1001, 1003), (yesterday, 1001, 1002)]
    assert receive(desk).endswith("1002")
    assert len(gaps(desk)) == 2


def test_a_number_saved_when_the_power_failed_is_remembered_before_it_is_answered(desk: StoryDesk) -> None:
    old = desk.witness.mark
    take_in = ReceiveDossier(desk.context, desk.witness, desk.rules)
    first = take_in(a_draft(), CLERK, intent_id="form-1")
    desk.witness.mark = old
    assert take_in(a_draft(), CLERK, intent_id="form-1").code == first.code
    assert desk.newest_printed() == 1001


def test_without_any_witness_the_first_number_of_a_day_waits_for_a_person(desk: StoryDesk) -> None:
    desk.witness.lost = True
    assert trouble(desk) == "numbers.no_witness"


def test_once_a_number_of_the_day_is_known_a_lost_witness_stops_nothing(desk: StoryDesk) -> None:
    receive(desk)
    desk.witness.lost = True
    assert receive(desk).endswith("1002")


def test_the_newest_slip_found_answers_for_the_lost_witness(desk: StoryDesk) -> None:
    desk.witness.mark = None
    confirm(desk, "h26.99.01-261120-1030")
    assert gaps(desk) == [(TODAY, 1001, 1030)]
    assert receive(desk).endswith("1031")


def test_no_slip_today_answers_too(desk: StoryDesk) -> None:
    desk.witness.mark = None
    confirm(desk, None)
    assert gaps(desk) == []
    assert receive(desk).endswith("1001")


def test_an_older_slip_says_that_nothing_was_printed_today(desk: StoryDesk) -> None:
    desk.witness.mark = None
    confirm(desk, "H26.99.01-261119-1002")
    assert gaps(desk) == [(TODAY - timedelta(days=1), 1001, 1002)]
    assert receive(desk).endswith("1001")


@pytest.mark.parametrize(
    ("code", "by", "key"),
    [
        ("H26.99.01-261120-1030", CLERK, "rights.missing"),
        ("001190012345", SUPERVISOR, "numbers.not_a_code"),
        ("H26.99.02-261120-1030", SUPERVISOR, "numbers.not_ours"),
        ("H26.99.01-261120-2030", SUPERVISOR, "numbers.not_ours"),
        ("H26.99.01-261121-1030", SUPERVISOR, "numbers.day_to_come"),
    ],
)
def test_what_cannot_be_the_newest_slip(desk: StoryDesk, code: str, by: Operator, key: str) -> None:
    desk.witness.mark = None
    with pytest.raises(DeskError) as caught:
        confirm(desk, code, by)
    assert caught.value.key == key
    assert desk.witness.mark is None


def test_a_witness_of_a_day_to_come_waits_until_a_supervisor_has_looked(desk: StoryDesk) -> None:
    desk.witness.mark = printed(1002, TODAY + timedelta(days=2))
    assert trouble(desk) == "numbers.witness_ahead"
    confirm(desk, None)
    assert receive(desk).endswith("1001")


def test_a_used_up_block_stops_before_it_doubles(desk: StoryDesk) -> None:
    desk.witness.mark = printed(1998)
    assert receive(desk).endswith("1999")
    with pytest.raises(NeedsPerson) as caught:
        receive(desk)
    assert (caught.value.key, caught.value.params["last"]) == ("numbers.used_up", 1999)


def test_a_desk_without_a_block_receives_nothing() -> None:
    desk = FakeDesk(identity=replace(IDENTITY, first_number=None, last_number=None))
    assert trouble(desk) == "numbers.no_block"


def test_a_new_desk_is_known_to_have_printed_nothing_and_an_old_mark_is_never_lowered(
    desk: StoryDesk,
) -> None:
    desk.witness.mark = None
    OpenNumberBook(desk.context, desk.witness)()
    assert receive(desk).endswith("1001")
    OpenNumberBook(desk.context, desk.witness)()
    assert desk.newest_printed() == 1001


def test_two_desks_of_a_ward_never_print_one_number() -> None:
    other: Any = replace(IDENTITY, instance_id="instance-2", desk_no=2, first_number=2001, last_number=2999)
    assert receive(FakeDesk()) != receive(FakeDesk(identity=other))


def test_whoever_receives_first_is_told_of_the_missing_numbers_once(desk: StoryDesk) -> None:
    print_slip(desk, receive(desk))
    desk.witness.mark = printed(1017)
    take_in = ReceiveDossier(desk.context, desk.witness, desk.rules)

    told = [one for one in take_in(a_draft(), CLERK).warnings if one.key == "numbers.missing"]
    again = [one for one in take_in(a_draft(), CLERK).warnings if one.key == "numbers.missing"]
    assert [one.params for one in told] == [{"day": TODAY, "first": 1002, "last": 1017}]
    assert again == []


def test_no_number_is_given_while_the_witness_cannot_be_told_of_it(desk: StoryDesk) -> None:
    receive(desk)
    before = desk.kinds()
    desk.witness.held = True
    with pytest.raises(StorageTrouble, match=r"storage\.held"):
        receive(desk)
    with pytest.raises(StorageTrouble, match=r"storage\.held"):
        confirm(desk, "h26.99.01-261120-1030")
    assert desk.kinds() == before
    desk.witness.held = False
    assert receive(desk).endswith("1002")


def test_a_number_no_witness_took_is_told_with_the_answer_and_covered_by_the_next_mark(
    desk: StoryDesk,
) -> None:
    take_in = ReceiveDossier(desk.context, desk.witness, desk.rules)
    desk.witness.refuses = True
    answer = take_in(a_draft(), CLERK, intent_id="form-1")
    assert answer.not_marked is not None
    assert answer.not_marked.params == {"code": answer.code}
    again = take_in(a_draft(), CLERK, intent_id="form-1")
    assert (again.code, again.not_marked) == (answer.code, answer.not_marked)
    replacement = VoidDossier(desk.context, desk.witness, desk.rules)(
        answer.code, "Ghi nhầm tên", CLERK, a_draft()
    ).replacement
    assert replacement is not None
    assert replacement.not_marked is not None
    desk.witness.refuses = False
    later = take_in(a_draft(), CLERK)
    assert later.not_marked is None
    assert desk.newest_printed() == 1003
