"""Two desks and their city agree on what happened while neither desk knew of the other, and on what a person said of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest
from sqlalchemy import select

from desk_app.domain.dossier.dossier import CollectorKind, Dossier, Status
from desk_app.domain.facts import facts
from desk_app.domain.facts.city_facts import (
    JUDGED_ANEW,
    CityFact,
    CityStatusSet,
    DeskRevoked,
    ExceptionClosed,
    ExceptionOpened,
)
from desk_app.domain.facts.facts import Fact
from desk_app.domain.facts.wire import from_json, read_fact, to_json
from desk_app.domain.journal.entry import Entry, Header
from desk_app.domain.time.due_dates import DueDate
from desk_app.gateway.board.board import look
from desk_app.gateway.database import schema
from desk_app.ports.exchange.ward import ExceptionLine
from desk_app.storage.verifying import verify
from tests.builders import HOA, a_person
from tests.gateway.desks import a_filing
from tests.services.exchange.sync_world import SyncDesk, World, a_world

HUNG = a_person("Trần Văn Hùng", "001080099999")
DOSSIER = "d-1"
CODE = "H26.99.01-261120-1001"
RESULT = facts.ResultRecorded("Giấy xác nhận")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A ward of two desks."""
    with a_world(tmp_path / "ward") as made:
        made.desk()
        made.desk()
        yield made


def do(desk: SyncDesk, fact: Fact | CityFact, dossier_id: str | None = DOSSIER) -> Entry:
    """Let a desk state a fact, a minute after the one before."""
    desk.world.pass_time(minutes=1)
    with desk.uow() as work:
        entry = work.journal.append(fact, actor="hanh", at=desk.clock.now(), dossier_id=dossier_id)
        work.commit()
    return entry


def received(desk: SyncDesk, number: int = 1001, **filing: object) -> facts.DossierReceived:
    """Give the acceptance of a dossier."""
    code = f"H26.99.01-261120-{number:04d}"
    due = DueDate(desk.clock.now(), desk.clock.now() + timedelta(days=3))
    return facts.DossierReceived(code, number, a_filing(**filing), due)


def returned_to(name: str) -> facts.ResultReturned:
    """Give the handing over of the result to somebody."""
    return facts.ResultReturned(CollectorKind.AUTHORISED, name, proof="Giấy ủy quyền")


def sync(*desks: SyncDesk) -> None:
    """Let desks talk to the city one after the other, until all have heard all."""
    for one in (*desks, *desks):
        one.sync()


def waiting(desk: SyncDesk, *, closed: bool = False) -> tuple[ExceptionLine, ...]:
    """Give what a desk shows to be settled."""
    with desk.uow(write=False) as work:
        return work.replication.exceptions(with_closed=closed)


def opened(world: World) -> list[ExceptionOpened]:
    """Give what the city has opened exceptions about."""
    return [fact for fact in told(world, ExceptionOpened.KIND) if isinstance(fact, ExceptionOpened)]


def told(world: World, kind: str) -> list[Fact | None]:
    """Give the facts of a kind in the ward's feed."""
    entry = schema.entries.c
    query = select(entry.header, entry.body, entry.hash).where(entry.kind == kind).order_by(entry.position)
    with world.gateway.database.read() as connection:
        rows = connection.execute(query).all()
    stored = (Entry(from_json(Header, row.header), row.header, row.hash.hex(), row.body) for row in rows)
    return [read_fact(one) for one in stored]


def agreed(world: World, dossier_id: str = DOSSIER) -> Dossier:
    """Give a dossier of which the city and every desk hold the same, and about whose exceptions they agree."""
    table = schema.dossiers
    with world.gateway.database.read() as connection:
        state = connection.execute(table.select().where(table.c.dossier_id == dossier_id)).one().state
    for desk in world.desks:
        with desk.uow(write=False) as work:
            dossier = work.dossiers.by_id(dossier_id)
        assert dossier is not None
        assert to_json(dossier) == state
        assert verify(desk.database).problems == ()
        assert len(waiting(desk)) == world.gateway.operations.report().exceptions
    return from_json(Dossier, state)


def done_at_both(world: World) -> tuple[SyncDesk, SyncDesk]:
    """Give two desks that both know of a result to be handed over."""
    one, two = world.desks
    for fact in (received(one), facts.DossierForwarded("Phòng Tư pháp"), RESULT):
        do(one, fact)
    sync(one, two)
    return one, two


