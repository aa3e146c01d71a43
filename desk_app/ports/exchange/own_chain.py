"""The own chain as it is sent."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from desk_app.domain.journal.entry import Entry
from desk_app.ports.journal import Head


class OwnChain(Protocol):
    """The own chain as it is sent."""

    def ancestors(self) -> tuple[Head, ...]:
        """Give samples of the own chain, newest first: the head, then 1, 2, 4, 8 … further back, the acknowledged, the first."""

    def own(self, seq: int) -> Head | None:
        """Give the own entry with a number."""

    def own_after(self, seq: int, limit: int) -> tuple[Entry, ...]:
        """Give the own chain's entries after a number, oldest first."""

    def first_day(self) -> date | None:
        """Give the earliest day anything happened at this desk, None while nothing has."""

    def acknowledge(self, head: Head) -> None:
        """Move the acknowledged entry, also back (a restored city); raises StorageTrouble unless it is on the own chain."""
