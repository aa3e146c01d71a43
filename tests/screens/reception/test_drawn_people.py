"""Typing, scanning, correcting, undoing, leaving and coming back, drawn at random: no applicant is of two people unasked.

`DRAWN_PEOPLE` and `DRAWN_PEOPLE_IN_WINDOW` say how many stories are lived through (`make people`).
"""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from desk_app.screens.reception.persons import joining
from desk_app.screens.reception.persons.joining import Step
from tests.screens.reception.counter import ReceptionCounter
from tests.screens.reception.drawn.in_window import WindowCounter
from tests.screens.reception.drawn.story import fault_of
from tests.screens.reception.drawn.without_window import ValueCounter

FIRST = int(os.environ.get("DRAWN_FIRST", "0"))
STORIES = int(os.environ.get("DRAWN_PEOPLE", "1500"))
IN_WINDOW = int(os.environ.get("DRAWN_PEOPLE_IN_WINDOW", "12"))
PER_PROGRAM = 100
"""Stories in one program; a desk has numbers for some three hundred on one day."""

pytestmark = pytest.mark.timeout(600 + STORIES)


def faults(seeds: range) -> tuple[list[str], int]:
    """Live through stories without a window; gives what went wrong and how many people were saved."""
    told = [(seed, *fault_of(seed, ValueCounter())) for seed in seeds]
    return [f"{seed}: {fault}" for seed, fault, _ in told if fault], sum(saved for _, _, saved in told)


def test_nobody_is_mixed_with_another() -> None:
    found, saved = faults(range(FIRST, FIRST + STORIES))
    assert found == []
    assert saved > STORIES // 3


@pytest.mark.parametrize("first", range(FIRST, FIRST + IN_WINDOW, PER_PROGRAM))
def test_nobody_is_mixed_with_another_in_the_window(counter: ReceptionCounter, first: int) -> None:
    saved = 0
    seeds = range(first, min(first + PER_PROGRAM, FIRST + IN_WINDOW))
    for seed in seeds:
        fault, done = fault_of(seed, WindowCounter(counter))
        assert not fault, f"{seed}: {fault}"
        saved += done
    assert saved > len(seeds) // 4


def _takes_nothing_back(person: object, *_: object) -> Step:
    """Leave what was filled in for another number."""
    return Step(person)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("read_card", None),
        ("settle", _takes_nothing_back),
        ("speaks_of_other", lambda *_: False),
    ],
    ids=["a card fills whatever is typed", "nothing is taken back", "forms left are joined"],
)
def test_a_step_done_wrong_shows(
    monkeypatch: pytest.MonkeyPatch, name: str, broken: Callable[..., object] | None
) -> None:
    monkeypatch.setattr(joining, name, broken or _fills_whatever_is_typed())
    found, _ = faults(range(400))
    assert found != []


def _fills_whatever_is_typed() -> Callable[..., object]:
    original = joining.read_card

    def done(person: object, card: object, today: object) -> Step:
        step = original(person, card, today)  # type: ignore[arg-type]
        pending = step.person.pending
        return joining._join(step.person, pending) if pending is not None else step

    return done