@pytest.mark.parametrize("first", [0, 1])
def test_one_result_handed_over_at_two_desks_is_one_question_everywhere(world: World, first: int) -> None:
    one, two = done_at_both(world)
    mine, theirs = do(one, returned_to("Lê Văn Minh")), do(two, returned_to("Phạm Thị Lan"))
    sync(*((one, two) if first == 0 else (two, one)))
    (exception,) = opened(world)
    assert (exception.about, exception.entries) == ("clash", (mine.hash, theirs.hash))
    assert exception.codes == (CODE,)
    for desk in world.desks:
        (line,) = waiting(desk)
        assert (line.exception_id, line.about, line.entries) == (
            exception.exception_id, "clash", exception.entries,
        )  # fmt: skip
    dossier = agreed(world)
    assert dossier.status is Status.RETURNED
    kept = [line.entry_hash for line in dossier.history if line.kind == "result_returned"]
    assert sorted(kept) == sorted((mine.hash, theirs.hash))


def test_a_divergence_settled_at_one_desk_is_closed_everywhere(world: World) -> None:
    one, two = done_at_both(world)
    do(one, returned_to("Lê Văn Minh"))
    do(two, returned_to("Phạm Thị Lan"))
    sync(one, two)
    (line,) = waiting(two)
    do(two, ExceptionClosed(line.exception_id, "second_got", "Đã gọi hỏi", line.settlements))
    assert waiting(two) == ()
    sync(two, one)
    assert world.gateway.operations.report().exceptions == 0
    dossier = agreed(world)
    assert dossier.hand_over is not None
    assert dossier.hand_over.name == "Phạm Thị Lan"
    assert [(one.choice, one.closed_by) for one in waiting(one, closed=True)] == [("second_got", "hanh")]
    assert len(opened(world)) == 1
    assert len(told(world, ExceptionClosed.KIND)) == 1


@pytest.mark.parametrize("knew", [True, False])
@pytest.mark.parametrize("first", [0, 1])
def test_a_second_acceptance_of_a_dossier_overwrites_nothing(world: World, knew: bool, first: int) -> None:
    one, two = world.desks
    do(one, received(one))
    if knew:
        sync(one, two)
    again = do(two, received(two, 2001, applicant=HUNG))
    sync(*((one, two) if first == 0 or knew else (two, one)))
    about = {(found.about, again.hash in found.entries) for found in opened(world)}
    assert about == {("illegal_move" if knew else "clash", True)}
    dossier = agreed(world)
    assert dossier.applicant in (HOA, HUNG)
    if knew or first == 0:
        assert (dossier.applicant, dossier.code, dossier.number) == (HOA, CODE, 1001)
    for desk in world.desks:
        with desk.uow(write=False) as work:
            assert work.dossiers.by_code("H26.99.01-261120-2001") == (None if knew else dossier)


def test_what_only_the_city_may_say_counts_nowhere_in_the_chain_of_a_desk(world: World) -> None:
    one, two = world.desks
    do(one, received(one))
    sync(one, two)
    word = do(two, CityStatusSet(Status.WITHDRAWN, "HN-BOGUS"))
    sync(two, one)
    (exception,) = opened(world)
    assert (exception.about, exception.entries, exception.detail) == (
        "foreign_word", (word.hash,), "city_status_set",
    )  # fmt: skip
    dossier = agreed(world)
    assert (dossier.status, dossier.city_status, dossier.city_code) == (Status.RECEIVED, None, "")
    assert [line.about for line in waiting(one)] == ["foreign_word"]
    do(two, DeskRevoked(one.identity.desk_id, "bịa"), None)
    sync(two, one)
    assert {found.detail for found in opened(world)} == {"city_status_set", "desk_revoked"}
    assert not any(
        desk.revoked for ward in look(world.gateway.database, world.gateway.city).wards for desk in ward.desks
    )


@pytest.mark.parametrize("first", [0, 1])
def test_a_registration_under_the_number_of_a_slip_is_told_and_takes_nothing_over(
    world: World, first: int
) -> None:
    """A code scanned from a slip finds what was taken in under it, whoever names it as the reference of something else."""
    one, two = world.desks
    do(one, received(one))
    false = do(two, facts.DossierRegistered(CODE, a_filing(applicant=HUNG)), "d-2")
    sync(*((one, two) if first == 0 else (two, one)))
    assert [(found.about, found.entries) for found in opened(world)] == [("illegal_move", (false.hash,))]
    for desk in world.desks:
        with desk.uow(write=False) as work:
            assert [found.applicant for found in (work.dossiers.by_code(CODE),) if found] == [HOA]
    agreed(world)
    agreed(world, "d-2")


