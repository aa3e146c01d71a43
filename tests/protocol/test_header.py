"""A header on the wire is read when its bytes are the only ones that say it, and refused otherwise."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.journal.entry import GENESIS, Header, seal, sha256_hex
from desk_app.protocol.batch import from_wire, to_wire
from desk_app.protocol.messages import WireEntry
from desk_app.protocol.troubles import Refusal, Trouble

BODY = b'{"salt":"00"}'
HEADER = Header(
    "desk-1", 7, "entry-7", "dossier_received", 1, "dossier-7", None, "2026-11-20T09:30:00+07:00", "clerk",
    sha256_hex(BODY), GENESIS,
)  # fmt: skip
HASHES = st.text("0123456789abcdef", min_size=64, max_size=64)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
HEADERS = st.builds(
    Header,
    desk_id=TEXTS,
    seq=st.integers(1, 2**53),
    entry_id=TEXTS,
    kind=TEXTS,
    schema=st.integers(1, 9),
    dossier_id=st.none() | TEXTS,
    base=st.none() | HASHES,
    occurred_at=st.datetimes().map(lambda at: at.isoformat() + "+07:00"),
    actor=TEXTS,
    body_hash=st.just(HEADER.body_hash),
    prev_hash=HASHES,
)


def refused(text: str) -> Trouble:
    """Give why a header is refused."""
    with pytest.raises(Refusal) as caught:
        from_wire(WireEntry(text, None))
    return caught.value.trouble


@given(HEADERS)
def test_what_was_written_is_read(header: Header) -> None:
    entry = seal(header, BODY)
    assert from_wire(to_wire(entry)) == entry


def test_nothing_more_than_the_header_is_needed_where_the_body_was_deleted() -> None:
    header = replace(HEADER, base="b" * 64, dossier_id=None, actor="Hòa")
    assert from_wire(WireEntry(header.to_bytes().decode(), None)).header == header


@pytest.mark.parametrize(
    ("was", "becomes", "why"),
    [
        ('"seq":7', '"seq":07', Trouble.UNREADABLE),
        ('"seq":7', '"seq":"7"', Trouble.UNREADABLE),
        ('"seq":7', '"seq":true', Trouble.UNREADABLE),
        ('"seq":7', '"seq":7.5', Trouble.UNREADABLE),
        ('"seq":7', '"seq":0', Trouble.UNREADABLE),
        ('"seq":7', f'"seq":{2**53 + 1}', Trouble.UNREADABLE),
        ('"seq":7', '"seq": 7', Trouble.BROKEN_CHAIN),
        ('"clerk"', '"\\u0063lerk"', Trouble.BROKEN_CHAIN),
        ('"clerk"', '"\\ud83dlerk"', Trouble.UNREADABLE),
        ('"clerk"', '"cle\nrk"', Trouble.UNREADABLE),
        ('"clerk"', '""', Trouble.UNREADABLE),
        ('"clerk"', "null", Trouble.UNREADABLE),
        ("2026-11-20T", "2026-13-20T", Trouble.UNREADABLE),
        ("+07:00", "", Trouble.UNREADABLE),
        ("0" * 64, "0" * 63, Trouble.UNREADABLE),
        ("0" * 64, "A" * 64, Trouble.UNREADABLE),
        ("}", ',"zzz":1}', Trouble.BROKEN_CHAIN),
        ("}", "}\n", Trouble.BROKEN_CHAIN),
        ("}", "", Trouble.UNREADABLE),
    ],
)
def test_whatever_is_not_canonical_is_refused(was: str, becomes: str, why: Trouble) -> None:
    text = HEADER.to_bytes().decode()
    assert was in text
    assert refused(text.replace(was, becomes)) is why


def test_names_in_another_order_are_refused() -> None:
    assert refused(json.dumps(asdict(HEADER), separators=(",", ":"))) is Trouble.BROKEN_CHAIN
