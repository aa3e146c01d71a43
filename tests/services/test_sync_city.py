"""A desk and its city come to the same facts, whatever is lost, repeated or cut off on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.sync_world import World, a_world, city_hashes, own_hashes


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with a_world(tmp_path) as world:
        yield world


def test_everything_is_sent_and_receipted(world: World) -> None:
    desk = world.desk()
    desk.receive()
    waiting = desk.queue().unsent

    report = desk.sync()

    assert (report.pushed, report.exceptions, report.restored) == (waiting, 0, False)
    assert report.acked_seq == desk.queue().head_seq
    assert desk.queue().unsent == 0
    assert city_hashes(world, desk) == own_hashes(desk)
    assert desk.line.paths() == ["handshake", "push", "pull"]
