"""A moment with an odd offset is the same instant for everybody, and its day is that of the desk."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desk_app.domain.dossier.dossier import Dossier
from desk_app.domain.facts.wire import canonical, from_json
from desk_app.domain.fold.dossier_fold import fold_all, fold_on_top
from desk_app.domain.time.local_time import VIETNAM, local
from tests.domain.histories import FORWARD, RECEIVED, folded, written

OFFSETS = st.integers(-14 * 3600, 14 * 3600).map(lambda seconds: timezone(timedelta(seconds=seconds)))
BORDER = datetime(2026, 11, 29, 17, 0, tzinfo=UTC)
"""Midnight in Hanoi, where one second decides the day."""
MOMENTS = st.one_of(
    st.builds(
        lambda seconds, zone: (BORDER + timedelta(seconds=seconds)).astimezone(zone),
        st.integers(-90, 90),
        OFFSETS,
    ),
    st.datetimes(timezones=OFFSETS),
)


@given(MOMENTS)
@example(datetime(2026, 11, 30, 0, 0, 10, tzinfo=timezone(timedelta(hours=7, seconds=30))))
def test_a_dossier_written_and_read_again_was_received_on_the_same_day(moment: datetime) -> None:
    """T13: a moment was kept with the offset it came with, and JSON has no seconds of an offset.

    msgspec cuts them ("+07:00:30" is written "+07:00"), so that the instant moved and the day could turn. This fails
    where a piece keeps the moment as written instead of on the wall clock of the desk.
    """
    dossier = folded([written(RECEIVED, at=moment.isoformat())])
    again = from_json(Dossier, canonical(dossier))
    assert again == dossier
    assert again.received_at == dossier.received_at == local(moment)
    assert again.received_at.utcoffset() == timedelta(hours=7)
    assert again.received_at.date() == local(moment).date()
    assert [line.at for line in again.history] == [local(moment)]


def test_the_writer_of_json_cuts_the_seconds_of_an_offset() -> None:
    """The cause of T13; when this fails the writer has learned it, and nothing else has to change."""
    moment = datetime(2026, 11, 30, 0, 0, 10, tzinfo=timezone(timedelta(hours=7, seconds=30)))
    again = msgspec.json.decode(msgspec.json.encode(moment), type=datetime)
    assert again != moment
    assert again.astimezone(VIETNAM).date() != moment.astimezone(VIETNAM).date()


@pytest.mark.parametrize(
    "at", ["?", "heute", "2026-11-30", "2026-11-30T08:00:00", "2026-13-01T00:00:00+07:00"]
)
def test_an_entry_without_a_readable_moment_is_left_out_by_every_fold(at: str) -> None:
    opened = written(RECEIVED)
    odd = written(FORWARD, [opened], seq=2, at=at)
    before = folded([opened])
    assert fold_all([(0, odd)]) is None
    assert fold_on_top(before, odd, FORWARD) == before == folded([opened, odd])


@given(MOMENTS, MOMENTS)
def test_the_order_of_moments_does_not_depend_on_how_they_are_written(one: datetime, other: datetime) -> None:
    first, second = (written(RECEIVED, at=moment.isoformat()) for moment in (one, other))
    shown = folded([first]).received_at, folded([second]).received_at
    if datetime(2, 1, 1, tzinfo=UTC) < min(one, other) and max(one, other) < datetime(9999, 1, 1, tzinfo=UTC):
        assert (shown[0] < shown[1]) == (one < other)
