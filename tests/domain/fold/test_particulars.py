"""What a body says beside its fact is read the same whether or not the body is worth reading whole."""

from __future__ import annotations

import json

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.facts.wire import NONE, Particulars, read_particulars
from desk_app.domain.journal.entry import Entry
from tests.domain.histories import FORWARD, written

NAMES = st.sampled_from([*Particulars.__slots__, "note", "alsoo", "approvals"])
SCALARS = st.one_of(st.none(), st.booleans(), st.text(max_size=4), st.lists(st.text(max_size=4), max_size=2))
HASH = "ab" * 32
MOMENT = "2026-11-30T08:00:00+07:00"
GOOD = {
    "also": [HASH],
    "happened_at": MOMENT,
    "approval": {"by": "chief", "at": MOMENT},
    "at_once": True,
}


def read_whole(entry: Entry) -> Particulars:
    """Read the body as a whole, whatever stands in it."""
    try:
        return msgspec.json.decode(entry.body_bytes or b"", type=Particulars)
    except msgspec.MsgspecError:
        return NONE


@st.composite
def bodies(draw: st.DrawFn) -> bytes:
    """Draw a body: good and odd particulars among other fields, in words or in escapes."""
    said = draw(st.dictionaries(NAMES, SCALARS, max_size=4))
    said |= {name: GOOD[name] for name in draw(st.sets(st.sampled_from(sorted(GOOD))))}
    text = json.dumps(said, ensure_ascii=draw(st.booleans()))
    if draw(st.booleans()):
        text = text.replace('"a', '"\\u0061')
    if draw(st.booleans()):
        text = text.replace(":", " :")
    return text.encode()


@given(bodies())
def test_looking_first_changes_nothing(body: bytes) -> None:
    entry = written((FORWARD.KIND, body))
    assert read_particulars(entry) == read_whole(entry)
