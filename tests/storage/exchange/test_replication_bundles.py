"""What came on a stick is kept, handed in with the next exchange, and never sent for ever."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import DeskAdmitted, DeskRevoked
from desk_app.domain.journal.entry import Entry
from desk_app.ports.journal import Head
from desk_app.protocol.messages import START, Receipt
from desk_app.protocol.troubles import Refusal, Trouble
from desk_app.storage.verifying import verify
from tests.storage.desk_builders import NOW, OpenDesk, received
from tests.storage.exchange.toy_city import ToyCity, chain, checkpoint_of, hand_in, pull, sync

ELSEWHERE = "desk-elsewhere"


def stretch(count: int, desk_id: str = ELSEWHERE, head: Head | None = None) -> list[Entry]:
    start = head.seq if head else 0
    told = [(received(1001 + start + number), f"d{start + number}") for number in range(count)]
    return chain(desk_id, *told, head=head)


def hold(desk: OpenDesk, entries: list[Entry]) -> int:
    with desk.work() as work:
        new = work.replication.hold(entries, checkpoint_of(entries[-1]))
        work.commit()
    return new


def carried(desk: OpenDesk, limit: int = 500) -> list[list[int]]:
    with desk.work(write=False) as work:
        found = work.replication.carried(limit)
    assert all(one.entries[-1].hash == one.checkpoint.head_hash for one in found)
    return [[entry.header.seq for entry in one.entries] for one in found]


def test_a_bundle_taken_in_twice_is_kept_once_and_its_dossiers_are_seen_at_once(desk: OpenDesk) -> None:
    entries = stretch(5)
    assert hold(desk, entries[:3]) == 3
    assert hold(desk, entries[:3]) == 0
    assert hold(desk, entries) == 2
    with desk.work(write=False) as work:
        assert len(work.dossiers.find("Nguyễn")) == 5
    assert verify(desk.database).ok


def test_what_is_held_is_handed_in_up_to_its_checkpoints(desk: OpenDesk) -> None:
    entries = stretch(7)
    for end in (2, 5, 7):
        hold(desk, entries[:end])
    assert carried(desk) == [[1, 2, 3, 4, 5, 6, 7]]
    assert carried(desk, 5) == [[1, 2, 3, 4, 5], [6, 7]]
    assert carried(desk, 4) == [[1, 2], [3, 4, 5], [6, 7]]
    assert carried(desk, 1) == [[1, 2], [3, 4, 5], [6, 7]]
    city = ToyCity()
    assert hand_in(desk, city, 4) == 7
    pull(desk, city)
    assert carried(desk) == []
    assert verify(desk.database).ok


def test_two_branches_of_one_chain_are_handed_in_parents_first(desk: OpenDesk) -> None:
    trunk = stretch(3)
    left = stretch(4, head=Head(2, trunk[1].hash))
    hold(desk, trunk)
    hold(desk, [*trunk[:2], *[replace(one) for one in left]])
    city = ToyCity()
    hand_in(desk, city, 3)
    assert {entry.hash for entry in city.entries} == {entry.hash for entry in (*trunk, *left)}
    pull(desk, city)
    assert verify(desk.database).ok


def test_steps_from_a_stick_stand_before_the_own_ones_that_the_city_does_not_know(desk: OpenDesk) -> None:
    city = ToyCity()
    code = desk.receive(1)
    sync(desk, city)
    desk.add(facts.ResultRecorded("Giấy"), code)
    hold(desk, chain(ELSEWHERE, (facts.DossierForwarded("P"), f"dossier-{code}")))
    with desk.work(write=False) as work:
        dossier = work.dossiers.by_code(code)
    assert dossier is not None
    kinds = [line.kind for line in dossier.history]
    assert kinds == ["dossier_received", "dossier_forwarded", "result_recorded"]
    assert verify(desk.database).ok
    sync(desk, city)
    assert verify(desk.database).ok


def test_a_stretch_without_its_beginning_or_with_a_changed_entry_is_refused(desk: OpenDesk) -> None:
    entries = stretch(3)
    with desk.work() as work:
        for wrong, trouble in (
            (entries[1:], Trouble.PARENT_UNKNOWN),
            ([entries[0], replace(entries[1], body_bytes=b"{}")], Trouble.BROKEN_CHAIN),
            ([], Trouble.BROKEN_CHAIN),
        ):
            with pytest.raises(Refusal) as told:
                work.replication.hold(
                    wrong, checkpoint_of(entries[2] if wrong == entries[1:] else entries[1])
                )
            assert told.value.trouble is trouble
        work.commit()
    assert carried(desk) == []


def test_what_the_city_took_from_a_revoked_desk_and_set_aside_is_not_sent_again(desk: OpenDesk) -> None:
    city, entries = ToyCity(), stretch(3)
    city.say(DeskAdmitted(ELSEWHERE, 2, "aa" * 32, 1001, 1999))
    pull(desk, city)
    for end in (1, 3):
        hold(desk, entries[:end])
    city.say(DeskRevoked(ELSEWHERE, "stolen"))
    pull(desk, city)
    assert carried(desk) == [[1, 2, 3]]
    with desk.work() as work:
        work.replication.keep_receipt(Receipt(ELSEWHERE, 3, entries[2].hash, NOW.isoformat()))
        work.commit()
    assert carried(desk) == []
    assert hold(desk, stretch(1, head=Head(3, entries[2].hash))) == 1
    assert carried(desk) == [[1, 2, 3, 4]]


def test_bundles_and_receipts_are_remembered(desk: OpenDesk) -> None:
    receipts = [
        Receipt(ELSEWHERE, 3, "ab" * 32, "2026-11-20T10:00:00+07:00", ("e1",), "00"),
        Receipt(ELSEWHERE, 2, "cd" * 32, "2026-11-20T04:00:00+00:00", (), "11"),
    ]
    with desk.work() as work:
        replication = work.replication
        assert replication.bundle_seen("b1") is None
        assert replication.receipt_for(ELSEWHERE) is None
        replication.keep_bundle("b1", ELSEWHERE, Head(3, "ab" * 32), NOW)
        for receipt in (*receipts, receipts[0]):
            replication.keep_receipt(receipt)
        work.commit()
    with desk.work(write=False) as work:
        assert work.replication.bundle_seen("b1") == NOW
        assert work.replication.receipt_for(ELSEWHERE) == receipts[1]
        assert work.replication.state().cursor == START


def test_what_others_build_on_is_handed_in_before_them(desk: OpenDesk) -> None:
    """Its author's identity says nothing of the order: the desk with the smaller one wrote later."""
    opened = chain("desk-z", (received(1001), "d1"), (received(1002), "d2"))
    moved = chain("desk-a", (facts.DossierForwarded("P"), "d1"), knew=opened)
    recorded = chain("desk-m", (facts.ResultRecorded("Giấy"), "d1"), knew=[*opened, *moved])
    for entries in (recorded, moved, opened):
        hold(desk, entries)
    city = ToyCity()
    hand_in(desk, city)
    assert city.entries == [opened[0], opened[1], moved[0], recorded[0]]


