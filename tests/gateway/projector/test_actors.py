"""The city asks about who wrote an entry: by what stood before it in its chain, and by what the city held, never by its date."""

from __future__ import annotations

from copy import copy
from datetime import date, timedelta
from typing import Any

import pytest

from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import CITY, DayClosed, ExceptionClosed, RightsEnded
from desk_app.domain.facts.wire import SCHEMA, Approval, Particulars
from desk_app.domain.journal.entry import GENESIS
from desk_app.gateway.feed.city_words import write_down
from desk_app.gateway.feed.ward import WardWork, find_ward
from desk_app.gateway.front.gateway import Gateway
from desk_app.gateway.projector.actor_check import ActorCheck
from desk_app.gateway.projector.chain_rows import ChainRows
from tests.builders import MORNING
from tests.gateway.conftest import NewAddress
from tests.gateway.desks import WARD, CityClock, HandMadeDesk, Randomness, exceptions_in, hand_in

TODAY = MORNING.date()
CLOSE = DayClosed(TODAY, True, False, (), (), 1, GENESIS)
NOTE = facts.NoteAdded("Đã gọi")


def staffed(gateway: Gateway, number: int = 1, schema: int = SCHEMA, **supervisor: Any) -> HandMadeDesk:
    """Give a desk with a supervisor "hanh", a clerk "lan" and one dossier, all written in a schema."""
    desk = HandMadeDesk(gateway, number, schema=schema).join()
    desk.save_user("hanh", "supervisor", **supervisor)
    desk.save_user("lan")
    desk.receive(number * 1000 + 1, f"d-{number}")
    desk.push()
    return desk


def asked(desk: HandMadeDesk) -> list[tuple[str, tuple[str, ...]]]:
    """Give what the ward is asked about people, as the feed tells."""
    found = exceptions_in(desk.pull_all())
    return [(one.detail, one.entries) for one in found if one.about == "no_right"]


def ids_of(desk: HandMadeDesk) -> set[str]:
    """Give the names of what the ward is asked about people."""
    return {one.exception_id for one in exceptions_in(desk.pull_all()) if one.about == "no_right"}


def test_a_day_closed_by_a_clerk_is_asked_about(gateway: Gateway) -> None:
    desk = staffed(gateway)
    desk.write(CLOSE, actor="hanh")
    forged = desk.write(CLOSE, actor="lan")
    desk.push()
    assert asked(desk) == [("no_right: lan", (forged.hash,))]


def test_names_nobody_has_are_one_question_however_many(gateway: Gateway) -> None:
    desk = staffed(gateway)
    wrong = [desk.write(NOTE, "d-1", actor=f"ma-{number}") for number in range(30)]
    desk.push()
    ((detail, entries),) = asked(desk)
    assert detail == "unknown: ma-0"
    assert entries == tuple(one.hash for one in wrong[:20])


def test_eight_hundred_entries_on_eight_hundred_days_are_a_few_questions(gateway: Gateway) -> None:
    desk = staffed(gateway)
    for day in range(800):
        desk.at = MORNING + timedelta(days=day)
        desk.write(CLOSE, actor="lan")
    desk.push()
    assert len(asked(desk)) == 8 + 6


def test_somebody_ended_at_the_desk_cannot_go_on_by_an_earlier_date(gateway: Gateway) -> None:
    desk = staffed(gateway)
    desk.save_user("lan", active=False, actor="hanh")
    desk.at -= timedelta(days=1)
    late = desk.write(NOTE, "d-1", actor="lan")
    desk.push()
    assert asked(desk) == [("ended: lan", (late.hash,))]


def test_rights_hold_for_their_days_by_the_clock_of_the_chain(gateway: Gateway) -> None:
    desk = staffed(gateway)
    desk.save_user("an", actor="hanh", valid_until=TODAY)
    desk.write(NOTE, "d-1", actor="an")
    desk.at = MORNING + timedelta(days=1, hours=3)
    desk.write(NOTE, "d-1", actor="lan")
    desk.at = MORNING
    late = desk.write(NOTE, "d-1", actor="an")
    desk.push()
    assert asked(desk) == [("not_valid: an", (late.hash,))]


def test_a_clock_a_person_confirmed_counts_from_there(gateway: Gateway) -> None:
    desk = staffed(gateway)
    desk.save_user("an", actor="hanh", valid_until=TODAY + timedelta(days=30))
    desk.at = MORNING + timedelta(days=400)
    desk.write(NOTE, "d-1", actor="lan")
    desk.at = MORNING
    desk.write(facts.ClockConfirmed(MORNING + timedelta(days=400), MORNING), actor="hanh")
    desk.write(NOTE, "d-1", actor="an")
    desk.push()
    assert asked(desk) == []


