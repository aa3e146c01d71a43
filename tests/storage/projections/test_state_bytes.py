"""A dossier's stored state is read back whole, also one an earlier program deflated, and a damaged one is told."""

import zlib

import pytest

from desk_app.domain.facts.wire import canonical
from desk_app.domain.fold.dossier_fold import fold_all
from desk_app.errors import StorageTrouble
from desk_app.storage.projections.state_bytes import is_state_of, read_state, write_state
from tests.benchmarks.many_dossiers import own_journal

FIRST, SECOND = (fold_all([(0, entry)]) for entry in own_journal(2))
assert FIRST is not None
assert SECOND is not None
PACKED = write_state(FIRST)


def test_a_state_is_read_back_as_it_was_written() -> None:
    assert read_state(PACKED) == FIRST
    assert len(PACKED) < len(canonical(FIRST)) / 2


def test_a_state_an_earlier_program_deflated_is_read_too() -> None:
    deflated = zlib.compress(canonical(FIRST), 1)
    assert read_state(deflated) == FIRST
    assert is_state_of(deflated, FIRST)


def test_a_state_belongs_to_one_dossier() -> None:
    assert is_state_of(PACKED, FIRST)
    assert not is_state_of(PACKED, SECOND)


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"{}",
        PACKED[:4],
        PACKED[:60],
        PACKED[:4] + b"\xe0" + b"\xff" * 40,
        PACKED[:60] + bytes(40),
        "text",
    ],
    ids=["none", "plain", "begun", "cut", "huge", "zeros", "text"],
)
def test_a_damaged_state_is_told(damaged: bytes) -> None:
    assert not is_state_of(damaged, FIRST)
    with pytest.raises(StorageTrouble, match="unreadable_row"):
        read_state(damaged)
