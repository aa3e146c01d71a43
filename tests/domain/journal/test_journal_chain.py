"""The chain of a desk finds every change that was not made through it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.facts.facts import DossierForwarded
from desk_app.domain.facts.wire import SCHEMA, read_fact, write_body
from desk_app.domain.journal.entry import GENESIS, Entry, Header, check_chain, seal, sha256_hex


def chain(units: list[str]) -> list[Entry]:
    entries: list[Entry] = []
    for seq, unit in enumerate(units, start=1):
        body = write_body(DossierForwarded(unit), salt=f"{seq:032x}")
        header = Header(
            desk_id="H26.99.01-1",
            seq=seq,
            entry_id=f"id-{seq}",
            kind=DossierForwarded.KIND,
            schema=SCHEMA,
            dossier_id="d",
            base=None,
            occurred_at="2026-11-20T09:30:00+07:00",
            actor="clerk",
            body_hash=sha256_hex(body),
            prev_hash=entries[-1].hash if entries else GENESIS,
        )
        entries.append(seal(header, body))
    return entries


UNITS = st.lists(st.text(max_size=20), min_size=1, max_size=12)


@given(UNITS)
def test_an_untouched_chain_has_no_problem(units: list[str]) -> None:
    assert check_chain(chain(units)) == []


@given(UNITS, st.data())
def test_a_flipped_bit_in_any_stored_byte_is_found(units: list[str], data: st.DataObject) -> None:
    entries = chain(units)
    at = data.draw(st.integers(0, len(entries) - 1))
    part = data.draw(st.sampled_from(["header_bytes", "body_bytes"]))
    raw = bytearray(getattr(entries[at], part))
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    entries[at] = replace(entries[at], **{part: bytes(raw)})
    assert any(problem.seq == at + 1 for problem in check_chain(entries))


@given(UNITS.filter(lambda units: len(units) > 1), st.data())
def test_an_entry_taken_out_of_the_middle_is_found(units: list[str], data: st.DataObject) -> None:
    entries = chain(units)
    del entries[data.draw(st.integers(0, len(entries) - 2))]
    assert {problem.key for problem in check_chain(entries)} >= {"verify.link", "verify.sequence"}


@given(UNITS.filter(lambda units: len(units) > 1), st.data())
def test_an_entry_rewritten_with_a_fresh_hash_is_found_at_its_child(
    units: list[str], data: st.DataObject
) -> None:
    entries = chain(units)
    at = data.draw(st.integers(0, len(entries) - 2))
    entries[at] = seal(replace(entries[at].header, actor="someone else"), entries[at].body_bytes or b"")
    assert [problem.key for problem in check_chain(entries)] == ["verify.link"]


def test_bodies_deleted_by_retention_leave_the_chain_whole() -> None:
    entries = [replace(entry, body_bytes=None) for entry in chain(["a", "b"])]
    assert check_chain(entries) == []
    assert read_fact(entries[0]) is None


def test_equal_facts_never_share_a_body_hash() -> None:
    first, second = chain(["same", "same"])
    assert first.header.body_hash != second.header.body_hash


def test_a_body_gives_back_its_fact() -> None:
    assert read_fact(chain(["Phòng Tư pháp"])[0]) == DossierForwarded("Phòng Tư pháp")
