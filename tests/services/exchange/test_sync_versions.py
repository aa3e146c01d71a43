"""Desks and cities of different age still understand each other; an old program goes on taking dossiers in."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from desk_app.domain.facts.wire import SCHEMA
from desk_app.domain.journal.entry import Header, seal, sha256_hex
from desk_app.errors import NeedsPerson
from desk_app.ports.exchange.city_line import CityAnswer, CityCall
from tests.services.exchange.sync_fixture import world
from tests.services.exchange.sync_world import WORDS, DoorLine, Fault, World, city_hashes, own_hashes, to_path

__all__ = ["world"]


def with_more(**fields: object) -> Fault:
    """Answer as a city of another version: some fields changed, some never heard of."""

    def answer(line: DoorLine, call: CityCall) -> CityAnswer:
        right = line.deliver(call)
        plain = {**json.loads(right.payload), **fields}
        return replace(right, payload=json.dumps(plain).encode())

    return answer


@pytest.mark.fault("R1")
def test_what_a_newer_city_adds_to_its_answers_is_passed_over(world: World) -> None:
    desk = world.desk()
    desk.line.faults.extend([with_more(schema=SCHEMA + 1, advice={"x": [1]}), with_more(batch_weight=7)])
    desk.sync()
    assert city_hashes(world, desk) == own_hashes(desk)


@pytest.mark.fault("R1")
def test_facts_of_a_newer_program_are_kept_and_carried_byte_for_byte(world: World) -> None:
    newer, older = world.desk(), world.desk()
    head = newer.entries()[-1]
    body = b'{"mood":"good","salt":"00"}'
    header = Header(
        newer.identity.desk_id, head.header.seq + 1, "01900000-0000-7000-8000-00000000ffff", "mood_noted",
        SCHEMA + 1, None, None, world.clock.now().isoformat(), "x", sha256_hex(body), head.hash,
    )  # fmt: skip
    unknown = seal(header, body)
    with newer.uow() as work:
        work.journal.adopt([unknown])
        work.commit()

    newer.sync()
    older.sync()

    with older.uow(write=False) as work:
        kept = work.replication.entry(unknown.hash)
    assert kept is not None
    assert (kept.header_bytes, kept.body_bytes) == (unknown.header_bytes, body)
    assert newer.queue().unsent == 0


@pytest.mark.fault("R2")
def test_a_city_that_wants_a_newer_program_leaves_the_queue_whole_and_reception_goes_on(
    world: World,
) -> None:
    desk = world.desk()
    desk.receive()
    waiting = own_hashes(desk)
    desk.line.faults.append(with_more(newer_program_needed=True))

    error = desk.fails()

    assert isinstance(error, NeedsPerson)
    assert WORDS.of(error) == (
        "Vẫn tiếp nhận được, còn 1 hồ sơ chờ gửi. Cần cập nhật phần mềm thì mới gửi được."
    )
    assert own_hashes(desk) == waiting
    assert desk.queue().unsent == len(waiting)
    assert desk.receive()
    desk.sync()
    assert city_hashes(world, desk) == own_hashes(desk)


@pytest.mark.fault("R3")
def test_a_newer_program_speaks_the_version_an_older_city_knows(world: World) -> None:
    desk = world.desk()
    desk.line.faults.append(with_more(schema=SCHEMA - 1))

    desk.sync()

    assert {call.path.split("/")[1] for call in desk.line.calls} == {"v1"}
    assert city_hashes(world, desk) == own_hashes(desk)


@pytest.mark.fault("R3")
def test_a_city_that_does_not_know_a_path_is_not_taken_for_a_network_gate(world: World) -> None:
    desk = world.desk()
    unknown = CityAnswer(404, "application/json", b'{"detail":"Not Found"}')
    desk.line.faults.append(to_path("push", lambda line, call: unknown))
    error = desk.fails()
    assert error.key == "city.no_gateway"
    assert desk.queue().acked_seq == 0
    desk.sync()
    assert desk.queue().unsent == 0
