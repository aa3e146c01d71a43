"""Finds the data folder and holds it: for one command after another, or for the life of the window."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from desk_app.errors import Refused, StorageTrouble

if TYPE_CHECKING:
    from desk_app.storage.folder.folder_lock import FolderLock

DATA = "DESK_APP_DATA"
"""Environment variable with the data folder."""
TURN_PATIENCE = 120.0
"""Seconds a command waits for commands before it; each holds the folder for a fraction of a second."""
WINDOW_PATIENCE = 3.0
"""Seconds the window waits at its start for a command to end."""
LONGEST_PAUSE = 0.25
"""Seconds between two questions of somebody who has waited for some seconds."""


class Lock(StrEnum):
    """How the data folder is held: not at all (look-ups), for one command, or for the life of the window.

    A talk with the city waits for a network, so it holds only the right to talk, and the folder step by step. BESIDE is
    for a command that only adds to the journal: it keeps other commands away, a restore above all, but not the window.
    """

    NONE = "none"
    TALK = "talk"
    BESIDE = "beside"
    COMMAND = "command"
    WINDOW = "window"


def default_folder(environ: Mapping[str, str]) -> Path:
    """Give the data folder when none is named: `DESK_APP_DATA`, else this user's own place."""
    named = environ.get(DATA)
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("desk-app", appauthor=False) / "data"


def has_desk(folder: Path) -> bool:
    """Whether a folder holds a desk.

    Raises StorageTrouble: `storage.no_access` where this account may not even look, the disk's own for a name too long.
    """
    from desk_app.storage.layout import DeskFolder

    try:
        return DeskFolder(folder).identity.exists()
    except PermissionError as error:
        raise StorageTrouble("storage.no_access", folder=str(folder)) from error
    except OSError as error:
        from desk_app.storage.database.troubles import trouble_of_disk

        raise trouble_of_disk(error, folder) from error


def log_folder(folder: Path) -> Path:
    """Give the folder of the desk's logs."""
    from desk_app.storage.layout import DeskFolder

    return DeskFolder(folder).logs


def hold(folder: Path, lock: Lock, held: ExitStack) -> None:
    """Take the folder into `held`; raises Refused `cli.window_open` or `desk.already_open` while it is taken."""
    from desk_app.storage.folder.folder_lock import FolderLock

    if lock is Lock.NONE or not has_desk(folder):
        return
    if lock is Lock.WINDOW:
        _take(FolderLock(folder), held, WINDOW_PATIENCE)
        return
    if lock is Lock.TALK:
        _take(FolderLock(folder, sync=True), held, TURN_PATIENCE)
        return
    _take(FolderLock(folder, turn=True), held, TURN_PATIENCE)
    try:
        _take(FolderLock(folder), held, 0)
    except Refused as refused:
        # Every command waits its turn, so it is the window that has the folder.
        if lock is not Lock.BESIDE:
            raise Refused("cli.window_open") from refused


def _take(lock: FolderLock, held: ExitStack, patience: float) -> None:
    """Take a lock, asking again for a while; two that wait must not ask in step.

    Who has waited for long asks more rarely: thirty that ask all the time would keep the machine from the one at work.
    """
    begun = time.monotonic()
    while True:
        try:
            held.enter_context(lock)
        except Refused:
            waited = time.monotonic() - begun
            if waited >= patience:
                raise
            import random

            longest = min(LONGEST_PAUSE, 0.03 + waited / 20)
            time.sleep(random.uniform(longest / 6, longest))  # noqa: S311 - spreads the waiting, nothing secret
        else:
            return
