"""Looks at the room left on the disk of the data while the window is open."""

from __future__ import annotations

from desk_app.ports.files import DiskSpace
from desk_app.services.context import DeskContext


class WatchDisk:
    """Warns in time, so that the last dossier of a full disk is never a surprise (FAULTS S4, S6)."""

    def __init__(self, context: DeskContext, disk: DiskSpace) -> None:
        self._context = context
        self._disk = disk

    def __call__(self) -> int | None:
        """Give the megabytes left when they are fewer than the ward wants to be warned of, else None."""
        free = self._disk.free_megabytes()
        with self._context.uow(write=False) as work:
            least = self._context.settings(work, self._context.now()).disk_warning_mb
        return free if free is not None and free < least else None
