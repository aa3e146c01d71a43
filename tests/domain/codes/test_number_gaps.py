"""Every number of a day is on a valid slip, or in the report with its reason."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.codes.number_gaps import Gap, GapReason, GapReport, NumbersOfDay, explain

DAY = date(2026, 11, 20)


def test_a_day_without_numbers_has_nothing_to_explain() -> None:
    assert explain(DAY, 1, 999, NumbersOfDay()) == GapReport(DAY)
    assert explain(DAY, 1001, 1999, NumbersOfDay(seen=(1000, 2000))) == GapReport(DAY)


def test_neighbours_with_one_reason_are_one_stretch() -> None:
    numbers = NumbersOfDay({1, 4}, {2}, {5}, {6: "city", 7: "city", 8: "slip"}, (10,))
    report = explain(DAY, 1, 999, numbers)
    assert (report.first, report.last, report.carried) == (1, 10, 2)
    assert report.gaps == (
        Gap(2, 2, GapReason.VOIDED),
        Gap(3, 3, GapReason.UNEXPLAINED),
        Gap(5, 5, GapReason.OTHER_BRANCH),
        Gap(6, 7, GapReason.NAMED, "city"),
        Gap(8, 8, GapReason.NAMED, "slip"),
        Gap(9, 10, GapReason.UNEXPLAINED),
    )
    assert report.unexplained == (report.gaps[1], report.gaps[5])


def test_a_number_reused_after_a_restore_counts_as_the_valid_slip() -> None:
    report = explain(DAY, 1, 9, NumbersOfDay({1}, frozenset(), {1}, {1: "witness"}))
    assert (report.carried, report.gaps) == (1, ())


_SOME = st.frozensets(st.integers(1, 40), max_size=12)


@given(
    _SOME,
    _SOME,
    _SOME,
    st.dictionaries(st.integers(1, 40), st.sampled_from(["city", "slip"])),
    st.integers(0, 45),
)
def test_every_number_up_to_the_highest_is_told_exactly_once(
    valid: frozenset[int], voided: frozenset[int], other: frozenset[int], named: dict[int, str], seen: int
) -> None:
    report = explain(DAY, 1, 40, NumbersOfDay(valid, voided, other, named, (seen,)))
    told = [number for gap in report.gaps for number in range(gap.first, gap.last + 1)]
    highest = max((n for n in (*valid, *voided, *other, *named, seen) if 1 <= n <= 40), default=0)
    assert sorted([*told, *valid]) == list(range(1, highest + 1))
    assert report.carried == len(valid)
