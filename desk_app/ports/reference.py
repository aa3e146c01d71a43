"""Catalogue, calendar and working hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from desk_app.domain.catalogue.procedure import ProcedureVersion
from desk_app.domain.time.working_time import Calendar, WorkingHours


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
        """Give the SHA-256 over all that is kept of "procedures", "calendar" or "working_hours", changes here included."""

    def changed_at(self) -> datetime | None:
        """Say when the catalogue was last loaded or edited."""
