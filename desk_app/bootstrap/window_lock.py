"""Lets one window have a data folder, by the folder's lock; a second start asks the first window to come forward."""

from __future__ import annotations

import time
from pathlib import Path

from desk_app.bootstrap.ask_window import USUAL, Patience, raise_window
from desk_app.bootstrap.folders import has_desk
from desk_app.errors import Refused
from desk_app.storage.folder.folder_lock import FolderLock

_PAUSE = 0.05


class WindowLock:
    """The lock of one start of the window, held to its end."""

    def __init__(self, folder: Path, patience: Patience = USUAL) -> None:
        self._folder = folder
        self._patience = patience
        self._lock = FolderLock(folder)

    @property
    def is_held(self) -> bool:
        """Whether the folder is locked; one that holds no desk yet or cannot be written has nothing to lock."""
        return self._lock.is_held

    def take(self) -> bool:
        """Take the folder; False when a window has it and comes to the front instead.

        Raises Refused `cli.window_silent` when something has the folder and no window of it answers. Who answers on the
        channel counts only while the lock is taken, or where there is nothing to lock.
        """
        if not has_desk(self._folder):
            return not raise_window(self._folder, self._patience)
        until = time.monotonic() + self._patience.appears
        while True:
            try:
                self._lock.take()
            except Refused as refused:
                if raise_window(self._folder, self._patience):
                    return False
                if time.monotonic() >= until:
                    raise Refused("cli.window_silent") from refused
                time.sleep(_PAUSE)
            else:
                return self.is_held or not raise_window(self._folder, self._patience)

    def release(self) -> None:
        """Give the folder back."""
        self._lock.release()
