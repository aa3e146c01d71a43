"""The quick look at a header says exactly what the long one says, or leaves it to that."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.header_text import read_canonical
from desk_app.domain.journal import GENESIS, Header

HEADER = Header(
    "desk-1", 7, "entry-7", "dossier_received", 1, "dossier-7", None, "2026-11-20T09:30:00+07:00", "clerk",
    "a" * 64, GENESIS,
)  # fmt: skip
HASHES = st.text("0123456789abcdef", min_size=64, max_size=64)
TEXTS = st.text(min_size=1, max_size=12)
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
    body_hash=HASHES,
    prev_hash=HASHES,
)


@given(HEADERS)
def test_what_is_read_quickly_is_what_was_written(header: Header) -> None:
    text = header.to_bytes().decode()
    assert read_canonical(text) in (header, None)


def test_a_usual_header_takes_the_quick_way() -> None:
    for header in (HEADER, replace(HEADER, base="b" * 64, actor="Hòa"), replace(HEADER, dossier_id=None)):
        assert read_canonical(header.to_bytes().decode()) == header


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ('"seq":7', '"seq":07'),
        ('"seq":7', '"seq":7.0'),
        ('"seq":7', '"seq":0'),
        ('"seq":7', '"seq": 7'),
        ('"clerk"', '"\\u0063lerk"'),
        ('"clerk"', '"cle\nrk"'),
        ('"clerk"', '""'),
        ("2026-11-20T", "2026-13-20T"),
        ("+07:00", ""),
        ("0" * 64, "0" * 63),
        ("a" * 64, "A" * 64),
        ("}", ',"zzz":1}'),
        ("}", "}\n"),
    ],
)
def test_whatever_is_not_canonical_is_left_to_the_long_look(was: str, becomes: str) -> None:
    text = HEADER.to_bytes().decode()
    assert was in text
    assert read_canonical(text.replace(was, becomes)) is None


def test_names_in_another_order_are_left_to_the_long_look() -> None:
    assert read_canonical(json.dumps(HEADER.plain(), separators=(",", ":"))) is None
