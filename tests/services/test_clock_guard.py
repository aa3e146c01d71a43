"""The clock: a wrong one never gives a date to a citizen, and no wrong moment hides in the journal."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from desk_app.domain.facts import facts
from desk_app.domain.facts.wire import read_fact
from desk_app.domain.time.local_time import VIETNAM
from desk_app.errors import NeedsPerson, Refused
from desk_app.services.clock_guard import ClockState, ConfirmClock, WatchClock
from desk_app.services.people.sign_in import SignIn
from desk_app.services.reception.receive import ReceiveDossier
from tests.builders import CLERK, MORNING, PIN, QUICK_PINS, SUPERVISOR, StoryDesk, a_draft, a_person


def receive(desk: StoryDesk) -> str:
    return ReceiveDossier(desk.context, desk.witness, desk.rules)(a_draft(), CLERK).code


def jumps(desk: StoryDesk) -> list[int]:
    read = [read_fact(entry) for entry in desk.entries()]
    return [one.seconds for one in read if isinstance(one, facts.ClockJumped)]


WRONG = [
    datetime(2009, 1, 1, 0, 5, tzinfo=VIETNAM),
    MORNING + timedelta(days=365),
    MORNING - timedelta(hours=4),
    MORNING + timedelta(days=61),
]


@pytest.mark.parametrize("moment", WRONG)
def test_a_clock_that_cannot_be_right_stops_reception(desk: StoryDesk, moment: datetime) -> None:
    desk.clock.set_to(moment)
    with pytest.raises(NeedsPerson) as caught:
        receive(desk)
    assert caught.value.key == "clock.blocked"
    assert (caught.value.params["machine"], caught.value.params["last"]) == (moment, MORNING)
    assert desk.kinds() == []


@pytest.mark.parametrize("moment", WRONG)
def test_signing_in_on_a_wrong_clock_does_not_make_it_right(desk: StoryDesk, moment: datetime) -> None:
    desk.clock.set_to(moment)
    SignIn(desk.context, QUICK_PINS, desk.witness)("hanh", PIN)
    with pytest.raises(NeedsPerson):
        receive(desk)


def test_a_supervisor_who_knows_better_confirms_the_clock(desk: StoryDesk) -> None:
    desk.clock.pass_time(days=100)
    with pytest.raises(Refused):
        ConfirmClock(desk.context)(CLERK)
    ConfirmClock(desk.context)(SUPERVISOR)
    assert "270228" in receive(desk)
    assert desk.kinds() == ["clock_confirmed", "dossier_received"]


def test_a_year_before_this_program_was_made_cannot_be_confirmed(desk: StoryDesk) -> None:
    desk.clock.set_to(WRONG[0])
    with pytest.raises(Refused, match=r"clock\.before_release"):
        ConfirmClock(desk.context)(SUPERVISOR)


def test_two_hours_back_are_noted_once_and_work_goes_on(desk: StoryDesk) -> None:
    first = receive(desk)
    desk.clock.set_to(MORNING - timedelta(hours=2))
    second, third = receive(desk), receive(desk)
    assert [code[-4:] for code in (first, second, third)] == ["1001", "1002", "1003"]
    assert jumps(desk) == [-7200]


def test_the_order_of_entries_never_depends_on_the_clock(desk: StoryDesk) -> None:
    receive(desk)
    desk.clock.set_to(MORNING - timedelta(minutes=30))
    receive(desk)
    assert [entry.header.seq for entry in desk.entries()] == list(range(1, len(desk.entries()) + 1))


def test_midnight_during_a_reception_counts_by_the_moment_of_receiving(desk: StoryDesk) -> None:
    desk.clock.set_to(datetime(2026, 11, 20, 23, 59, 59, tzinfo=VIETNAM))
    before = receive(desk)
    desk.clock.pass_time(seconds=2)
    assert ("261120" in before, "261121" in receive(desk)) == (True, True)


def test_an_open_window_notices_a_clock_set_forward(desk: StoryDesk) -> None:
    watch = WatchClock(desk.context)
    assert watch("thu").state is ClockState.GOOD
    desk.clock.pass_time(minutes=5)
    assert watch("thu").state is ClockState.GOOD
    desk.clock.set_to(desk.clock.at + timedelta(hours=1))
    assert watch("thu").state is ClockState.MOVED
    assert watch("thu").state is ClockState.GOOD
    assert jumps(desk) == [3600]


def test_an_open_window_says_when_the_clock_is_not_believed_and_journals_nothing(desk: StoryDesk) -> None:
    watch = WatchClock(desk.context)
    watch("thu")
    desk.clock.set_to(WRONG[0])
    verdict = watch("thu")
    assert (verdict.state, verdict.key) == (ClockState.BLOCKED, "clock.before_release")
    assert desk.kinds() == []


def test_a_future_birth_is_judged_by_the_day_of_the_desk(desk: StoryDesk) -> None:
    born_today = a_person("Nguyễn Bảo An", birth_date=MORNING.date())
    ReceiveDossier(desk.context, desk.witness, desk.rules)(a_draft(applicant=born_today), CLERK)
    assert desk.kinds() == ["dossier_received"]
