"""Catalogue, calendar and working hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from desk_app.domain.catalogue.everyday_words import EverydayWords
from desk_app.domain.catalogue.procedure import ProcedureVersion
from desk_app.domain.time.working_time import Calendar, WorkingHours


@dataclass(frozen=True, slots=True)
class ReferenceChange:
    """The newest change of one kind of reference data: its place in the journal, what, which entry of it, and when."""

    seq: int
    what: str
    key: str
    at: datetime


class ReferenceData(Protocol):
    """Catalogue and calendar: data with versions and provenance, editable by the supervisor."""

    def procedures(self, on: date) -> tuple[ProcedureVersion, ...]:
        """Give the version in force of every procedure."""

    def procedure(self, code: str, on: date) -> ProcedureVersion | None:
        """Give the version of one procedure in force on a day."""

    def save_procedures(self, versions: Sequence[ProcedureVersion]) -> None:
        """Add versions or replace those with the same code and effective day."""

    def calendar(self) -> Calendar:
        """Give holidays, make-up days and which years are confirmed."""

    def save_calendar(self, calendar: Calendar) -> None:
        """Keep the whole calendar."""

    def working_hours(self) -> WorkingHours:
        """Give the half-day windows with their effective dates."""

    def save_working_hours(self, hours: WorkingHours) -> None:
        """Keep the working hours."""

    def digest(self, what: str) -> str:
        """Give the SHA-256 over all that is kept of "procedures" or of a document, changes here included."""

    def everyday_words(self) -> EverydayWords:
        """Give the words the ward has added to those of the program; none before the first."""

    def save_everyday_words(self, words: EverydayWords) -> None:
        """Keep all the ward's own words."""

    def changes(self) -> tuple[ReferenceChange, ...]:
        """Give the newest change of each kind of reference data, loading and correcting apart."""
