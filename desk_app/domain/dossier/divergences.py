"""Deeds that two desks did without knowledge of each other and that a person must look at, as values."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from desk_app.domain.time.moment import Moment

CLASH = "clash"
"""The kind of exception a divergence is."""


def exception_id(about: str, entries: Iterable[str]) -> str:
    """Name an exception after its subject and the entries it is about, whatever their order."""
    return hashlib.sha256("|".join((about, *sorted(entries))).encode()).hexdigest()[:32]


def divergence_id(dossier_id: str, fork: Iterable[str]) -> str:
    """Name a divergence after its dossier and the newest entries that all its authors had seen."""
    return exception_id(CLASH, (dossier_id, *fork))


@dataclass(frozen=True, slots=True)
class Clash:
    """Two deeds done without knowledge of each other that a person must look at.

    `first` and `second` are entry hashes in the order of their moments, `deeds` what they were, `principle` the
    principle of the law of pairs that says so, `stands` what is shown meanwhile (first, second, both, none, legal_one),
    `choices` the name of the set of ways to settle it and `first_choice` the one to offer first, `urgent` whether
    somebody may be harmed before the day is closed.
    """

    first: str
    second: str
    deeds: tuple[str, str]
    principle: str
    stands: str
    choices: str
    urgent: bool = False
    first_choice: str = ""


@dataclass(frozen=True, slots=True)
class Settlement:
    """How a person settled a divergence."""

    choice: str
    reason: str
    by: str
    at: Moment
    entry_hash: str


@dataclass(frozen=True, slots=True)
class Divergence:
    """Where two or more authors went on from one state without knowing of each other, and it matters.

    `clashes` are its pairs, the gravest first. Its id is made of what all its authors had seen, so that it is the same
    on every side and for ever. `settlements` are those nobody has gone beyond; `waits` while there is none, while they
    differ, or while a pair came to light that none of their authors had seen.
    """

    exception_id: str
    clashes: tuple[Clash, ...]
    settlements: tuple[Settlement, ...] = ()
    waits: bool = True

    @property
    def gravest(self) -> Clash:
        """The pair it is named by."""
        return self.clashes[0]

    @property
    def entries(self) -> tuple[str, ...]:
        """Every deed in it, those of the gravest pair first."""
        return tuple(dict.fromkeys(name for one in self.clashes for name in (one.first, one.second)))
