"""One deed is one transaction: it is durable as a whole or was never there."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from desk_app.domain.dossier.dossier import PrintState, Status
from desk_app.domain.facts import facts
from desk_app.domain.journal.entry import GENESIS
from desk_app.errors import StorageTrouble
from desk_app.ports.dossiers import WorkList
from desk_app.ports.journal import Head
from desk_app.ports.unit_of_work import UnitOfWorkFactory
from tests.storage.desk_builders import NOW, TODAY, OpenDesk, code_of, person, received, reopen


def test_a_received_dossier_is_found_by_its_code_after_reopening(desk: OpenDesk) -> None:
    code = desk.receive(1)
    desk.close()
    again = reopen(desk)
    with again.work(write=False) as work:
        found = work.dossiers.by_code(code.lower())
        assert found is not None
        assert (found.code, found.status, found.applicant.name) == (code, Status.RECEIVED, "Nguyễn Thị Hòa")
        assert work.desk == desk.desk
    again.close()


def test_nothing_is_left_of_a_deed_that_was_not_committed(desk: OpenDesk) -> None:
    with desk.work() as work:
        work.journal.append(received(1), actor="clerk", at=NOW, dossier_id="d1")
        assert work.dossiers.by_code(code_of(1)) is not None
    with desk.work(write=False) as work:
        assert work.journal.head() == Head(0, GENESIS)
        assert work.dossiers.by_code(code_of(1)) is None
        assert work.dossiers.find("hoa") == ()


def test_a_deed_sees_its_own_dossier_in_every_look_up_before_the_commit(desk: OpenDesk) -> None:
    with desk.work() as work:
        work.journal.append(received(7), actor="clerk", at=NOW, dossier_id="d7")
        assert work.dossiers.highest_number(TODAY) == 7
        assert [row.code for row in work.dossiers.find("hoa")] == [code_of(7)]
        assert work.dossiers.count(WorkList.RECEIVED_TODAY, NOW) == 1
        assert work.dossiers.procedure_usage() == {"1.004873": 1}
        assert [row.code for row in work.dossiers.open_of_person("001190012345")] == [code_of(7)]
        work.commit()


def test_entries_chain_and_name_the_last_entry_of_their_dossier(desk: OpenDesk) -> None:
    code = desk.receive(1)
    desk.receive(2)
    desk.add(facts.DossierForwarded("Phòng Tư pháp"), code)
    with desk.work(write=False) as work:
        first, second, third = work.journal.entries()
        assert [one.header.prev_hash for one in (first, second, third)] == [GENESIS, first.hash, second.hash]
        assert (first.header.base, second.header.base, third.header.base) == (None, None, first.hash)
        assert [one.header.seq for one in work.journal.entries(dossier_id=f"dossier-{code}")] == [1, 3]
        assert [one.header.seq for one in work.journal.entries(after_seq=2)] == [3]
        assert work.journal.head() == Head(3, third.hash)
        assert work.journal.last_moment() == NOW
        assert work.journal.acked() == Head(0, GENESIS)


def test_several_facts_of_one_deed_become_durable_together(desk: OpenDesk) -> None:
    printed = facts.FormPrinted("p1", "01", "2026.1", 1, "ab" * 32, "HP 1020")
    with desk.work() as work:
        for fact in (received(1), printed, facts.PrintSettled("p1", PrintState.CONFIRMED)):
            work.journal.append(fact, actor="clerk", at=NOW, dossier_id="d1")
        work.commit()
    with desk.work(write=False) as work:
        dossier = work.dossiers.by_id("d1")
        assert dossier is not None
        assert [line.kind for line in dossier.history] == [
            "dossier_received",
            "form_printed",
            "print_settled",
        ]
        assert dossier.prints[0].state is PrintState.CONFIRMED


def test_a_dossier_keeps_its_reference_as_a_second_code_when_it_is_received(desk: OpenDesk) -> None:
    with desk.work() as work:
        filed = received(1).filing
        work.journal.append(facts.DossierRegistered("HD-261120-01", filed), actor="c", at=NOW, dossier_id="d")
        work.commit()
    with desk.work() as work:
        work.journal.append(received(1, person("Lê Văn Tám")), actor="c", at=NOW, dossier_id="d")
        work.commit()
    with desk.work(write=False) as work:
        by_reference, by_code = work.dossiers.by_code("HD-261120-01"), work.dossiers.by_code(code_of(1))
        assert by_reference is not None
        assert by_reference == by_code
        assert work.dossiers.find("hoa") == ()
        assert len(work.dossiers.find("tam")) == 1


def test_a_number_that_belongs_to_another_dossier_is_never_given_again(desk: OpenDesk) -> None:
    desk.receive(1)
    with pytest.raises(StorageTrouble) as trouble, desk.work() as work:
        work.journal.append(received(1, person("Lê Văn Tám")), actor="clerk", at=NOW, dossier_id="other")
        work.commit()
    assert trouble.value.key == "storage.number_taken"
    with desk.work(write=False) as work:
        assert work.journal.head().seq == 1


def test_a_reading_desk_neither_waits_for_a_writer_nor_sees_half_a_deed(desk: OpenDesk) -> None:
    desk.receive(1)
    with desk.work() as writing:
        writing.journal.append(received(2), actor="clerk", at=NOW, dossier_id="d2")
        writing.dossiers.highest_number(TODAY)
        with desk.work(write=False) as reading:
            assert reading.dossiers.highest_number(TODAY) == 1
        writing.commit()
    with desk.work(write=False) as reading:
        assert reading.dossiers.highest_number(TODAY) == 2


def test_two_writers_take_turns_and_chain_one_after_the_other(desk: OpenDesk) -> None:
    def take_in(numbers: range) -> None:
        for number in numbers:
            desk.receive(number)

    lanes = [threading.Thread(target=take_in, args=(range(first, first + 10),)) for first in (1, 101)]
    for lane in lanes:
        lane.start()
    for lane in lanes:
        lane.join()
    with desk.work(write=False) as work:
        assert [entry.header.seq for entry in work.journal.entries()] == list(range(1, 21))
        assert work.dossiers.count(WorkList.RECEIVED_TODAY, NOW) == 20


def test_a_unit_of_work_commits_once(desk: OpenDesk) -> None:
    with desk.work() as work:
        work.commit()
        with pytest.raises(RuntimeError, match="commits once"):
            work.commit()


def test_the_highest_number_counts_missing_ones_and_each_day_for_itself(desk: OpenDesk) -> None:
    desk.receive(3)
    desk.add(facts.NumbersMissing(TODAY, 4, 9, "usb"))
    desk.receive(1, at=NOW + timedelta(days=1))
    with desk.work(write=False) as work:
        assert work.dossiers.highest_number(TODAY) == 9
        assert work.dossiers.highest_number(TODAY + timedelta(days=1)) == 1
        assert work.dossiers.highest_number(TODAY - timedelta(days=1)) is None


def test_the_person_is_known_as_last_taken_down(desk: OpenDesk) -> None:
    desk.receive(1, person(phone="0900000001"))
    desk.receive(2, person("Trần An", "001080000009"), owner=person(phone="0900000002"))
    with desk.work(write=False) as work:
        known = work.dossiers.last_visit("001190012345")
        assert known is not None
        assert known.party.phone == "0900000002"
        assert work.dossiers.last_visit("999") is None


def test_the_factory_is_what_the_core_asks_for(desk: OpenDesk) -> None:
    factory: UnitOfWorkFactory = desk.work
    with factory(write=False) as work:
        assert work.desk.instance_id == desk.desk.instance_id
