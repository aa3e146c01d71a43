"""The desk comes back soon after a success, ever later after failures, and when a busy city wants it."""

from __future__ import annotations

from random import Random

import pytest

from desk_app.errors import DeskError, NeedsPerson, NoConnection
from desk_app.ports.exchange.city_line import CityAnswer
from desk_app.services.exchange.city_answers import read_answer
from desk_app.services.exchange.schedule import EVERY, FIRST, MOST, SPREAD, Backoff, Pace
from tests.services.exchange.sync_world import WORDS

OFFLINE = NoConnection("city.offline")


def longest() -> float:
    """Draw no chance at all: the whole pause."""
    return 0.0


def busy(retry_after: float | None, status: int = 503) -> DeskError:
    with pytest.raises(NoConnection) as caught:
        read_answer(CityAnswer(status, "text/html", b"", retry_after), dict)
    return caught.value


def test_pauses_double_from_five_seconds_to_five_minutes() -> None:
    pace = Pace(longest)
    pauses = [pace.failed(OFFLINE) for _ in range(9)]
    assert pauses == [5, 10, 20, 40, 80, 160, 300, 300, 300]
    assert pace.succeeded() == EVERY
    assert pace.failed(OFFLINE) == FIRST


def test_chance_shortens_a_pause_by_a_quarter_at_most_so_that_desks_spread() -> None:
    drawn = [Backoff(1).pause(OFFLINE, Random(seed).random) for seed in range(200)]
    assert all(FIRST * (1 - SPREAD) <= one <= FIRST for one in drawn)
    assert len(set(drawn)) > 150


@pytest.mark.fault("H16")
@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_city_is_left_alone_as_long_as_it_asks(status: int) -> None:
    error = busy(120.0, status)

    assert WORDS.of(error) == "Máy chủ đang bận, tự gửi lại sau 2 phút. Hồ sơ vẫn ở máy này."
    waits = [Pace(Random(seed).random).failed(error) for seed in range(100)]
    assert min(waits) >= 120
    assert max(waits) <= 120 * (1 + SPREAD)
    assert len({round(one) for one in waits}) > 10, "all desks come back at moments of their own"


@pytest.mark.fault("H16")
def test_a_busy_city_that_asks_for_nothing_is_backed_off_from() -> None:
    pace = Pace(longest)
    assert [pace.failed(busy(None)) for _ in range(3)] == [5, 10, 20]
    assert pace.failed(busy(10**9)) == 3600


@pytest.mark.parametrize(
    "trouble",
    [
        NeedsPerson("city.sign_in"),
        NeedsPerson("city.revoked"),
        NeedsPerson("city.not_enrolled"),
        NoConnection("city.certificate_time"),
    ],
)
def test_trouble_with_sign_in_or_clock_spends_no_attempt(trouble: DeskError) -> None:
    pace = Pace(longest)
    pace.failed(OFFLINE)
    assert [pace.failed(trouble) for _ in range(5)] == [MOST] * 5
    assert pace.failed(OFFLINE) == 10


@pytest.mark.fault("H24")
def test_a_network_that_is_up_but_does_not_carry_yet_is_tried_again_soon() -> None:
    pace = Pace(longest)
    tries = [pace.failed(OFFLINE), pace.failed(NoConnection("city.cut_off")), pace.succeeded()]
    assert tries == [5, 10, EVERY]
