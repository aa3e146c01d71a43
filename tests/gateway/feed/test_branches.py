"""A desk that was restored or cloned shows itself in its chain; a revoked one is kept apart."""

from __future__ import annotations

import copy

import pytest

from desk_app.domain.facts.city_facts import DeskRevoked
from desk_app.domain.facts.wire import read_fact
from desk_app.gateway.database import schema
from desk_app.gateway.front.gateway import Gateway
from tests.gateway.desks import HandMadeDesk, exceptions_in, hand_in, refusal


def cloned(desk: HandMadeDesk) -> HandMadeDesk:
    """Give the same PC once more, as its disk image makes it."""
    twin = copy.copy(desk)
    twin.chain, twin.taken, twin.given = list(desk.chain), [], desk.given + 1000
    return twin


def set_aside(gateway: Gateway) -> set[str]:
    """Give the hashes of what is kept apart."""
    with gateway.database.read() as connection:
        return {row.hash.hex() for row in connection.execute(schema.set_aside.select())}


@pytest.mark.fault("N4", "N5")
def test_both_branches_are_kept_and_named_with_the_numbers_on_both(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    desk.receive(1001)
    desk.push()
    twin = cloned(desk)
    for number in (1002, 1003):
        desk.receive(number)
    twin.receive(1002, "d-twin")
    desk.push(1)
    reply = twin.push(1)
    assert reply.receipt.head_hash == twin.head.hash
    desk.pull_all()
    assert {entry.hash for entry in (*desk.chain, *twin.chain)} <= {entry.hash for entry in desk.taken}
    branch, twice = sorted(exceptions_in(desk.taken), key=lambda one: one.about)
    assert (branch.about, set(branch.entries)) == ("branch", {desk.chain[1].hash, twin.chain[1].hash})
    assert branch.detail == "1: 1002-1003 / 1002"
    assert twice.about == "number_twice"
    (line,) = gateway.operations.report().desks
    assert (line.entries, line.head_seq, line.branches) == (4, 3, 1)


def test_a_branch_goes_on_without_being_named_again(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    twin = cloned(desk)
    desk.receive(1001)
    twin.receive(1001)
    desk.push()
    twin.push()
    twin.receive(1002)
    twin.push(1)
    twin.push()
    assert [one.about for one in exceptions_in(desk.pull_all())] == ["branch"]
    assert twin.shake().receipt is not None


def test_each_side_of_a_branch_finds_its_own_newest_entry_at_the_handshake(gateway: Gateway) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    desk.receive(1001)
    desk.push()
    twin = cloned(desk)
    desk.receive(1002)
    desk.push(1)
    twin.receive(1003)
    receipt = twin.shake().receipt
    assert receipt is not None
    assert (receipt.seq, receipt.head_hash) == (1, desk.chain[0].hash)


@pytest.mark.fault("H11", "O3")
def test_a_revoked_desk_is_let_in_nowhere(gateway: Gateway) -> None:
    desk, other = HandMadeDesk(gateway, 1).join(), HandMadeDesk(gateway, 2).join()
    desk.receive(1001)
    desk.push()
    assert gateway.operations.revoke(desk.name, "mất máy") == "H26.99.01"
    desk.receive(1002)
    for call in (desk.push, desk.pull, desk.shake):
        refused = refusal(call)
        assert (refused.status, refused.code) == (403, "revoked")
    code = gateway.invite("H26.99.01", 1).code
    assert refusal(lambda: desk.enrol(code)).code == "revoked"
    told = read_fact(other.pull_all()[-1])
    assert told == DeskRevoked(desk.name, "mất máy")
    # What it had sent before stays; revoking twice says nothing more.
    gateway.operations.revoke(desk.name)
    assert other.pull().items == ()
    assert desk.chain[0] in other.taken


@pytest.mark.fault("O3")
def test_what_others_bring_of_a_revoked_desk_is_set_aside_for_a_person(gateway: Gateway) -> None:
    desk, other = HandMadeDesk(gateway, 1).join(), HandMadeDesk(gateway, 2).join()
    desk.receive(1001)
    desk.push()
    gateway.operations.revoke(desk.name)
    for number in (1002, 1003, 1004):
        desk.receive(number)
    hand_in(other, desk.chain[1:3], desk.checkpoint(3))
    hand_in(other, desk.chain[:3], desk.checkpoint(3))
    hand_in(other, desk.chain[3:], desk.checkpoint(4))
    other.pull_all()
    (one,) = exceptions_in(other.taken)
    assert (one.about, one.desk_id, one.entries) == ("revoked_desk", desk.name, (desk.chain[1].hash,))
    assert not {entry.hash for entry in desk.chain[1:]} & {entry.hash for entry in other.taken}
    assert set_aside(gateway) == {entry.hash for entry in desk.chain[1:]}
    assert gateway.operations.report().dossiers == 1


def test_even_what_is_set_aside_must_hang_on_something(gateway: Gateway) -> None:
    desk, other = HandMadeDesk(gateway, 1).join(), HandMadeDesk(gateway, 2).join()
    for number in (1001, 1002, 1003):
        desk.receive(number)
    gateway.operations.revoke(desk.name)
    assert refusal(lambda: hand_in(other, desk.chain[1:], desk.checkpoint())).code == "parent_unknown"
    assert set_aside(gateway) == set()
