"""Histories full of faults end with every fact at the city once, or named; without one step of the protocol they do not."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.simulation.breaks import BREAKS
from tests.simulation.run import Stage, Tally, staged

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

CHUNKS, PER_CHUNK = 20, 15
"""300 histories; chunks are small so that the processes of the test runner share them well."""
MOST_TRIED = 40
"""Histories within which a broken step must show."""


@pytest.fixture(scope="session")
def stage() -> Iterator[Stage]:
    """Make the desks and the city once per process of the test runner."""
    with staged() as made:
        yield made


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_nothing_is_lost_doubled_or_silent(stage: Stage, chunk: int) -> None:
    tally = Tally()
    for seed in range(chunk * PER_CHUNK, (chunk + 1) * PER_CHUNK):
        history = stage.live(seed)
        assert not history.violations, history.told()
        tally.add(history)
    assert tally.counts["slips"] > PER_CHUNK, "people were at work"
    assert tally.counts["line faults"] > 0
    assert tally.counts["files held"] > 0


def test_a_history_replays_from_its_seed(stage: Stage) -> None:
    assert stage.live(11).events == stage.live(11).events


def test_a_history_replays_in_another_process(stage: Stage) -> None:
    history = stage.live(12)
    command = [sys.executable, "-m", "tests.simulation", "12"]
    told = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env=dict(os.environ))
    assert told.stdout.startswith(history.told())


@pytest.mark.parametrize("broken", sorted(BREAKS))
def test_a_step_left_out_is_noticed(stage: Stage, broken: str) -> None:
    shown: set[str] = set()
    for seed in range(MOST_TRIED):
        shown |= stage.live(seed, broken=broken).violations.keys()
        if shown & BREAKS[broken].shows:
            return
    pytest.fail(f"without {broken} {MOST_TRIED} histories showed only {shown}")
