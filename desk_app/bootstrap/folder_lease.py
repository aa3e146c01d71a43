"""Lets a talk with the city share the data folder: held for each step on the data, free while the network is slow."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from desk_app.bootstrap.folders import Lock, hold
from desk_app.errors import Refused


class FolderLease:
    """The lease of one talk; a window that opens meanwhile takes the folder, and the next hold is refused."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._database = _identity(folder)

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Hold the folder; raises Refused `cli.window_open`, or `city.data_replaced` when another database lies there."""
        with ExitStack() as held:
            hold(self._folder, Lock.COMMAND, held)
            if _identity(self._folder) != self._database:
                raise Refused("city.data_replaced")
            yield


def _identity(folder: Path) -> tuple[int, int]:
    """Tell the file of the database from one that a restore put in its place."""
    from desk_app.storage.layout import DeskFolder

    found = DeskFolder(folder).database.stat()
    return found.st_dev, found.st_ino