def test_who_makes_himself_a_supervisor_is_none_at_the_city(gateway: Gateway) -> None:
    desk = staffed(gateway)
    made = desk.save_user("lan", "supervisor", actor="lan")
    closed = desk.write(CLOSE, actor="lan")
    friend = desk.save_user("ban", actor="lan")
    desk.write(NOTE, "d-1", actor="ban")
    desk.push()
    assert asked(desk)[0] == ("no_right: lan", (made.hash, closed.hash, friend.hash))
    assert [detail for detail, _ in asked(desk)] == ["no_right: lan", "unknown: ban"]


def test_the_set_up_is_over_once_somebody_works(gateway: Gateway) -> None:
    desk = staffed(gateway)
    late = desk.save_user("ban", "supervisor", actor="setup")
    desk.push()
    assert asked(desk) == [("unknown: setup", (late.hash,))]


def test_a_new_pin_is_no_change_of_users(gateway: Gateway) -> None:
    desk = staffed(gateway)
    desk.save_user("lan", actor="lan")
    desk.push()
    assert asked(desk) == []


EXTENSION = facts.DueDateExtended("Chưa có kết quả", MORNING, MORNING + timedelta(days=7), "hanh")


@pytest.mark.parametrize(
    ("approver", "schema", "why"),
    [
        ("hanh", 2, None),
        ("", 2, "no_right: lan"),
        ("lan", 2, "approval: lan"),
        ("an", 2, "approval: lan"),
        ("ma", 2, "approval: lan"),
        ("", 1, "no_right: lan"),
    ],
)
def test_an_approval_is_another_persons_who_has_the_right(
    gateway: Gateway, approver: str, schema: int, why: str | None
) -> None:
    desk = staffed(gateway)
    desk.save_user("an", actor="hanh")
    beside = Particulars(approval=Approval(approver, MORNING)) if approver else Particulars()
    desk.write(EXTENSION, "d-1", beside=beside, actor="lan", schema=schema)
    desk.push()
    assert [detail for detail, _ in asked(desk)] == ([] if why is None else [why])


def test_in_a_chain_of_the_first_program_the_name_in_the_fact_is_the_approval(gateway: Gateway) -> None:
    desk = staffed(gateway, schema=1)
    desk.write(EXTENSION, "d-1", actor="lan")
    desk.push()
    assert asked(desk) == []


@pytest.mark.parametrize(("author", "why"), [("lan", "no_right: lan"), ("hanh", None), ("an", None)])
def test_a_pin_for_somebody_else_takes_the_right_to_change_users(
    gateway: Gateway, author: str, why: str | None
) -> None:
    desk = staffed(gateway)
    desk.save_user("an", actor="hanh")
    desk.write(facts.PinKept("an", "ab"), actor=author)
    desk.push()
    assert [detail for detail, _ in asked(desk)] == ([] if why is None else [why])


@pytest.mark.fault("H12")
def test_what_comes_after_the_city_ended_the_rights_is_asked_about_whatever_it_is_dated(
    gateway: Gateway,
) -> None:
    desk = staffed(gateway)
    before = desk.write(NOTE, "d-1", actor="lan")
    desk.push()
    gateway.operations.end_rights(WARD, "lan", "chuyển công tác")
    desk.at = MORNING - timedelta(days=2)
    backdated = desk.write(NOTE, "d-1", actor="lan")
    desk.write(NOTE, "d-1", actor="hanh")
    desk.push()
    assert asked(desk) == [("ended_by_city: lan", (backdated.hash,))]
    assert before.hash != backdated.hash


@pytest.mark.fault("H12")
def test_a_word_of_the_first_program_goes_by_the_time_claimed(gateway: Gateway) -> None:
    desk = staffed(gateway)
    with gateway.database.write() as connection:
        ward = find_ward(connection, WARD)
        assert ward is not None
        write_down(WardWork(connection, ward.ward_id, gateway.city), RightsEnded("lan"))
    desk.at = MORNING + timedelta(hours=1)
    late = desk.write(NOTE, "d-1", actor="lan")
    desk.at = MORNING - timedelta(hours=1)
    desk.write(NOTE, "d-1", actor="lan")
    desk.push()
    assert asked(desk) == [("ended_by_city: lan", (late.hash,))]


