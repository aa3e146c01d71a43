"""A batch is taken as it was journaled or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.protocol.batch import from_wire, read_batch, to_wire
from desk_app.protocol.messages import WireEntry
from desk_app.protocol.troubles import Refusal, Trouble
from tests.protocol.chains import chain, checkpoint_at

UNITS = st.lists(st.text(max_size=20), min_size=1, max_size=8)


@given(UNITS)
def test_entries_arrive_byte_for_byte(units: list[str]) -> None:
    entries = chain(units)
    read = read_batch([to_wire(one) for one in entries], checkpoint_at(entries[-1]))
    assert list(read) == entries


def test_a_body_deleted_by_retention_leaves_the_chain_whole() -> None:
    first, second = chain(["a", "b"])
    bare = replace(first, body_bytes=None)
    read = read_batch([to_wire(bare), to_wire(second)], checkpoint_at(second))
    assert [one.hash for one in read] == [first.hash, second.hash]
    assert read[0].body_bytes is None


@given(UNITS, st.data())
def test_one_changed_letter_anywhere_is_refused(units: list[str], data: st.DataObject) -> None:
    entries = chain(units)
    wire = [to_wire(one) for one in entries]
    at = data.draw(st.integers(0, len(wire) - 1))
    part = data.draw(st.sampled_from(["header", "body"]))
    text = getattr(wire[at], part)
    place = data.draw(st.integers(0, len(text) - 1))
    wire[at] = replace(wire[at], **{part: text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1 :]})
    with pytest.raises(Refusal):
        read_batch(wire, checkpoint_at(entries[-1]))


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_a_batch_with_a_hole_or_a_tail_cut_off_is_refused(gone: int) -> None:
    entries = chain(["a", "b", "c", "d"])
    wire = [to_wire(one) for at, one in enumerate(entries) if at != gone + 1]
    with pytest.raises(Refusal) as refused:
        read_batch(wire, checkpoint_at(entries[-1]))
    assert refused.value.trouble is Trouble.BROKEN_CHAIN


def test_entries_of_another_desk_do_not_ride_under_this_one_s_word() -> None:
    entries = chain(["a"], desk_id="another")
    mine = replace(checkpoint_at(entries[-1]), desk_id="mine")
    with pytest.raises(Refusal):
        read_batch([to_wire(one) for one in entries], mine)


def test_an_empty_batch_is_no_batch() -> None:
    with pytest.raises(Refusal):
        read_batch([], checkpoint_at(chain(["a"])[0]))


@pytest.mark.parametrize(
    "header",
    ["", "{}", "[]", "null", "{", '"text"', '{"desk_id":1}', "\udc80", "[" * 100_000],
)
def test_what_is_no_header_is_refused_in_words(header: str) -> None:
    with pytest.raises(Refusal):
        from_wire(WireEntry(header, None))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("seq", 0),
        ("seq", True),
        ("seq", "1"),
        ("schema", -1),
        ("prev_hash", "00"),
        ("prev_hash", "x" * 64),
        ("dossier_id", 5),
        ("desk_id", ""),
        ("occurred_at", "today"),
        ("occurred_at", "2026-11-20T09:30:00"),
    ],
)
def test_a_header_with_a_value_of_another_kind_is_refused(field: str, value: object) -> None:
    entry = chain(["a"])[0]
    crooked = replace(entry.header, **{field: value})  # type: ignore[arg-type]
    with pytest.raises(Refusal):
        from_wire(WireEntry(crooked.to_bytes().decode(), None))


@pytest.mark.parametrize(
    "change", [('"seq":1', '"seq":1' + "0" * 40), ('"clerk"', '"\\ud800"'), ('"seq":1', '"seq":1.0')]
)
def test_a_header_no_program_of_ours_could_write_is_refused(change: tuple[str, str]) -> None:
    wire = to_wire(chain(["a"])[0])
    assert change[0] in wire.header
    with pytest.raises(Refusal):
        from_wire(replace(wire, header=wire.header.replace(*change)))
