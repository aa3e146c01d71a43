"""Keeps copies of the desk's data in a second place, on request and when one is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from desk_app.domain.time.local_time import local
from desk_app.errors import Refused
from desk_app.ports.backups import BackupShelf
from desk_app.ports.database import DeskStore
from desk_app.services.context import DeskContext


class BackUp:
    """Writes one encrypted copy where a person asks for it."""

    def __init__(self, store: DeskStore) -> None:
        self._store = store

    def __call__(self, target: Path) -> Path:
        """Write the copy; raises Refused for a place that is taken and StorageTrouble when it cannot be written."""
        if target.exists():
            raise Refused("backup.exists", path=str(target))
        self._store.backup(target)
        return target


@dataclass(frozen=True, slots=True)
class BackupOutcome:
    """What the scheduled backup did: the copy written (None: none was due) and how many old ones went."""

    written: Path | None
    removed: int = 0


def last_due(now: datetime, times: tuple[str, ...]) -> datetime | None:
    """Give the newest moment of today at which a copy was due; None before the first."""
    today = local(now)
    moments = [today.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0) for at in _read(times)]
    return max((moment for moment in moments if moment <= today), default=None)


class BackUpWhenDue:
    """Writes the scheduled copy to the second place when its time has passed and keeps the newest few."""

    def __init__(self, context: DeskContext, store: DeskStore, shelf: BackupShelf) -> None:
        self._context = context
        self._store = store
        self._shelf = shelf

    def __call__(self) -> BackupOutcome:
        """Do what is due; raises StorageTrouble when the second place cannot be written."""
        with self._context.uow(write=False) as work:
            now = self._context.now()
            plan = self._context.settings(work, now).backup
        due = last_due(now, plan.times)
        if not plan.folder or due is None:
            return BackupOutcome(None)
        folder = Path(plan.folder)
        newest = self._shelf.newest(folder)
        if newest is not None and newest >= due:
            return BackupOutcome(None)
        target = self._shelf.place(folder, now)
        self._store.backup(target)
        return BackupOutcome(target, self._shelf.keep(folder, plan.keep))


def _read(times: tuple[str, ...]) -> list[time]:
    return [time.fromisoformat(one) for one in times]
