"""Tells screens which kinds of thing a deed changed, so that each redraws only its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from desk_app.ports.changes import Changes


class ChangeNotices(QObject):
    """One signal per kind of change; `dossiers` carries the codes concerned (a tuple of str)."""

    dossiers = Signal(object)
    queue = Signal()
    users = Signal()
    settings = Signal()
    reference = Signal()
    drafts = Signal()

    def publish(self, changes: Changes) -> None:
        """Tell everybody concerned."""
        if changes.dossiers:
            self.dossiers.emit(changes.codes)
        for kind in ("queue", "users", "settings", "reference", "drafts"):
            if getattr(changes, kind):
                getattr(self, kind).emit()
