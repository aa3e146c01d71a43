"""No entry, however strange, stops the others or brings the gateway down."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_app.domain.canonical import canonical_bytes
from desk_app.domain.journal import Entry
from desk_app.domain.wire import fact_types
from desk_app.gateway.door import Door
from tests.builders import a_person
from tests.gateway.desks import CityClock, HandMadeDesk, Randomness, a_return

LONG = "x" * 5_000
STRANGE: list[dict[str, Any]] = [
    {"kind": "dossier_received\0"},
    {"kind": LONG},
    {"entry_id": "\0"},
    {"entry_id": LONG},
    {"dossier_id": "d\0"},
    {"dossier_id": LONG},
    {"dossier_id": ""},
    {"actor": "thu\0"},
    {"actor": LONG},
    {"occurred_at": "0001-01-01T00:00:00+23:59"},
    {"occurred_at": "9999-12-31T23:59:59-23:59"},
    {"schema": 2**53 - 1},
]


def goes_on(door: Door, desk: HandMadeDesk, *strange: Entry) -> None:
    """See that the strange entries are stored and what comes after them is folded."""
    desk.receive(1002, "d-after", applicant=a_person("Trần Văn Hùng", "001080099999"))
    desk.push()
    taken = desk.pull_all()
    assert all(entry in taken for entry in strange)
    assert door.report().dossiers >= 2
    assert door.report().desks[0].entries == len(desk.chain)


BODIES = (
    b'{"user":"\\ud800"}',
    b'{"user":"a\\u0000b"}',
    b"[" * 50_000 + b"]" * 50_000,
    b'{"number":1e400}',
    b'{"number":NaN}',
    b'{"number":' + b"9" * 5_000 + b"}",
    b"null",
    b"",
)


@pytest.mark.fault("H17")
@pytest.mark.parametrize("kind", ["dossier_received", "result_returned", "signed_in"])
def test_strange_headers_stop_nothing(door: Door, kind: str) -> None:
    desk = HandMadeDesk(door, 1).join()
    received = desk.receive(1001, "d-1")
    assert received.body_bytes is not None
    body = received.body_bytes if kind == "dossier_received" else b'{"user":"thu"}'
    strange = [
        desk.write_body(**{"kind": kind, "body": body, "dossier_id": "d-1", **changes}) for changes in STRANGE
    ]
    goes_on(door, desk, *strange)


@pytest.mark.fault("H17")
@pytest.mark.parametrize("kind", ["dossier_received", "numbers_missing", "signed_in", "exception_closed"])
def test_strange_bodies_stop_nothing(door: Door, kind: str) -> None:
    desk = HandMadeDesk(door, 1).join()
    desk.receive(1001, "d-1")
    goes_on(door, desk, *(desk.write_body(kind, body, "d-1") for body in BODIES))


def a_value(likely: Any) -> st.SearchStrategy[Any]:
    """Give what stands in a body, or something quite else."""
    other = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**70), 2**70),
        st.text(st.characters(codec="utf-8"), max_size=12),
        st.lists(st.integers(), max_size=2),
        st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
    )
    return st.one_of(st.just(likely), other)


@settings(max_examples=60)
@given(st.data())
def test_bodies_with_wrong_values_stop_nothing(data: st.DataObject) -> None:
    door = Door("sqlite://", now=CityClock(), random_bytes=Randomness(), durable=False)
    desk = HandMadeDesk(door, 1).join()
    received = desk.receive(1001, "d-1")
    desk.write(a_return(), "d-1")
    assert received.body_bytes is not None
    plain = json.loads(received.body_bytes)
    plain["filing"] = {name: data.draw(a_value(value)) for name, value in plain["filing"].items()}
    plain = {name: data.draw(a_value(value)) for name, value in plain.items()}
    kind = data.draw(st.sampled_from(["dossier_received", *fact_types()]))
    strange = desk.write_body(kind, canonical_bytes(plain), "d-2")
    goes_on(door, desk, strange)
    door.close()
