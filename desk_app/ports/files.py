"""Files a person asked for, on a disk that may be full."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class FileSaver(Protocol):
    """Writes files a person asked for."""

    def save(self, path: Path, content: bytes) -> None:
        """Write a file whole or not at all; raises PrintTrouble when that place cannot be written."""


class DiskSpace(Protocol):
    """The disk the desk's data lies on."""

    def free_megabytes(self) -> int | None:
        """Give the free space in MB; None where it cannot be told."""
