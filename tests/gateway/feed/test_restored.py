"""A gateway put back from a backup knows nothing of it: what the desks hold brings it to where it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desk_app.domain.dossier.dossier import Status
from desk_app.domain.facts.city_facts import city_chain
from desk_app.domain.journal.entry import GENESIS, Entry
from desk_app.gateway.database import schema
from desk_app.gateway.front.gateway import Gateway
from desk_app.protocol.messages import START, Checkpoint
from tests.gateway.desks import (
    WARD,
    CityClock,
    HandMadeDesk,
    Randomness,
    a_return,
    exceptions_in,
    hand_in,
    refusal,
)


class CityMachine:
    """A gateway whose database file can be copied and put back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file, self._backup = folder / "city.db", folder / "backup.db"
        self.starts = 0
        self.gateway = self._open()

    def back_up(self) -> None:
        """Write a backup."""
        with closing(sqlite3.connect(self.file)) as ours, closing(sqlite3.connect(self._backup)) as copy:
            ours.backup(copy)

    def put_back(self) -> Gateway:
        """Go on from the backup."""
        self.gateway.close()
        for old in self.folder.glob("city.db*"):
            old.unlink()
        self._backup.rename(self.file)
        self.gateway = self._open()
        return self.gateway

    def _open(self) -> Gateway:
        self.starts += 1
        return Gateway(str(self.file), now=CityClock(), random_bytes=Randomness(str(self.starts)))


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[CityMachine]:
    """A city in a folder."""
    made = CityMachine(tmp_path)
    yield made
    made.gateway.close()


def state_of(gateway: Gateway) -> dict[str, bytes]:
    """Give every dossier as the city holds it."""
    with gateway.database.read() as connection:
        return {row.dossier_id: row.state for row in connection.execute(schema.dossiers.select())}


def bring_back(desk: HandMadeDesk, gateway: Gateway) -> None:
    """Do what a desk does when it meets a city that was put back."""
    desk.gateway = gateway
    reply = desk.shake()
    known = reply.receipt.seq if reply.receipt else 0
    if known < len(desk.chain):
        desk.push(known)
    held = {entry.hash: entry for entry in desk.taken}
    words = [word for word in desk.checkpoints if word.desk_id != desk.name]
    desk.pull_all()
    for word in sorted(words, key=lambda one: not one.desk_id.startswith("city:")):
        hand_in(desk, way_to(held, word.head_hash), word)
    desk.pull_all()


def way_to(held: dict[str, Entry], head: str) -> list[Entry]:
    """Give a chain from its first entry to a head."""
    way: list[Entry] = []
    while head != GENESIS:
        way.insert(0, held[head])
        head = held[head].header.prev_hash
    return way


@pytest.mark.fault("N7")
def test_everything_the_desks_hold_comes_back_and_nothing_twice(machine: CityMachine) -> None:
    gateway = machine.gateway
    one, two = HandMadeDesk(gateway, 1).join(), HandMadeDesk(gateway, 2).join()
    one.receive(1001, "d-1")
    one.push()
    machine.back_up()
    one.receive(1002, "d-2", note="sau bản sao")
    one.push(1)
    gateway.operations.set_status(f"{WARD}-261120-1001", Status.DONE)
    two.pull_all()
    two.write(a_return(), "d-1")
    two.push()
    two.pull_all()
    before = {entry.hash for entry in two.taken}
    wanted = state_of(gateway)
    gateway = machine.put_back()
    bring_back(two, gateway)
    bring_back(one, gateway)
    two.mark, two.taken = START, []
    two.pull_all()
    assert before <= {entry.hash for entry in two.taken}
    assert len({entry.hash for entry in two.taken}) == len(two.taken)
    assert set(state_of(gateway)) == set(wanted)
    assert gateway.operations.report().desks[0].entries == 2


def test_acknowledged_entries_the_city_lost_are_asked_for_again(machine: CityMachine) -> None:
    desk = HandMadeDesk(machine.gateway, 1).join()
    machine.back_up()
    desk.receive(1001)
    desk.push()
    desk.pull_all()
    desk.gateway = machine.put_back()
    assert refusal(desk.pull).code in ("sign_in", "parent_unknown")
    reply = desk.shake()
    assert reply.receipt is None
    assert reply.floor is None
    assert reply.feed.position < 2
    assert desk.push().receipt.seq == 1


def test_a_desk_admitted_after_the_backup_is_known_again_through_another(machine: CityMachine) -> None:
    one = HandMadeDesk(machine.gateway, 1).join()
    machine.back_up()
    two = HandMadeDesk(machine.gateway, 2).join()
    two.receive(2001)
    two.push()
    machine.gateway.operations.revoke(two.name)
    one.pull_all()
    gateway = machine.put_back()
    two.gateway = gateway
    assert refusal(two.shake).code == "unknown_desk"
    bring_back(one, gateway)
    assert refusal(two.shake).code == "revoked"
    assert [line.desk_id for line in gateway.operations.report().desks] == [one.name, two.name]


def test_an_exception_comes_back_as_the_same_one(machine: CityMachine) -> None:
    desk = HandMadeDesk(machine.gateway, 1).join()
    machine.back_up()
    desk.receive(1001, "d-1")
    desk.write(a_return(), "d-1")
    desk.push()
    (name,) = (one.exception_id for one in exceptions_in(desk.pull_all()))
    gateway = machine.put_back()
    bring_back(desk, gateway)
    assert {one.exception_id for one in exceptions_in(desk.taken)} == {name}
    assert gateway.operations.report().exceptions == 1


def test_the_city_goes_on_after_its_own_entries_that_came_back(machine: CityMachine) -> None:
    desk = HandMadeDesk(machine.gateway, 1).join()
    desk.receive(1001, "d-1")
    desk.push()
    machine.back_up()
    machine.gateway.operations.set_status(f"{WARD}-261120-1001", Status.PROCESSING)
    machine.gateway.operations.set_status(f"{WARD}-261120-1001", Status.DONE)
    desk.pull_all()
    gateway = machine.put_back()
    bring_back(desk, gateway)
    gateway.operations.set_status(f"{WARD}-261120-1001", Status.RETURNED)
    desk.mark, desk.taken = START, []
    desk.shake()
    own = [one.header for one in desk.pull_all() if one.header.desk_id == city_chain(WARD)]
    assert [one.seq for one in own] == [1, 2, 3, 4]
    words: list[Checkpoint] = [one for one in desk.checkpoints if one.desk_id == city_chain(WARD)]
    assert words[-1].seq == 4