def test_a_settlement_only_the_city_may_make_settles_nothing_from_a_desk(world: World) -> None:
    one, two = asked(world, "city_check")
    (line,) = waiting(two)
    word = do(two, ExceptionClosed(line.exception_id, JUDGED_ANEW, "", line.settlements), line.dossier_id)
    assert waiting(two) == (line,)
    sync(two, one)
    assert [(found.about, found.entries) for found in opened(world)][1:] == [("foreign_word", (word.hash,))]
    agreed(world)
    assert world.gateway.operations.report().exceptions == 2


def asked(world: World, kind: str) -> tuple[SyncDesk, SyncDesk]:
    """Give two desks that both show one exception."""
    one, two = done_at_both(world)
    if kind == "clash":
        do(one, returned_to("Lê Văn Minh"))
        do(two, returned_to("Phạm Thị Lan"))
    else:
        world.gateway.operations.ask(CODE, "Thủ tục đã đổi")
    sync(one, two)
    return one, two


def settle(desk: SyncDesk, choice: str, reason: str) -> None:
    """Settle the one exception a desk shows."""
    (line,) = waiting(desk)
    do(desk, ExceptionClosed(line.exception_id, choice, reason, line.settlements), line.dossier_id)


@pytest.mark.parametrize("kind", ["clash", "city_check"])
@pytest.mark.parametrize("first", [0, 1])
def test_an_exception_settled_alike_at_two_desks_has_one_answer(world: World, kind: str, first: int) -> None:
    one, two = asked(world, kind)
    choice = "together" if kind == "clash" else "stands"
    settle(one, choice, "bàn một")
    settle(two, choice, "bàn hai")
    sync(*((one, two) if first == 0 else (two, one)))
    agreed(world)
    assert world.gateway.operations.report().exceptions == 0
    answers = [(line.choice, line.reason) for desk in world.desks for line in waiting(desk, closed=True)]
    assert answers == [(choice, "bàn một")] * 2


@pytest.mark.parametrize("kind", ["clash", "city_check"])
@pytest.mark.parametrize("first", [0, 1])
def test_an_exception_settled_otherwise_at_two_desks_waits_until_somebody_has_seen_both(
    world: World, kind: str, first: int
) -> None:
    one, two = asked(world, kind)
    choices = ("first_got", "second_got") if kind == "clash" else ("stands", "corrected")
    for desk, choice in zip((one, two), choices, strict=True):
        settle(desk, choice, "")
        assert waiting(desk) == ()
    sync(*((one, two) if first == 0 else (two, one)))
    agreed(world)
    assert world.gateway.operations.report().exceptions == 1
    assert [len(line.settlements) for desk in world.desks for line in waiting(desk)] == [2, 2]
    settle(two, choices[0], "đã xem cả hai")
    sync(two, one)
    agreed(world)
    assert world.gateway.operations.report().exceptions == 0
    answers = [(line.choice, line.reason) for desk in world.desks for line in waiting(desk, closed=True)]
    assert answers == [(choices[0], "đã xem cả hai")] * 2


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_city_put_back_finds_nothing_wrong_whichever_desk_comes_first(
    world: World, order: tuple[int, ...]
) -> None:
    one, two, three = *world.desks, world.desk()
    sync(*world.desks)
    backup = world.save_city()
    for number in range(1001, 1004):
        do(
            one,
            received(one, number, applicant=a_person(f"Người {number}", f"{number:012d}")),
            f"d-{number - 1000}",
        )
    sync(one, two, three)
    world.gateway.operations.set_status(CODE, Status.PROCESSING, city_code="HN-1")
    sync(two)
    do(two, RESULT)
    do(two, facts.DossierForwarded("Phòng Tư pháp"), "d-2")
    sync(two, three)
    do(three, returned_to("Lê Văn Minh"))
    world.gateway.operations.set_status("H26.99.01-261120-1003", Status.DONE)
    sync(three, one, two)
    before = [agreed(world, f"d-{number}") for number in (1, 2, 3)]
    assert opened(world) == []
    world.put_city_back(backup)
    sync(*(world.desks[place] for place in order))
    assert opened(world) == []
    assert [agreed(world, f"d-{number}") for number in (1, 2, 3)] == before
