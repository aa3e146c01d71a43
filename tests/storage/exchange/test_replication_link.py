"""What enrolment and every talk leave behind, and the own chain as it is offered to the city."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desk_app.domain.facts import facts
from desk_app.domain.journal.entry import GENESIS
from desk_app.errors import StorageTrouble
from desk_app.ports.dossiers import WorkList
from desk_app.ports.exchange.city_line import CityAddress
from desk_app.ports.exchange.city_link import CityLink, CityState
from desk_app.ports.journal import Head
from desk_app.protocol.messages import Certificate, Floor
from desk_app.storage.verifying import verify
from tests.storage.desk_builders import DESK, NOW, TODAY, WARD, OpenDesk, reopen

CERTIFICATE = Certificate(DESK.desk_id, WARD, 1, "aa" * 32, False, 2001, 2500, NOW.isoformat(), "bb" * 64)
LINK = CityLink(CityAddress("https://city.example", "PEM"), "cc" * 32, "dd" * 32, CERTIFICATE)


def test_a_desk_that_never_met_the_city_knows_nothing_of_it(desk: OpenDesk) -> None:
    with desk.work(write=False) as work:
        assert work.replication.state() == CityState()
        assert work.replication.ancestors() == ()
        assert work.replication.own(1) is None
        assert work.replication.own_after(0, 9) == ()


def test_joining_keeps_the_link_and_gives_the_desk_its_block(desk: OpenDesk) -> None:
    desk.receive(7)
    with desk.work() as work:
        work.replication.join(LINK)
        assert (work.desk.first_number, work.desk.last_number) == (2001, 2500)
        # The practice numbers of the old block are no reason to begin the new one in its middle.
        assert work.dossiers.highest_number(TODAY) is None
        work.commit()
    desk.close()
    again = reopen(desk)
    with again.work(write=False) as work:
        assert work.replication.state().link == LINK
        assert (work.desk.first_number, work.desk.last_number) == (2001, 2500)
    assert verify(again.database).ok
    again.close()


def test_what_a_talk_told_stays_until_the_next_one_tells_otherwise(desk: OpenDesk) -> None:
    later = NOW + timedelta(minutes=5)
    with desk.work() as work:
        work.replication.note(contact=NOW, success=NOW, clock_offset=-1.5, trouble="city.offline")
        work.replication.note(contact=later, trouble="")
        state = work.replication.state()
        work.commit()
    assert (state.last_contact, state.last_success) == (later, NOW)
    assert (state.clock_offset, state.trouble) == (-1.5, "")


def test_the_floor_never_sinks(desk: OpenDesk) -> None:
    floors = [
        Floor("2026-11-20", 5),
        Floor("2026-11-20", 4),
        Floor("2026-11-19", 900),
        Floor("2026-11-21", 1),
    ]
    seen = []
    with desk.work() as work:
        for floor in floors:
            work.replication.note(floor=floor)
            seen.append(work.replication.state().floor)
    assert seen == [floors[0], floors[0], floors[0], floors[3]]


def test_ancestors_lie_ever_wider_apart_and_name_the_acknowledged_and_the_first(desk: OpenDesk) -> None:
    for number in range(1, 41):
        desk.receive(number)
    with desk.work() as work:
        seventh = work.replication.own(7)
        assert seventh is not None
        work.replication.acknowledge(seventh)
        work.journal.append(facts.SettingChanged("place", "x", TODAY), actor="clerk", at=NOW)
        ancestors = work.replication.ancestors()
        assert [one.seq for one in ancestors] == [41, 40, 39, 37, 33, 25, 9, 7, 1]
        assert all(work.replication.own(one.seq) == one for one in ancestors)
        assert ancestors[0] == work.journal.head()


def test_the_own_chain_is_given_in_stretches(desk: OpenDesk) -> None:
    for number in range(1, 6):
        desk.receive(number)
    with desk.work(write=False) as work:
        whole = list(work.journal.entries())
        assert work.replication.own_after(0, 3) == tuple(whole[:3])
        assert work.replication.own_after(3, 3) == tuple(whole[3:])
        assert work.replication.entry(whole[2].hash) == whole[2]
        assert work.replication.entry("ab" * 32) is None


def test_only_an_own_entry_can_be_acknowledged_forth_and_back(desk: OpenDesk) -> None:
    for number in range(1, 4):
        desk.receive(number)
    with desk.work() as work:
        third, first = work.replication.own(3), work.replication.own(1)
        assert third is not None
        assert first is not None
        work.replication.acknowledge(third)
        assert work.dossiers.count(WorkList.UNSENT, NOW) == 0
        work.replication.acknowledge(first)
        assert work.journal.acked() == first
        assert work.dossiers.count(WorkList.UNSENT, NOW) == 2
        work.commit()
    with desk.work() as work:
        assert work.journal.acked() == first
        for wrong in (Head(3, "ab" * 32), Head(9, GENESIS), Head(2, third.hash)):
            with pytest.raises(StorageTrouble) as told:
                work.replication.acknowledge(wrong)
            assert told.value.key == "storage.chain_broken"
        work.replication.acknowledge(Head(0, GENESIS))
        assert work.dossiers.count(WorkList.UNSENT, NOW) == 3


def test_numbers_outside_the_block_do_not_move_the_own_ones(desk: OpenDesk) -> None:
    desk.add(facts.NumbersMissing(TODAY, 3, 6, "witness"))
    desk.add(facts.NumbersMissing(TODAY, 1500, 1501, "witness"))
    desk.receive(1400)
    with desk.work(write=False) as work:
        assert work.dossiers.highest_number(TODAY) == 6
        assert work.dossiers.highest_number(TODAY + timedelta(days=1)) is None
