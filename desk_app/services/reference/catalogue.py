"""Loads, reads and corrects the catalogue of procedures; every change is journaled with the digest of its content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from desk_app.domain.catalogue.everyday_words import EverydayWords
from desk_app.domain.catalogue.procedure import DeadlineKind, ProcedureVersion
from desk_app.domain.catalogue.procedure_search import ProcedureIndex
from desk_app.domain.facts.facts import ReferenceDataChanged
from desk_app.domain.steps.rights import Right
from desk_app.errors import Refused
from desk_app.ports.changes import Changes
from desk_app.services.clock_guard import ClockGuard
from desk_app.services.context import DeskContext
from desk_app.services.people.operators import Operator, require
from desk_app.services.reference.ages import ReferenceAge, ages_of

SeedCatalogue = Callable[[], tuple[ProcedureVersion, ...]]
"""Reads the catalogue that comes with the program."""
SeedWords = Callable[[], EverydayWords]
"""Reads the everyday words that come with the program."""

_CHANGED = Changes(reference=True, queue=True)


@dataclass(frozen=True, slots=True)
class CatalogueView:
    """The procedures in force, ready to be searched, and how old each kind of reference data is."""

    index: ProcedureIndex
    versions: tuple[ProcedureVersion, ...]
    ages: tuple[ReferenceAge, ...]


class ReadCatalogue:
    """Gives the catalogue in force today with the index that window and commands search; built once per content."""

    def __init__(self, context: DeskContext, seed_words: SeedWords) -> None:
        self._context = context
        self._seed_words = seed_words
        self._index: ProcedureIndex | None = None

    def __call__(self) -> CatalogueView:
        """Read all procedures in force."""
        with self._context.uow(write=False) as work:
            versions = work.reference.procedures(self._context.now().date())
            usage = work.dossiers.procedure_usage()
            own, ages = work.reference.everyday_words(), ages_of(work)
        index, words = self._index, self._words.joined(own)
        if index is None or not index.is_of(versions, words):
            index = ProcedureIndex(versions, usage, words)
        self._index = index.counted_anew(usage)
        return CatalogueView(self._index, versions, ages)

    @cached_property
    def _words(self) -> EverydayWords:
        return self._seed_words()


class SaveProcedure:
    """Adds or corrects one version of a procedure; dossiers already received keep the version they came under."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._guard = ClockGuard(context)

    def __call__(self, version: ProcedureVersion, by: Operator) -> Changes:
        """Save; needs `CHANGE_CATALOGUE`. Raises Refused for a version that cannot be received under."""
        require(by, Right.CHANGE_CATALOGUE)
        _refuse_impossible(version)
        with self._context.uow() as work:
            work.reference.save_procedures([version])
            key = f"{version.code} {version.effective_from}"
            digest = work.reference.digest("procedures")
            fact = ReferenceDataChanged("procedure", key, version.provenance.source, digest)
            self._guard.note(work, fact, by.user)
            work.commit()
        return _CHANGED


class LoadSeedCatalogue:
    """Puts the program's own catalogue into the desk; versions already there with the same day are replaced."""

    def __init__(self, context: DeskContext, seed: SeedCatalogue) -> None:
        self._context = context
        self._guard = ClockGuard(context)
        self._seed = seed

    def __call__(self, by: Operator) -> Changes:
        """Load; needs `CHANGE_CATALOGUE`."""
        require(by, Right.CHANGE_CATALOGUE)
        versions = self._seed()
        with self._context.uow() as work:
            work.reference.save_procedures(versions)
            fact = ReferenceDataChanged("catalogue", "all", "seed", work.reference.digest("procedures"))
            self._guard.note(work, fact, by.user)
            work.commit()
        return _CHANGED


class LoadProcedures:
    """Takes over procedures from a file, as a city hands them out; versions of the same day are replaced."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._guard = ClockGuard(context)

    def __call__(self, versions: tuple[ProcedureVersion, ...], source: str, by: Operator) -> Changes:
        """Load all or nothing; needs `CHANGE_CATALOGUE`. Raises Refused for a version nobody can be received under."""
        require(by, Right.CHANGE_CATALOGUE)
        for version in versions:
            _refuse_impossible(version)
        with self._context.uow() as work:
            work.reference.save_procedures(versions)
            fact = ReferenceDataChanged("catalogue", "all", source, work.reference.digest("procedures"))
            self._guard.note(work, fact, by.user)
            work.commit()
        return _CHANGED


class SaveEverydayWords:
    """Keeps the words a ward adds to those of the program: abbreviations, names of places and things, turns of speech."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._guard = ClockGuard(context)

    def __call__(self, words: EverydayWords, source: str, by: Operator) -> Changes:
        """Save in place of all the ward added before; needs `CHANGE_CATALOGUE`. Raises Refused for an unknown code."""
        require(by, Right.CHANGE_CATALOGUE)
        with self._context.uow() as work:
            today = self._context.now().date()
            for code in words.said:
                if work.reference.procedure(code, today) is None:
                    raise Refused("catalogue.words_of_unknown", code=code)
            work.reference.save_everyday_words(words)
            fact = ReferenceDataChanged(
                "everyday_words", "all", source, work.reference.digest("everyday_words")
            )
            self._guard.note(work, fact, by.user)
            work.commit()
        return _CHANGED


def _refuse_impossible(version: ProcedureVersion) -> None:
    if not version.code.strip() or not version.name.strip():
        raise Refused("catalogue.name_needed")
    if not version.received_here and not version.elsewhere.strip():
        raise Refused("catalogue.door_needed", code=version.code)
    counted = version.deadline.kind not in (DeadlineKind.NONE, DeadlineKind.SAME_DAY)
    if counted and version.deadline.amount < 1:
        raise Refused("catalogue.bad_amount", amount=version.deadline.amount)
    if version.effective_to and version.effective_to < version.effective_from:
        raise Refused("catalogue.bad_period", first=version.effective_from, last=version.effective_to)
    if any(fee.amount is not None and fee.amount < 0 for fee in version.fees):
        raise Refused("catalogue.bad_fee")