def test_a_settlement_that_is_for_a_supervisor_is_asked_about_whichever_comes_first(
    new_address: NewAddress,
) -> None:
    """The exception settled may be unknown when the settlement comes: at a city that was put back."""
    found = []
    for settles_first in (False, True):
        gateway = Gateway(new_address(), now=CityClock(), random_bytes=Randomness(), durable=False)
        wrong, other = staffed(gateway), staffed(gateway, 2)
        forged = wrong.write(CLOSE, actor="lan")
        doubled = copy(wrong)
        doubled.push()
        (name,) = ids_of(doubled)
        if settles_first:
            gateway.close()
            gateway = Gateway(new_address(), now=CityClock(), random_bytes=Randomness(), durable=False)
            wrong, other = staffed(gateway), staffed(gateway, 2)
            assert wrong.write(CLOSE, actor="lan") == forged
        settled = other.write(ExceptionClosed(name, "was_allowed", "biết rồi"), actor="lan")
        for desk in (other, wrong) if settles_first else (wrong, other):
            desk.push()
        found.append(dict(asked(other)))
        assert found[-1]["settlement: lan"] == (settled.hash,)
        gateway.close()
    assert found[0] == found[1]


def test_each_branch_is_judged_by_its_own_ancestors(gateway: Gateway) -> None:
    desk = staffed(gateway)
    clone = copy(desk)
    clone.chain = list(desk.chain)
    clone.given = 1000
    desk.save_user("an", actor="hanh")
    desk.write(NOTE, "d-1", actor="an")
    desk.push()
    stranger = clone.write(NOTE, "d-1", actor="an")
    clone.push()
    clone.save_user("an", actor="hanh")
    clone.write(NOTE, "d-1", actor="an")
    clone.push()
    assert asked(desk) == [("unknown: an", (stranger.hash,))]


def test_everything_again_in_another_order_asks_the_same(new_address: NewAddress) -> None:
    """A city put back gets the entries first and its own words after them, entry by entry or all at once."""
    gateway = Gateway(new_address(), now=CityClock(), random_bytes=Randomness(), durable=False)
    desk, other = staffed(gateway), staffed(gateway, 2)
    for number in range(3):
        desk.write(NOTE, "d-1", actor="lan")
        desk.push()
        gateway.operations.end_rights(WARD, "lan")
        desk.write(NOTE, "d-1", actor="lan")
        desk.at += timedelta(days=number)
    desk.write(CLOSE, actor="lan")
    desk.push()
    first = ids_of(other)
    assert len(first) > 3
    words = [one for one in other.taken if one.header.desk_id.startswith(CITY)]
    gateway.close()
    for size in (1, 100):
        fresh = Gateway(new_address(), now=CityClock(), random_bytes=Randomness(), durable=False)
        back, again = _joined_again(fresh, desk), _joined_again(fresh, other)
        for after in range(0, len(back.chain), size):
            back.push(after, min(after + size, len(back.chain)))
        again.push()
        hand_in(back, words, fresh.city.checkpoint(WARD, words[-1].header.seq, words[-1].hash))
        assert ids_of(again) == first
        fresh.close()


def _joined_again(gateway: Gateway, before: HandMadeDesk) -> HandMadeDesk:
    desk = HandMadeDesk(gateway, before.number).join()
    desk.chain, desk.given = list(before.chain), 5000
    return desk


def test_the_walk_and_the_step_on_top_keep_the_same(gateway: Gateway) -> None:
    desk = staffed(gateway)
    for _ in range(3):
        desk.write(CLOSE, actor="lan")
        desk.write(NOTE, "d-1", actor="ma")
        desk.push()
    with gateway.database.write() as connection:
        ward = find_ward(connection, WARD)
        assert ward is not None
        work = WardWork(connection, ward.ward_id, gateway.city)
        stepped = ChainRows(work).state_at(desk.name, desk.head.hash)
        ActorCheck(work, work.ward.mark.position).anew(desk.name)
        assert stepped is not None
        assert ChainRows(work).state_at(desk.name, desk.head.hash) == stepped


def test_dates_at_the_ends_of_the_calendar_stop_nothing(gateway: Gateway) -> None:
    desk = staffed(gateway)
    desk.save_user("an", actor="hanh", valid_until=date(2026, 12, 31))
    desk.write(NOTE, "d-1", actor="lan", occurred_at="0001-01-01T00:00:00+14:00")
    desk.write(NOTE, "d-1", actor="an")
    desk.write(NOTE, "d-1", actor="lan", occurred_at="9999-12-31T23:59:59-14:00")
    late = desk.write(NOTE, "d-1", actor="an")
    desk.push()
    assert asked(desk) == [("not_valid: an", (late.hash,))]
