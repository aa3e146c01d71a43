"""Every moment is moved to another zone without stopping anybody, also those at the ends of the calendar."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.time.local_time import VIETNAM, local, universal

FIRST, LAST = datetime.min, datetime.max  # noqa: DTZ901 - the zone comes later
OFFSETS = st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(FIRST + timedelta(days=365), LAST - timedelta(days=365)), OFFSETS)
def test_the_instant_stays_the_same(moment: datetime, zone: timezone) -> None:
    there = moment.replace(tzinfo=zone)
    assert local(there) == there == universal(there)
    assert (local(there).tzinfo, universal(there).tzinfo) == (VIETNAM, UTC)


@given(st.sampled_from([FIRST, LAST]), OFFSETS)
def test_the_ends_of_the_calendar_stop_nothing(moment: datetime, zone: timezone) -> None:
    there = moment.replace(tzinfo=zone)
    assert local(there).tzinfo is VIETNAM
    assert universal(there).tzinfo is UTC


def test_a_moment_without_its_offset_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="offset"):
        local(FIRST)
