"""The folder of scheduled copies."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Protocol


class BackupShelf(Protocol):
    """The folder of scheduled copies."""

    def newest(self, folder: Path) -> datetime | None:
        """Say when the newest copy of this desk was written; None when there is none."""

    def place(self, folder: Path, at: datetime) -> Path:
        """Give the path for a copy made now; raises StorageTrouble when the folder is out of reach."""

    def keep(self, folder: Path, count: int) -> int:
        """Remove all but the newest copies of this desk; say how many went."""
