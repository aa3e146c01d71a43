"""Lets one running program own a data folder; the system frees the lock when that program ends, however it ends."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from desk_app.errors import Refused, StorageTrouble
from desk_app.platform.file_lock import lock_file
from desk_app.platform.private_files import open_private, read_file
from desk_app.platform.write_trial import takes_new_files
from desk_app.storage.database.troubles import trouble_of_disk
from desk_app.storage.layout import DeskFolder


class FolderLock:
    """A kernel lock on `desk.lock`: never stale while its holder lives, free at once when it has died.

    With `turn` it is the lock by which short commands queue up, so that the window is told from another command; with
    `sync` the one by which long talks with the city do.
    """

    def __init__(self, root: Path, *, turn: bool = False, sync: bool = False) -> None:
        folder = DeskFolder(root)
        self._path = folder.turn if turn else folder.sync if sync else folder.lock
        self._descriptor: int | None = None

    @property
    def is_held(self) -> bool:
        """Whether this process holds the lock."""
        return self._descriptor is not None

    def take(self) -> None:
        """Take the folder; raises Refused `desk.already_open` naming who holds it, StorageTrouble for a held file.

        A folder that cannot be written needs no owner: whoever opens it can only look things up. That is tried, for
        where only the file of the lock is out of reach a deed would go through without the lock.
        """
        try:
            descriptor = open_private(self._path, os.O_RDWR | os.O_CREAT)
        except OSError as error:
            trouble = trouble_of_disk(error, self._path)
            if trouble.key != "storage.read_only":
                raise trouble from error
            if takes_new_files(self._path.parent):
                raise StorageTrouble("storage.no_access", folder=str(self._path.parent)) from error
            return
        try:
            lock_file(descriptor)
        except OSError:
            os.close(descriptor)
            pid, user = self._holder()
            raise Refused("desk.already_open", pid=pid, user=user) from None
        self._descriptor = descriptor
        # Who holds it is only a word for the other one; a full disk must not keep anybody from looking things up.
        with suppress(OSError):
            os.ftruncate(descriptor, 0)
            os.write(descriptor, json.dumps({"pid": os.getpid(), "user": _user()}).encode())

    def release(self) -> None:
        """Give the folder back."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        self.take()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _holder(self) -> tuple[object, object]:
        try:
            held = json.loads(read_file(self._path))
        except (OSError, ValueError):
            return "", ""
        return (held.get("pid", ""), held.get("user", "")) if isinstance(held, dict) else ("", "")


def _user() -> str:
    return os.environ.get("USERNAME") or os.environ.get("USER") or ""