def test_where_two_chains_build_on_each_other_the_links_of_each_still_hold(desk: OpenDesk) -> None:
    first = chain("desk-z", (received(1001), "d1"))
    second = chain("desk-a", (facts.DossierForwarded("P"), "d1"), knew=first)
    third = chain(
        "desk-z", (facts.ResultRecorded("Giấy"), "d1"), head=Head(1, first[0].hash), knew=[*first, *second]
    )
    last = chain(
        "desk-a",
        (facts.NoteAdded("Đã gọi"), "d1"),
        head=Head(1, second[0].hash),
        knew=[*first, *second, *third],
    )
    for entries in (first, second, [*first, *third], [*second, *last]):
        hold(desk, entries)
    city = ToyCity()
    hand_in(desk, city)
    assert city.entries == [*first, *second, *third, *last]


def test_the_citys_own_chain_is_handed_in_first_though_it_builds_on_what_desks_wrote(desk: OpenDesk) -> None:
    city, opened = ToyCity(), chain("desk-a", (received(1001), "d1"))
    city.take_in(opened)
    told = [city.say(DeskAdmitted("desk-a", 2, "aa" * 32, 1001, 1999)), city.say(DeskRevoked("desk-b"), "d1")]
    pull(desk, city)
    city.put_back(0)
    with desk.work() as work:
        work.replication.rewind(START)
        work.commit()
    hand_in(desk, city)
    assert city.entries == [*told, *opened]
