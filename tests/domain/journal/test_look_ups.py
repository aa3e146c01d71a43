"""The chain of look-ups proves that nothing in it was changed, moved or taken away once the journal knows of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.facts.desk_facts import LookUpsRecorded
from desk_app.domain.journal.entry import GENESIS
from desk_app.domain.journal.look_ups import (
    ChainedLookUp,
    Looking,
    LookUp,
    LookUpProof,
    chained,
    hour_of,
    link,
    read_line,
)
from desk_app.domain.time.local_time import VIETNAM

NINE = datetime(2026, 11, 20, 9, 5, tzinfo=VIETNAM)

looks = st.builds(
    LookUp,
    at=st.integers(0, 300).map(lambda minutes: NINE + timedelta(minutes=minutes)),
    user=st.sampled_from(("thu", "minh", "hoa")),
    what=st.sampled_from(tuple(Looking)).map(str),
    code=st.sampled_from(("", "H26.99.01-261120-0001")),
    query=st.text(max_size=12),
    where=st.sampled_from(("window", "command")),
)
chains = st.lists(looks, min_size=2, max_size=12)


def chain_of(found: list[LookUp]) -> list[ChainedLookUp]:
    rows: list[ChainedLookUp] = []
    for look in found:
        head = rows[-1].hash if rows else GENESIS
        rows.append(chained(look, len(rows) + 1, head, f"{len(rows):032x}"))
    return rows


def recorded(rows: list[ChainedLookUp]) -> list[LookUpsRecorded]:
    """Record the last line as the journal would at the end of work."""
    last = rows[-1]
    assert last.look is not None
    key = (last.look.user, last.look.hour)
    count = sum(row.look is not None and (row.look.user, row.look.hour) == key for row in rows)
    return [LookUpsRecorded(*key, count, last.hash, last.seq)]


def problems(rows: list[ChainedLookUp], facts: list[LookUpsRecorded], after: int = 0) -> set[str]:
    proof = LookUpProof(facts, after)
    for row in rows:
        proof.add(row)
    return {one.key for one in proof.problems()}


@given(chains)
def test_an_honest_chain_has_no_problem(found: list[LookUp]) -> None:
    rows = chain_of(found)
    assert problems(rows, recorded(rows)) == set()
    assert problems(rows[1:], recorded(rows), after=1) == set()


@given(chains, st.data())
def test_any_line_taken_away_is_found(found: list[LookUp], data: st.DataObject) -> None:
    rows = chain_of(found)
    facts = recorded(rows)
    first = data.draw(st.integers(0, len(rows) - 1))
    last = data.draw(st.integers(first + 1, len(rows)))
    assert problems(rows[:first] + rows[last:], facts)


@given(chains, st.data())
def test_any_two_lines_changing_places_are_found(found: list[LookUp], data: st.DataObject) -> None:
    rows = chain_of(found)
    one, other = data.draw(st.lists(st.integers(0, len(rows) - 1), min_size=2, max_size=2, unique=True))
    swapped = list(rows)
    swapped[one], swapped[other] = rows[other], rows[one]
    assert problems(swapped, recorded(rows))
    renumbered = [replace(row, seq=at) for at, row in enumerate(swapped, 1)]
    assert problems(renumbered, recorded(rows))


@given(chains, st.data())
def test_any_flipped_bit_is_found(found: list[LookUp], data: st.DataObject) -> None:
    rows = chain_of(found)
    at = data.draw(st.integers(0, len(rows) - 1))
    place = data.draw(st.integers(0, len(rows[at].line) * 8 - 1))
    line = bytearray(rows[at].line)
    line[place // 8] ^= 1 << place % 8
    changed = replace(rows[at], line=bytes(line), look=read_line(bytes(line), rows[at].seq))
    assert problems([*rows[:at], changed, *rows[at + 1 :]], recorded(rows))


@given(chains, looks, st.data())
def test_a_chain_stamped_anew_from_an_edited_line_on_is_found_by_what_the_journal_recorded(
    found: list[LookUp], other: LookUp, data: st.DataObject
) -> None:
    rows = chain_of(found)
    at = data.draw(st.integers(0, len(found) - 1))
    forged = chain_of([*found[:at], replace(other, query=found[at].query + "x"), *found[at + 1 :]])
    assert "verify.look_up_head" in problems(forged, recorded(rows))


def _cut(rows: list[ChainedLookUp]) -> list[ChainedLookUp]:
    return rows[:-1]


def _drop_first(rows: list[ChainedLookUp]) -> list[ChainedLookUp]:
    return rows[1:]


def _drop_middle(rows: list[ChainedLookUp]) -> list[ChainedLookUp]:
    return [rows[0], *rows[2:]]


@pytest.mark.parametrize(
    ("damage", "key"),
    [
        (_cut, "verify.look_up_missing"),
        (_drop_first, "verify.look_up_sequence"),
        (_drop_middle, "verify.look_up_link"),
    ],
)
def test_each_damage_is_told_by_its_name(
    damage: Callable[[list[ChainedLookUp]], list[ChainedLookUp]], key: str
) -> None:
    rows = chain_of([LookUp(NINE, "thu", Looking.FIND, query=text) for text in ("a", "b", "c")])
    assert key in problems(damage(rows), recorded(rows))


def test_what_is_cut_off_behind_the_newest_record_is_not_missed() -> None:
    """The bound of the proof: at most what one hour holds."""
    rows = chain_of([LookUp(NINE, "thu", Looking.FIND, query=text) for text in ("a", "b", "c")])
    assert problems(rows[:2], recorded(rows[:2])) == set()


def test_another_number_of_look_ups_than_recorded_is_told() -> None:
    rows = chain_of([LookUp(NINE, "thu", Looking.FIND, query=text) for text in ("a", "b")])
    (fact,) = recorded(rows)
    assert problems(rows, [replace(fact, count=3)]) == {"verify.look_up_count"}


def test_equal_look_ups_never_share_a_hash_and_a_line_knows_its_place() -> None:
    look = LookUp(NINE, "thu", Looking.CARD, query="001190012345")
    one, other = (chained(look, 1, GENESIS, salt) for salt in ("00" * 16, "01" * 16))
    assert one.hash != other.hash
    assert one.hash == link(GENESIS, one.line)
    assert read_line(one.line, 1) == look
    assert read_line(one.line, 2) is None
    assert read_line(b"nothing", 1) is None
    assert hour_of(look.at) == look.hour == NINE.replace(minute=0)
