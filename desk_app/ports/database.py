"""Care of the desk's database as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What `desk-app verify` found; `problems` are (key, params) pairs ready for words."""

    entries: int
    dossiers: int
    problems: tuple[tuple[str, dict[str, object]], ...]
    look_ups: int = 0

    @property
    def ok(self) -> bool:
        """Whether chain and projection hold."""
        return not self.problems


class DeskStore(Protocol):
    """Care of the database as a whole."""

    def verify(self) -> VerifyReport:
        """Check the chain, rebuild the projection and compare, and check the file itself."""

    def backup(self, target: Path) -> None:
        """Write a consistent encrypted copy while the program runs; raises StorageTrouble."""

    def look_at_file(self) -> None:
        """Look at every page of the file, for once a day; raises StorageTrouble when one is damaged."""

    def idle_work(self) -> bool:
        """Do a slice of upkeep (some 10 ms) while nobody waits; gives whether more is left. Raises StorageTrouble."""
