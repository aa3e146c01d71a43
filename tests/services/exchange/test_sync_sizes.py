"""Batches too large, entries too large and entries a city stumbles over never hold up anything but themselves."""

from __future__ import annotations

import json

import pytest

from desk_app.errors import NeedsPerson
from desk_app.ports.exchange.city_line import CityAnswer, CityCall
from desk_app.protocol.framing import encode
from desk_app.protocol.messages import TroubleDetail, TroubleReply
from desk_app.protocol.troubles import STATUS, Trouble
from desk_app.services.exchange import push
from desk_app.services.exchange.queue import SendState
from desk_app.services.exchange.queue_dossiers import WaitingDossiers
from tests.services.exchange.sync_fixture import world
from tests.services.exchange.sync_world import WORDS, DoorLine, SyncDesk, World, city_hashes, own_hashes

__all__ = ["world"]


def refused(trouble: Trouble, status: int | None = None) -> CityAnswer:
    reply = TroubleReply(TroubleDetail(trouble.value, ""))
    return CityAnswer(status or STATUS[trouble], "application/json", encode(reply))


class Picky:
    """A city that refuses some batches; keeps how long each push was."""

    def __init__(self, desk: SyncDesk, trouble: Trouble) -> None:
        self.desk, self.trouble = desk, trouble
        self.lengths: list[int] = []
        desk.line.faults.append(self.meet)

    def minds(self, entries: list[dict[str, str]]) -> bool:
        return False

    def meet(self, line: DoorLine, call: CityCall) -> CityAnswer:
        line.faults.appendleft(self.meet)
        if call.path == "/v1/push":
            entries = json.loads(call.payload)["entries"]
            self.lengths.append(len(entries))
            if self.minds(entries):
                return refused(self.trouble)
        return line.deliver(call)


class OnlyThree(Picky):
    """Takes three entries at a time."""

    def minds(self, entries: list[dict[str, str]]) -> bool:
        return len(entries) > 3


class Stumbles(Picky):
    """Stumbles over one entry."""

    poison = 0

    def minds(self, entries: list[dict[str, str]]) -> bool:
        return any(json.loads(one["header"])["seq"] == self.poison for one in entries)


@pytest.mark.fault("H14")
def test_a_batch_too_large_is_halved_until_it_passes(world: World) -> None:
    desk = world.desk()
    for _ in range(4):
        desk.receive()
    city = OnlyThree(desk, Trouble.TOO_LARGE)

    desk.sync()

    assert max(city.lengths[1:]) < city.lengths[0]
    assert city_hashes(world, desk) == own_hashes(desk)


@pytest.mark.fault("H14")
@pytest.mark.parametrize("kind", ["application/json", "text/html"])
def test_one_entry_too_large_for_the_city_is_named_with_its_size(world: World, kind: str) -> None:
    desk = world.desk()

    def too_large(line: DoorLine, call: CityCall) -> CityAnswer:
        line.faults.appendleft(too_large)
        if call.path == "/v1/push":
            return CityAnswer(413, kind, b"<html>" if "html" in kind else refused(Trouble.TOO_LARGE).payload)
        return line.deliver(call)

    desk.line.faults.append(too_large)
    error = desk.fails()

    assert isinstance(error, NeedsPerson)
    assert WORDS.of(error) == "Mục quá lớn (0,0 MB) nên máy chủ chưa nhận. Hồ sơ vẫn ở máy này, báo quản trị."
    assert desk.queue().acked_seq == 0
    desk.line.faults.clear()
    desk.sync()
    assert city_hashes(world, desk) == own_hashes(desk)


def test_a_batch_is_cut_by_bytes_as_well(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = world.desk()
    for _ in range(3):
        desk.receive()
    monkeypatch.setattr(push, "MOST_BYTES", 4000)
    city = Picky(desk, Trouble.BUG)
    desk.sync()
    assert len(city.lengths) > 2
    assert city_hashes(world, desk) == own_hashes(desk)


@pytest.mark.fault("H17")
@pytest.mark.parametrize("trouble", [Trouble.BUG, Trouble.UNREADABLE])
def test_an_entry_the_city_stumbles_over_is_left_after_three_tries_and_the_others_go_on(
    world: World, trouble: Trouble
) -> None:
    desk, other = world.desk(), world.desk()
    code = other.receive()
    other.sync()
    city = Stumbles(desk, trouble)
    city.poison = 3

    error = desk.fails()

    assert WORDS.of(error) == "1 hồ sơ chưa gửi được (việc số 3), các hồ sơ khác đã gửi. Báo quản trị."
    assert city.lengths[-3:] == [1, 1, 1]
    assert desk.queue().acked_seq == 2
    assert desk.show(code).code == code, "what the city has for this desk came all the same"
    assert desk.receive()
    lines = WaitingDossiers(desk.context, lambda: None)()
    assert [(line.dossier == "", line.state) for line in lines] == [
        (False, SendState.WAITING),
        (True, SendState.ATTENTION),
    ]

    desk.line.faults.clear()
    desk.sync()
    assert city_hashes(world, desk) == own_hashes(desk)


@pytest.mark.fault("H17")
def test_a_city_that_is_only_ill_for_a_while_takes_everything(world: World) -> None:
    desk = world.desk()
    city = Stumbles(desk, Trouble.BUG)
    city.poison = 2
    desk.line.before = lambda call: setattr(city, "poison", 0) if len(city.lengths) >= 3 else None

    desk.sync()

    assert desk.queue().unsent == 0
    assert city_hashes(world, desk) == own_hashes(desk)


def test_a_chain_the_city_finds_broken_waits_for_a_person(world: World) -> None:
    desk = world.desk()
    city = Stumbles(desk, Trouble.BROKEN_CHAIN)
    city.poison = 1
    error = desk.fails()
    assert error.key == "city.chain_refused"
    assert "Sổ ghi bị thay đổi ngoài phần mềm" in WORDS.of(error)
    assert city.lengths == [len(own_hashes(desk))]
