"""The ward as the feed tells of it: its desks, what waits for a person, the facts of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import (
    DeskAdmitted,
    DeskRevoked,
    ExceptionClosed,
    ExceptionOpened,
    city_chain,
)
from desk_app.domain.fold.ward_fold import ExceptionRecord
from desk_app.domain.journal.entry import Entry, seal, sha256_hex
from desk_app.ports.exchange.ward import WardDesk
from desk_app.storage.database import city_schema
from desk_app.storage.projections.ward_records import Folded, fold_into, words_among
from desk_app.storage.verifying import verify
from tests.storage.desk_builders import DESK, NOW, TODAY, WARD, OpenDesk, received
from tests.storage.exchange.toy_city import ToyCity, chain, pull, push

OPENED = ExceptionOpened("e1", "number_twice", DESK.desk_id, ("ab" * 32, "cd" * 32), ("C-1",), "hai hồ sơ")
CLOSED = ExceptionClosed("e1", "keep_both", "Đã xem")


@pytest.fixture
def city() -> ToyCity:
    return ToyCity()


def test_desks_are_admitted_revoked_and_admitted_again(desk: OpenDesk, city: ToyCity) -> None:
    city.say(DeskAdmitted("b", 2, "22" * 32, 1001, 1999))
    city.say(DeskAdmitted("a", 1, "11" * 32, 1, 999))
    city.say(DeskRevoked("b", "stolen"))
    pull(desk, city)
    first, second = WardDesk("a", 1, "11" * 32, 1, 999), WardDesk("b", 2, "22" * 32, 1001, 1999, revoked=True)
    with desk.work(write=False) as work:
        assert work.replication.desks() == (first, second)
    city.say(DeskAdmitted("b", 2, "33" * 32, 2001, 2999))
    pull(desk, city)
    with desk.work(write=False) as work:
        assert work.replication.desks() == (first, WardDesk("b", 2, "33" * 32, 2001, 2999))
    assert verify(desk.database).ok


def test_no_desk_speaks_for_the_city(desk: OpenDesk, city: ToyCity) -> None:
    city.take_in(
        chain("b", (DeskRevoked(DESK.desk_id), None), (OPENED, None), (DeskAdmitted("b", 2, "", 1, 9), None))
    )
    pull(desk, city)
    with desk.work(write=False) as work:
        assert work.replication.desks() == ()
        assert work.replication.exceptions(with_closed=True) == ()
    assert verify(desk.database).ok


def test_an_exception_waits_until_a_person_closes_it_here(desk: OpenDesk, city: ToyCity) -> None:
    code = desk.receive(1)
    push(desk, city)
    city.say(OPENED, f"dossier-{code}")
    pull(desk, city)
    with desk.work(write=False) as work:
        [line] = work.replication.exceptions()
    assert (line.about, line.codes, line.entries) == ("number_twice", ("C-1",), OPENED.entries)
    assert (line.dossier_id, line.detail, line.opened_at, line.closed_at) == (
        f"dossier-{code}", "hai hồ sơ", NOW, None,
    )  # fmt: skip
    desk.add(CLOSED, code, at=NOW + timedelta(minutes=1))
    with desk.work(write=False) as work:
        assert work.replication.exceptions() == ()
        [line] = work.replication.exceptions(with_closed=True)
    assert (line.closed_at, line.closed_by, line.choice, line.reason) == (
        NOW + timedelta(minutes=1), "clerk", "keep_both", "Đã xem",
    )  # fmt: skip
    assert verify(desk.database).ok


def test_a_closing_that_arrives_before_its_opening_closes_it_all_the_same(
    desk: OpenDesk, city: ToyCity
) -> None:
    city.take_in(chain("b", (CLOSED, None)))
    pull(desk, city)
    with desk.work(write=False) as work:
        assert work.replication.exceptions(with_closed=True) == ()
    city.say(OPENED)
    pull(desk, city)
    with desk.work(write=False) as work:
        assert work.replication.exceptions() == ()
        assert [one.choice for one in work.replication.exceptions(with_closed=True)] == ["keep_both"]
    assert verify(desk.database).ok


WORDS = [
    *chain(
        city_chain(WARD),
        (DeskAdmitted("b", 2, "22" * 32, 1001, 1999), None),
        (DeskRevoked("b"), None),
        (OPENED, "d1"),
        (DeskAdmitted("b", 2, "33" * 32, 2001, 2999), None),
        (ExceptionOpened("e1", "number_twice", "b", (), (), "lần nữa"), None),
    ),
    *chain("b", (CLOSED, None), (ExceptionClosed("e1", "other", "x"), None)),
]


@given(st.permutations(WORDS), st.permutations(WORDS))
def test_the_order_in_which_words_come_does_not_matter(one: list[Entry], other: list[Entry]) -> None:
    told = []
    for order in (one, other + other):
        records: Folded = {}
        fold_into(records, words_among(order))
        told.append(records)
    assert told[0] == told[1]
    record = told[0][ExceptionRecord, "e1"]
    assert isinstance(record, ExceptionRecord)
    assert record.waits
    assert {one.choice for one in record.standing} == {"keep_both", "other"}


def test_a_word_that_cannot_be_read_changes_nothing(desk: OpenDesk, city: ToyCity) -> None:
    [good] = chain(city_chain(WARD), (OPENED, None))
    body = b'{"salt":"x"}'
    header = replace(good.header, body_hash=sha256_hex(body))
    city.take_in([seal(header, body)])
    assert pull(desk, city)[-1].new == 1
    with desk.work(write=False) as work:
        assert work.replication.exceptions(with_closed=True) == ()
    assert verify(desk.database).ok


def test_the_facts_of_a_day_are_told_by_desk(desk: OpenDesk, city: ToyCity) -> None:
    tomorrow = NOW + timedelta(days=1)
    desk.receive(1)
    desk.receive(2, at=tomorrow)
    there = chain("b", (received(1001), "d1"), (facts.DossierForwarded("P"), "d1"))
    city.take_in(there)
    pull(desk, city)
    with desk.work(write=False) as work:
        mine = [entry.hash for entry in work.journal.entries()]
        sets = work.replication.day_sets(TODAY)
        received_today = work.replication.day_entries(TODAY, ["dossier_received"])
        assert work.replication.day_sets(tomorrow.date()) == {DESK.desk_id: (mine[1],)}
        assert work.replication.day_sets(TODAY - timedelta(days=1)) == {}
        assert work.replication.day_entries(TODAY, []) == ()
    assert sets == {DESK.desk_id: (mine[0],), "b": tuple(sorted(entry.hash for entry in there))}
    assert [entry.hash for entry in received_today] == [mine[0], there[0].hash]


def test_many_exceptions_are_kept_in_the_order_they_were_opened(desk: OpenDesk, city: ToyCity) -> None:
    for number in range(20):
        city.say(ExceptionOpened(f"{number * 7 % 20:02d}", "branch", "b", ()))
    pull(desk, city)
    with desk.work(write=False) as work:
        listed = [one.exception_id for one in work.replication.exceptions()]
    assert listed == [f"{number * 7 % 20:02d}" for number in range(20)]
    with desk.database.begin(write=False) as connection:
        assert len(connection.execute(select(city_schema.exceptions)).all()) == 20
    assert verify(desk.database).ok
