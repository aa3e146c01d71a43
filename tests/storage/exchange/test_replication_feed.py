"""The feed is taken page by page, whole or not at all, and every dossier follows the city's order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desk_app.domain.dossier.dossier import Status
from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import CityStatusSet, RightsEnded
from desk_app.domain.journal.entry import GENESIS
from desk_app.errors import StorageTrouble
from desk_app.ports.dossiers import WorkList
from desk_app.protocol.feed import next_mark
from desk_app.protocol.messages import START, FeedItem, Mark, PullReply
from desk_app.protocol.troubles import Refusal, Trouble
from desk_app.storage.verifying import verify
from tests.storage.desk_builders import NOW, TODAY, OpenDesk, code_of, new_desk, received
from tests.storage.exchange.toy_city import SECOND, ToyCity, chain, pull, push, sync


@pytest.fixture
def city() -> ToyCity:
    return ToyCity()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[OpenDesk]:
    opened = new_desk(tmp_path / "other", seed=2, desk=SECOND)
    yield opened
    opened.close()


def take(desk: OpenDesk, page: PullReply) -> None:
    with desk.work() as work:
        work.replication.take(page)
        work.commit()


def test_own_entries_come_back_as_an_echo_that_only_gives_them_their_place(
    desk: OpenDesk, city: ToyCity
) -> None:
    desk.receive(1)
    push(desk, city)
    assert [(one.new, one.dossiers) for one in pull(desk, city)] == [(0, ())]
    assert pull(desk, city)[-1].new == 0
    with desk.work(write=False) as work:
        assert work.replication.state().cursor == city.marks[-1]
        assert work.replication.marks() == (city.marks[-1], START)
        assert list(work.journal.entries()) == city.entries
    assert verify(desk.database).ok


def test_what_the_city_did_in_between_stands_before_the_own_later_step(desk: OpenDesk, city: ToyCity) -> None:
    code = desk.receive(1)
    push(desk, city)
    city.say(CityStatusSet(Status.DONE, "HN-7"), f"dossier-{code}")
    desk.add(facts.ResultReturned("applicant", "Hòa"), code)  # type: ignore[arg-type]
    assert pull(desk, city)[-1].dossiers == (f"dossier-{code}",)
    with desk.work(write=False) as work:
        dossier = work.dossiers.by_code(code)
    assert dossier is not None
    assert [line.kind for line in dossier.history] == [
        "dossier_received",
        "city_status_set",
        "result_returned",
    ]
    assert (dossier.status, dossier.city_code) == (Status.RETURNED, "HN-7")
    sync(desk, city)
    assert verify(desk.database).ok


def test_facts_of_others_without_a_dossier_are_told_and_change_nothing_of_this_desk(
    desk: OpenDesk, city: ToyCity, other: OpenDesk
) -> None:
    desk.add(facts.UserSaved("hoa", "Nguyễn Thị Hòa", "clerk"))
    other.add(facts.UserSaved("hoa", "Một người khác", "supervisor"))
    other.add(facts.SettingChanged("place", "Hà Đông", TODAY))
    other.add(facts.NumbersMissing(TODAY, 1, 900, "witness"))
    push(other, city)
    city.say(RightsEnded("hoa"))
    [taken] = pull(desk, city)
    assert [entry.header.kind for entry in taken.facts] == [
        "user_saved", "setting_changed", "numbers_missing", "rights_ended",
    ]  # fmt: skip
    with desk.work(write=False) as work:
        account = work.users.by_name("hoa")
        assert account is not None
        assert account.full_name == "Nguyễn Thị Hòa"
        assert work.settings.value("place", TODAY) is None
        assert work.dossiers.highest_number(TODAY) is None
        assert len(list(work.journal.entries())) == 1
    assert verify(desk.database).ok


def test_lists_of_things_to_print_and_to_send_know_only_the_own_dossiers(
    desk: OpenDesk, city: ToyCity, other: OpenDesk
) -> None:
    desk.receive(1)
    code = other.receive(1001)
    sync(other, city)
    pull(desk, city)
    with desk.work(write=False) as work:
        lists = {which: work.dossiers.count(which, NOW) for which in WorkList}
        assert [row.code for row in work.dossiers.page(WorkList.UNSENT, NOW)] == [code_of(1)]
        assert {row.code: row.sent for row in work.dossiers.page(WorkList.ALL, NOW)} == {
            code_of(1): False,
            code: True,
        }
        assert sum(work.dossiers.procedure_usage().values()) == 1
        assert work.dossiers.highest_number(TODAY) == 1
    assert (lists[WorkList.UNPRINTED], lists[WorkList.UNSENT], lists[WorkList.ALL]) == (1, 1, 2)
    desk.add(facts.DossierForwarded("P"), code)
    with desk.work(write=False) as work:
        assert [row.code for row in work.dossiers.page(WorkList.UNSENT, NOW)] == [code, code_of(1)]
        assert [row.code for row in work.dossiers.page(WorkList.UNSENT, NOW, before=code)] == [code_of(1)]
    sync(desk, city)
    with desk.work(write=False) as work:
        assert work.dossiers.count(WorkList.UNSENT, NOW) == 0
        assert all(row.sent for row in work.dossiers.page(WorkList.ALL, NOW))


def test_two_dossiers_with_one_number_are_both_kept_when_the_city_brings_them(
    desk: OpenDesk, city: ToyCity
) -> None:
    mine = desk.receive(5)
    city.take_in(chain("clone", (received(5), "another-dossier"), (received(6), "a-third")))
    pull(desk, city)
    with desk.work(write=False) as work:
        assert len(work.dossiers.find(mine)) == 2
    with pytest.raises(StorageTrouble) as told:
        desk.receive(6)
    assert told.value.key == "storage.number_taken"
    assert verify(desk.database).ok


def changed_body(page: PullReply) -> PullReply:
    first = page.items[0]
    entry = replace(first.entry, body=(first.entry.body or "").replace("Hòa", "Hoa"))
    return replace(page, items=(FeedItem(first.position, entry), *page.items[1:]))


def unreadable(page: PullReply) -> PullReply:
    first = page.items[0]
    return replace(page, items=(FeedItem(1, replace(first.entry, header="{}")), *page.items[1:]))


@pytest.mark.parametrize(
    "damage",
    [
        changed_body,
        unreadable,
        lambda page: replace(page, items=page.items[1:]),
        lambda page: replace(page, items=page.items[:1]),
        lambda page: replace(page, items=page.items[::-1]),
        lambda page: replace(page, end=Mark(page.end.position, "ab" * 32)),
        lambda page: replace(page, items=(), end=next_mark(START, "ab" * 32)),
    ],
)
def test_a_page_changed_on_its_way_is_refused_whole(
    desk: OpenDesk, city: ToyCity, other: OpenDesk, damage: Callable[[PullReply], PullReply]
) -> None:
    for number in (1001, 1002):
        other.receive(number)
    push(other, city)
    with pytest.raises(Refusal):
        take(desk, damage(city.page(START)))
    with desk.work(write=False) as work:
        assert work.replication.state().cursor == START
        assert work.dossiers.count(WorkList.ALL, NOW) == 0
    take(desk, city.page(START))
    with pytest.raises(Refusal):
        take(desk, city.page(START))


def test_an_entry_given_twice_or_without_its_parent_is_refused(desk: OpenDesk) -> None:
    first, second = chain("other", (received(1001), "d1"), (facts.DossierForwarded("P"), "d1"))
    twice, orphan = ToyCity(), ToyCity()
    twice.entries, twice.marks = [first, first], [START, next_mark(START, first.hash)]
    twice.marks.append(next_mark(twice.marks[1], first.hash))
    orphan.entries, orphan.marks = [second], [START, next_mark(START, second.hash)]
    for city, trouble in ((twice, Trouble.BROKEN_CHAIN), (orphan, Trouble.PARENT_UNKNOWN)):
        with pytest.raises(Refusal) as told:
            take(desk, city.page(START))
        assert told.value.trouble is trouble
    take(desk, twice.page(START, 1))
    with pytest.raises(Refusal):
        take(desk, twice.page(twice.marks[1]))


def test_a_page_is_followed_by_what_was_journaled_in_the_same_transaction(
    desk: OpenDesk, city: ToyCity, other: OpenDesk
) -> None:
    other.receive(1001)
    push(other, city)
    with desk.work() as work:
        work.journal.append(received(1), actor="clerk", at=NOW, dossier_id="mine")
        work.replication.take(city.page(START))
        work.journal.append(facts.DossierForwarded("P"), actor="clerk", at=NOW, dossier_id="mine")
        assert work.dossiers.by_code(code_of(1001)) is not None
        work.commit()
    assert verify(desk.database).ok


def test_marks_lie_ever_wider_apart_and_end_at_the_beginning(desk: OpenDesk, city: ToyCity) -> None:
    for number in range(1, 101):
        desk.receive(number)
    push(desk, city)
    pull(desk, city, 1)
    with desk.work(write=False) as work:
        marks = work.replication.marks()
    assert [mark.position for mark in marks] == [100, 99, 98, 96, 92, 84, 68, 36, 0]
    assert all(city.marks[mark.position] == mark for mark in marks)


def test_going_back_takes_the_places_away_and_the_own_steps_come_last_again(
    desk: OpenDesk, city: ToyCity, other: OpenDesk
) -> None:
    code = desk.receive(1)
    sync(desk, city)
    pull(other, city)
    other.add(facts.DossierForwarded("P"), code)
    desk.add(facts.ResultRecorded("Giấy"), code)
    sync(desk, city)
    sync(other, city)
    sync(desk, city)
    with desk.work() as work:
        assert work.replication.rewind(START) == 3
        assert (work.replication.state().cursor, work.replication.marks()) == (START, (START,))
        assert [len(one.entries) for one in work.replication.carried(9)] == [1]
        dossier = work.dossiers.by_code(code)
        work.commit()
    assert dossier is not None
    kinds = [line.kind for line in dossier.history]
    assert kinds == ["dossier_received", "dossier_forwarded", "result_recorded"]
    assert verify(desk.database).ok
    with desk.work() as work, pytest.raises(Refusal):
        work.replication.rewind(Mark(1, "ab" * 32))


def test_a_restored_city_gets_back_what_any_desk_holds(
    desk: OpenDesk, city: ToyCity, other: OpenDesk
) -> None:
    for number in range(1001, 1006):
        other.receive(number)
        sync(other, city, 2)
    sync(desk, city)
    city.say(CityStatusSet(Status.PROCESSING), f"dossier-{code_of(1001)}")
    pull(desk, city)
    whole = [entry.hash for entry in city.entries]
    city.put_back(2)
    sync(desk, city)
    assert sorted(entry.hash for entry in city.entries) == sorted(whole)
    assert verify(desk.database).ok


def test_entries_of_another_program_cannot_stop_the_feed(desk: OpenDesk, city: ToyCity) -> None:
    odd = replace(received(1001), number=10**30, code="\x00\x01" * 40)
    strange = chain(
        "other", (odd, "d1"), (received(1002), ""), (facts.DossierForwarded("\x00"), "never-opened")
    )
    city.take_in(strange)
    pull(desk, city)
    assert verify(desk.database).ok
    assert strange[0].header.prev_hash == GENESIS
