"""Whatever order desks hand entries in, the city folds a dossier in the order in which things happened."""

from __future__ import annotations

import json

import pytest

from desk_app.domain.dossier.dossier import Dossier, Status
from desk_app.domain.facts.facts import DossierForwarded, NoteAdded, ResultRecorded, SignedIn
from desk_app.domain.facts.wire import to_json
from desk_app.domain.fold.dossier_fold import fold_all
from desk_app.domain.journal.entry import Entry
from desk_app.gateway.database import schema
from desk_app.gateway.front.gateway import Gateway
from tests.gateway.desks import HandMadeDesk, a_return

DOSSIER = "d-1"


def state_of(gateway: Gateway) -> bytes:
    with gateway.database.read() as connection:
        return bytes(connection.execute(schema.dossiers.select()).one().state)


def as_a_desk_folds(feed: list[Entry]) -> Dossier:
    folded = fold_all((place, one) for place, one in enumerate(feed) if one.header.dossier_id == DOSSIER)
    assert folded is not None
    return folded


@pytest.mark.parametrize("one_by_one", [True, False])
def test_what_comes_before_its_reception_is_folded_after_it(gateway: Gateway, one_by_one: bool) -> None:
    taker, returner = (HandMadeDesk(gateway, number).join() for number in (1, 2))
    received = taker.receive(1001, DOSSIER)
    forwarded = returner.write(DossierForwarded("Phòng Tư pháp"), DOSSIER, base=received.hash)
    recorded = returner.write(ResultRecorded("Giấy xác nhận"), DOSSIER, base=forwarded.hash)
    returner.write(a_return(), DOSSIER, base=recorded.hash)
    for last in (1, 2, 3) if one_by_one else (3,):
        returner.push(last - 1 if one_by_one else 0, last)
    taker.push()
    dossier = as_a_desk_folds(taker.pull_all())
    assert state_of(gateway) == to_json(dossier)
    assert dossier.status is Status.RETURNED
    kinds = [line.kind for line in dossier.history if line.desk_id in (taker.name, returner.name)]
    assert kinds == ["dossier_received", "dossier_forwarded", "result_recorded", "result_returned"]


def test_a_step_between_two_that_came_before_it_is_put_in_its_place(gateway: Gateway) -> None:
    taker, mover, returner = (HandMadeDesk(gateway, number).join() for number in (1, 2, 3))
    received = taker.receive(1001, DOSSIER)
    taker.push()
    forwarded = mover.write(DossierForwarded(""), DOSSIER, base=received.hash)
    returner.write(ResultRecorded("Giấy xác nhận"), DOSSIER, base=forwarded.hash)
    returner.push()
    mover.push()
    dossier = as_a_desk_folds(taker.pull_all())
    assert state_of(gateway) == to_json(dossier)
    assert json.loads(state_of(gateway))["status"] == Status.DONE
    assert not any(line.conflict for line in dossier.history)


def test_a_desk_of_the_first_program_that_was_put_back_goes_on_after_its_other_branch(
    gateway: Gateway,
) -> None:
    """Its numbers begin anew: the lower one is of the later deed."""
    desk, other = (HandMadeDesk(gateway, number).join() for number in (1, 2))
    received = desk.receive(1001, DOSSIER)
    desk.write(SignedIn("thu"))
    forwarded = desk.write(DossierForwarded("Phòng Tư pháp"), DOSSIER, base=received.hash, schema=1)
    desk.push()
    desk.chain = desk.chain[:1]
    recorded = desk.write(ResultRecorded("Giấy xác nhận"), DOSSIER, base=forwarded.hash, schema=1)
    desk.push(1)
    other.write(NoteAdded("Đã gọi"), DOSSIER, base=received.hash)
    other.push()
    dossier = as_a_desk_folds(other.pull_all())
    assert state_of(gateway) == to_json(dossier)
    assert (dossier.status, dossier.waits) == (Status.DONE, ())
    assert recorded.hash in {line.entry_hash for line in dossier.history if not line.set_aside}
