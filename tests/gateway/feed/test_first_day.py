"""Two desks join a city, send what happened and take what the other one did."""

from __future__ import annotations

from desk_app.gateway.front.gateway import Gateway
from desk_app.protocol.signing import is_signed_by
from tests.gateway.desks import HandMadeDesk, a_return


def test_what_one_desk_sends_the_other_takes_in_the_same_order(gateway: Gateway) -> None:
    one, two = HandMadeDesk(gateway, 1).join(), HandMadeDesk(gateway, 2).join()
    one.receive(1001, "d-1")
    receipt = one.push().receipt
    two.receive(2001, "d-2")
    two.write(a_return(), "d-1")
    two.push()
    assert (receipt.seq, receipt.head_hash) == (1, one.head.hash)
    assert one.enrolled is not None
    assert is_signed_by(receipt, one.enrolled.city_key)
    kinds = [entry.header.kind for entry in one.pull_all()]
    assert kinds[:4] == ["desk_admitted", "desk_admitted", "dossier_received", "dossier_received"]
    assert [entry.hash for entry in two.pull_all()] == [entry.hash for entry in one.taken]
