"""Tells the troubles under which a desk is still good for looking things up."""

from __future__ import annotations

from desk_app.errors import StorageTrouble
from desk_app.services.context import DeskContext

_READABLE = frozenset({"storage.read_only", "storage.disk_full", "storage.journal_changed"})


def leaves_look_ups(trouble: StorageTrouble) -> bool:
    """Whether only writing is in trouble."""
    return trouble.key in _READABLE


def cannot_write(context: DeskContext) -> bool:
    """Try whether the desk takes a deed now; raises StorageTrouble when it cannot even be read."""
    try:
        with context.uow():
            return False
    except StorageTrouble as trouble:
        if leaves_look_ups(trouble):
            return True
        raise
