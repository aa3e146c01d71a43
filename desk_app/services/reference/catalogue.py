"""Loads, reads and corrects the catalogue of procedures; every change is journaled with the digest of its content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from desk_app.domain.catalogue.procedure import DeadlineKind, ProcedureVersion
from desk_app.domain.catalogue.procedure_search import ProcedureIndex
from desk_app.domain.facts.facts import ReferenceDataChanged
from desk_app.domain.steps.rights import Right
from desk_app.errors import Refused
from desk_app.ports.changes import Changes
from desk_app.services.clock_guard import ClockGuard
from desk_app.services.context import DeskContext
from desk_app.services.people.operators import Operator, require

SeedCatalogue = Callable[[], tuple[ProcedureVersion, ...]]
"""Reads the catalogue that comes with the program."""

_CHANGED = Changes(reference=True, queue=True)


@dataclass(frozen=True, slots=True)
class CatalogueView:
    """The procedures in force, ready to be searched, and when the catalogue last changed."""

    index: ProcedureIndex
    versions: tuple[ProcedureVersion, ...]
    changed_at: datetime | None


class ReadCatalogue:
    """Gives the catalogue in force today, most used procedures first."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def __call__(self) -> CatalogueView:
        """Read all procedures in force."""
        with self._context.uow(write=False) as work:
            versions = work.reference.procedures(self._context.now().date())
            usage = work.dossiers.procedure_usage()
            return CatalogueView(ProcedureIndex(versions, usage), versions, work.reference.changed_at())


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


def _refuse_impossible(version: ProcedureVersion) -> None:
    if not version.code.strip() or not version.name.strip():
        raise Refused("catalogue.name_needed")
    counted = version.deadline.kind not in (DeadlineKind.NONE, DeadlineKind.SAME_DAY)
    if counted and version.deadline.amount < 1:
        raise Refused("catalogue.bad_amount", amount=version.deadline.amount)
    if version.effective_to and version.effective_to < version.effective_from:
        raise Refused("catalogue.bad_period", first=version.effective_from, last=version.effective_to)
    if any(fee.amount is not None and fee.amount < 0 for fee in version.fees):
        raise Refused("catalogue.bad_fee")
