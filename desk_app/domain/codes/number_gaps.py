"""Explains every running number of a day that stands on no valid slip: cancelled, named missing, on another branch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import groupby


class GapReason(StrEnum):
    """Why a number stands on no valid slip of this desk; only UNEXPLAINED is a loss nobody has named."""

    VOIDED = "voided"
    NAMED = "named"
    OTHER_BRANCH = "other_branch"
    UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of numbers with one explanation; `witness` says who knew of them when they were named missing."""

    first: int
    last: int
    why: GapReason
    witness: str = ""


@dataclass(frozen=True, slots=True)
class GapReport:
    """The numbers of one desk on one day: `carried` valid slips from `first` to `last` (None: no number given)."""

    day: date
    first: int | None = None
    last: int | None = None
    carried: int = 0
    gaps: tuple[Gap, ...] = ()

    @property
    def unexplained(self) -> tuple[Gap, ...]:
        """The stretches nobody has explained."""
        return tuple(one for one in self.gaps if one.why is GapReason.UNEXPLAINED)


@dataclass(frozen=True, slots=True)
class NumbersOfDay:
    """What is known of the numbers of a day: on valid slips, cancelled, only on another branch, named missing by whom.

    `seen` are the highest numbers a witness or the city has seen.
    """

    valid: Set[int] = frozenset()
    voided: Set[int] = frozenset()
    other_branch: Set[int] = frozenset()
    named: Mapping[int, str] = field(default_factory=dict)
    seen: tuple[int, ...] = ()


def explain(day: date, first: int, last: int, numbers: NumbersOfDay) -> GapReport:
    """Give the report for the block of numbers `first` to `last`."""
    known = (*numbers.valid, *numbers.voided, *numbers.other_branch, *numbers.named, *numbers.seen)
    highest = max((one for one in known if first <= one <= last), default=None)
    if highest is None:
        return GapReport(day)
    told = [(number, _why(number, numbers)) for number in range(first, highest + 1)]
    gaps = tuple(_gaps((number, why) for number, why in told if why is not None))
    carried = sum(why is None for _, why in told)
    return GapReport(day, first, highest, carried, gaps)


def _why(number: int, numbers: NumbersOfDay) -> tuple[GapReason, str] | None:
    if number in numbers.valid:
        return None
    if number in numbers.voided:
        return GapReason.VOIDED, ""
    if number in numbers.other_branch:
        return GapReason.OTHER_BRANCH, ""
    if number in numbers.named:
        return GapReason.NAMED, numbers.named[number]
    return GapReason.UNEXPLAINED, ""


def _gaps(told: Iterable[tuple[int, tuple[GapReason, str]]]) -> Iterable[Gap]:
    """Join neighbours with one explanation."""
    numbered = enumerate(told)
    for (_, (why, witness)), stretch in groupby(numbered, key=lambda one: (one[1][0] - one[0], one[1][1])):
        members = [number for _, (number, _) in stretch]
        yield Gap(members[0], members[-1], why, witness)
