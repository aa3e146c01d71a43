"""Keeps the scheduled copies in order: one folder, names that sort by time, old ones removed."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from desk_app.domain.time.local_time import VIETNAM, local
from desk_app.errors import StorageTrouble
from desk_app.platform.private_files import make_folder, remove_file

_STAMP = "%Y%m%d-%H%M%S"
MANIFEST = ".json"
"""Ending of the small file beside a copy that says which desk and head it holds."""


class FolderBackupShelf:
    """Implements `BackupShelf` and `DiskSpace` for one desk."""

    def __init__(self, instance_id: str, data_folder: Path) -> None:
        self._prefix = f"desk-{instance_id[-12:]}-"
        self._data_folder = data_folder

    def newest(self, folder: Path) -> datetime | None:
        """Say when the newest copy of this desk was written; None when there is none or the folder is away."""
        copies = self._copies(folder)
        return self._moment(copies[-1]) if copies else None

    def place(self, folder: Path, at: datetime) -> Path:
        """Give the path for a copy made now; raises StorageTrouble("storage.backup_place") when out of reach."""
        try:
            make_folder(folder)
        except OSError as trouble:
            raise StorageTrouble("storage.backup_place", folder=str(folder)) from trouble
        return folder / f"{self._prefix}{local(at):{_STAMP}}.db"

    def keep(self, folder: Path, count: int) -> int:
        """Remove all but the newest `count` copies of this desk; say how many went."""
        old = self._copies(folder)[:-count]
        for copy in old:
            # One that another program reads just now goes the next time.
            with suppress(OSError):
                remove_file(copy)
                remove_file(copy.with_name(copy.name + MANIFEST))
        return len(old)

    def free_megabytes(self) -> int | None:
        """Give the free space on the disk of the data, in MB."""
        try:
            return shutil.disk_usage(self._data_folder).free // 2**20
        except OSError:
            return None

    def _copies(self, folder: Path) -> list[Path]:
        shape = re.compile(rf"{re.escape(self._prefix)}\d{{8}}-\d{{6}}\.db")
        try:
            return sorted(path for path in folder.iterdir() if shape.fullmatch(path.name))
        except OSError:
            return []

    def _moment(self, copy: Path) -> datetime:
        stamp = copy.stem.removeprefix(self._prefix)
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=VIETNAM)
