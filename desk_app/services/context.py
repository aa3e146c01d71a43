"""What every use case stands on: the desk's data, the time, fresh identities and the ward's settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desk_app.domain.time.local_time import local
from desk_app.ports.clock import Clock, Ids
from desk_app.ports.unit_of_work import UnitOfWork, UnitOfWorkFactory
from desk_app.settings import DeskSettings, SettingsBook


@dataclass(frozen=True, slots=True)
class DeskContext:
    """The desk as the use cases see it."""

    uow: UnitOfWorkFactory
    clock: Clock
    ids: Ids
    book: SettingsBook

    def now(self) -> datetime:
        """Give the moment on the desk's wall clock."""
        return local(self.clock.now())

    def settings(self, work: UnitOfWork, at: datetime) -> DeskSettings:
        """Read the settings in force at a moment."""
        stored = work.settings.all(local(at).date())
        return self.book.read(stored, ward=work.desk.ward, practice=work.desk.practice)
