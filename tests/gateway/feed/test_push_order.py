"""Batches of one chain are taken in the order they came, however many are under way."""

from __future__ import annotations

import threading

import pytest

from desk_app.gateway.feed.push_order import PushOrder

LONG = 30.0
NO_WAITING = threading.TIMEOUT_MAX * 2
"""Longer than a lock can wait: a turn that has not come at once raises OverflowError instead of waiting."""


def test_a_batch_sent_ahead_waits_for_the_one_before_it() -> None:
    order, told = PushOrder(LONG), list[str]()
    lined_up, go_on = threading.Event(), threading.Event()

    def first() -> None:
        with order.line_up("desk-1") as place:
            lined_up.set()
            go_on.wait(LONG)
            place.wait()
            told.append("first")

    def second() -> None:
        with order.line_up("desk-1") as place:
            go_on.set()
            place.wait()
            told.append("second")

    threads = [threading.Thread(target=first), threading.Thread(target=second)]
    threads[0].start()
    assert lined_up.wait(LONG)
    threads[1].start()
    for one in threads:
        one.join(LONG)
    assert told == ["first", "second"]


def test_a_batch_of_another_chain_waits_for_nobody() -> None:
    order = PushOrder(NO_WAITING)
    with order.line_up("desk-1"), order.line_up("desk-2") as other:
        other.wait()
    with order.line_up("desk-1"), order.line_up("desk-1") as behind, pytest.raises(OverflowError):
        behind.wait()


def test_a_batch_that_failed_lets_the_next_one_in() -> None:
    order = PushOrder(NO_WAITING)
    with pytest.raises(ZeroDivisionError), order.line_up("desk-1"):
        _ = 1 / 0
    with order.line_up("desk-1") as place:
        place.wait()


def test_who_waited_long_enough_goes_on() -> None:
    order, gone_on = PushOrder(0.0), threading.Event()

    def second() -> None:
        with order.line_up("desk-1") as place:
            place.wait()
            gone_on.set()

    with order.line_up("desk-1"):
        threading.Thread(target=second, daemon=True).start()
        assert gone_on.wait(LONG)
