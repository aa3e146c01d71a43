"""What is sent ahead is asked for once, sent again when it went wrong, and never in anybody's way."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from desk_app.errors import NoConnection
from desk_app.line.line_ahead import LineAhead
from desk_app.ports.exchange.city_line import CityAddress, CityAnswer, CityCall

ADDRESS = CityAddress("http://127.0.0.1:1")
PATIENCE = 30.0


class Wire:
    """What both connections carried, and how the city answers it (a status, or None for a broken line)."""

    def __init__(self) -> None:
        self.carried: list[bytes] = []
        self.answers: dict[bytes, list[int | None]] = {}
        self.held: dict[bytes, threading.Event] = {}
        self.arrived = threading.Condition()

    def carry(self, payload: bytes) -> CityAnswer:
        with self.arrived:
            self.carried.append(payload)
            self.arrived.notify_all()
        if payload in self.held and not self.held[payload].wait(PATIENCE):
            raise AssertionError("nobody let it go")
        given = self.answers.get(payload, [])
        status = given.pop(0) if given else 200
        if status is None:
            raise NoConnection("city.cut_off")
        return CityAnswer(status, "application/json", payload)

    def wait_for(self, payload: bytes) -> None:
        with self.arrived:
            assert self.arrived.wait_for(lambda: payload in self.carried, PATIENCE)


class WireLine:
    """One connection over the wire."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self.cancels = 0

    def send(self, call: CityCall, on_its_way: Callable[[], None] | None = None) -> CityAnswer:
        if on_its_way is not None:
            on_its_way()
        return self._wire.carry(call.payload)

    def cancel(self) -> None:
        self.cancels += 1
        for one in self._wire.held.values():
            one.set()

    def close(self) -> None:
        return


@contextmanager
def line_over(wire: Wire) -> Iterator[LineAhead]:
    line = LineAhead(lambda: WireLine(wire))  # type: ignore[arg-type,return-value]
    line.send(call(b"hello"))
    yield line
    line.close()


def call(payload: bytes, ahead: CityCall | None = None) -> CityCall:
    return CityCall(ADDRESS, "/v1/push", payload, "session", ahead)


def test_the_next_batch_travels_while_the_first_waits_for_its_answer() -> None:
    wire = Wire()
    wire.held[b"1"] = threading.Event()
    second = call(b"2")
    with line_over(wire) as line:
        answers: list[CityAnswer] = []
        sending = threading.Thread(target=lambda: answers.append(line.send(call(b"1", second))))
        sending.start()
        wire.wait_for(b"2")
        wire.held[b"1"].set()
        sending.join(PATIENCE)
        answers.append(line.send(second))
    assert [one.payload for one in answers] == [b"1", b"2"]
    assert wire.carried == [b"hello", b"1", b"2"]


def test_a_whole_journal_goes_over_in_order_and_once() -> None:
    wire = Wire()
    calls: list[CityCall] = []
    for number in reversed(range(20)):
        calls.insert(0, call(str(number).encode(), calls[0] if calls else None))
    with line_over(wire) as line:
        assert [line.send(one).payload for one in calls] == [one.payload for one in calls]
    assert sorted(wire.carried) == sorted([b"hello", *(one.payload for one in calls)])


@pytest.mark.parametrize("trouble", [409, 503, None])
def test_what_went_wrong_ahead_is_sent_again_when_it_is_asked_for(trouble: int | None) -> None:
    wire = Wire()
    wire.answers[b"2"] = [trouble]
    second = call(b"2")
    with line_over(wire) as line:
        line.send(call(b"1", second))
        assert line.send(second).status == 200
    assert wire.carried.count(b"2") == 2


def test_a_trouble_of_the_batch_itself_is_told_and_leaves_the_line_usable() -> None:
    wire = Wire()
    wire.answers[b"1"] = [None]
    second = call(b"2")
    with line_over(wire) as line:
        with pytest.raises(NoConnection):
            line.send(call(b"1", second))
        assert line.send(call(b"hello again")).status == 200


def test_a_batch_nobody_asks_for_any_more_is_dropped() -> None:
    wire = Wire()
    wire.held[b"2"] = threading.Event()
    with line_over(wire) as line:
        line.send(call(b"1", call(b"2")))
        assert line.send(call(b"something else")).payload == b"something else"


def test_the_very_first_request_is_alone_until_the_line_is_known_to_be_quick() -> None:
    wire = Wire()
    line = LineAhead(lambda: WireLine(wire))  # type: ignore[arg-type,return-value]
    line.send(call(b"1", call(b"2")))
    line.close()
    assert wire.carried == [b"1"]


def test_giving_up_ends_both_connections() -> None:
    wire, made = Wire(), list[WireLine]()

    def make() -> WireLine:
        made.append(WireLine(wire))
        return made[-1]

    line = LineAhead(make)  # type: ignore[arg-type]
    line.cancel()
    assert [one.cancels for one in made] == [1, 1]
