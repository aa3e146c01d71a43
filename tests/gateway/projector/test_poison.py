"""No entry, however strange, stops the others or brings the gateway down."""

from __future__ import annotations

import json
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_app.domain.facts.wire import fact_types
from desk_app.domain.journal.canonical import canonical_bytes
from desk_app.domain.journal.entry import Entry
from desk_app.gateway.front.gateway import Gateway
from tests.builders import a_person
from tests.gateway.desks import CityClock, HandMadeDesk, Randomness, a_return
from tests.gateway.projector.strange import BODIES, STRANGE, a_value


def goes_on(gateway: Gateway, desk: HandMadeDesk, *strange: Entry) -> None:
    """See that the strange entries are stored and what comes after them is folded."""
    desk.receive(1002, "d-after", applicant=a_person("Trần Văn Hùng", "001080099999"))
    desk.push()
    taken = desk.pull_all()
    assert all(entry in taken for entry in strange)
    assert gateway.operations.report().dossiers >= 2
    assert gateway.operations.report().desks[0].entries == len(desk.chain)


@pytest.mark.fault("H17")
@pytest.mark.parametrize("kind", ["dossier_received", "result_returned", "signed_in"])
def test_strange_headers_stop_nothing(gateway: Gateway, kind: str) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    received = desk.receive(1001, "d-1")
    assert received.body_bytes is not None
    body = received.body_bytes if kind == "dossier_received" else b'{"user":"thu"}'
    strange = [
        desk.write_body(**{"kind": kind, "body": body, "dossier_id": "d-1", **changes}) for changes in STRANGE
    ]
    goes_on(gateway, desk, *strange)


@pytest.mark.fault("H17")
@pytest.mark.parametrize("kind", ["dossier_received", "numbers_missing", "signed_in", "exception_closed"])
def test_strange_bodies_stop_nothing(gateway: Gateway, kind: str) -> None:
    desk = HandMadeDesk(gateway, 1).join()
    desk.receive(1001, "d-1")
    goes_on(gateway, desk, *(desk.write_body(kind, body, "d-1") for body in BODIES))


@settings(max_examples=60)
@given(st.data())
def test_bodies_with_wrong_values_stop_nothing(data: st.DataObject) -> None:
    with closing(Gateway("sqlite://", now=CityClock(), random_bytes=Randomness(), durable=False)) as gateway:
        desk = HandMadeDesk(gateway, 1).join()
        received = desk.receive(1001, "d-1")
        desk.write(a_return(), "d-1")
        assert received.body_bytes is not None
        plain = json.loads(received.body_bytes)
        plain["filing"] = {name: data.draw(a_value(value)) for name, value in plain["filing"].items()}
        plain = {name: data.draw(a_value(value)) for name, value in plain.items()}
        kind = data.draw(st.sampled_from(["dossier_received", *fact_types()]))
        strange = desk.write_body(kind, canonical_bytes(plain), "d-2")
        goes_on(gateway, desk, strange)
