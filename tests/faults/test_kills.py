"""The program is killed at any moment, again and again: nothing answered is lost, nothing is doubled."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.calls import ScriptDesk
from tests.faults.killing import Killer, Tally, prove

pytestmark = pytest.mark.slow

KILLS = int(os.environ.get("FAULT_KILLS", "15"))
"""A few in every run of the tests, two hundred when `make faults` hunts for them."""
SEED = int(os.environ.get("FAULT_SEED", "20261123"))
PER_DESK = 20
"""Kills per desk: the numbers of its block must last for the day."""
EVERY = 5
"""One kill in so many hits a `receive` command instead of a clerk who works on and on."""


@pytest.mark.timeout(120 + 10 * KILLS)
@pytest.mark.fault("S1")
@pytest.mark.fault("N3")
def test_no_kill_loses_an_answered_dossier_or_gives_a_number_twice(
    made_once: Path,
    tmp_path: Path,
    draft_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    tallies: list[Tally] = []
    kept = 0
    while (done := sum(one.kills for one in tallies)) < KILLS:
        place = tmp_path / f"desk-{len(tallies)}"
        shutil.copytree(made_once, place)
        monkeypatch.setenv("XDG_STATE_HOME", str(place / "state"))
        desk = ScriptDesk(place / "data")
        killer = Killer(desk, SEED + len(tallies))
        tallies.append(killer.tally)
        while killer.tally.kills < min(PER_DESK, KILLS - done):
            if killer.tally.kills % EVERY == EVERY - 1:
                killer.kill_a_command(draft_file)
            else:
                killer.kill_a_clerk()
            kept += prove(desk, killer)
    with capsys.disabled():
        print(f"\n{figures(tallies, kept)}")
    assert sum(len(one.answered) for one in tallies) > 0


def figures(tallies: list[Tally], kept: int) -> str:
    """Give one line: how many kills, dossiers answered, saves cut off."""
    kills, commands, cut_off = (
        sum(getattr(one, name) for one in tallies) for name in ("kills", "commands", "cut_off")
    )
    answered = sum(len(one.answered) for one in tallies)
    return (
        f"{kills} kill -9 (seed {SEED}, {commands} on commands): {answered} dossiers answered, 0 lost, 0 numbers twice; "
        f"{cut_off} saves cut off, after which {kept} dossiers stood there whole and the others not at all"
    )
