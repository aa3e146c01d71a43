"""The time at the desk, with the source of fresh identities."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """The time at the desk."""

    def now(self) -> datetime:
        """Give the moment in Asia/Ho_Chi_Minh, with offset."""

    def monotonic(self) -> float:
        """Give seconds that never go back while the program runs."""

    def zone_offset(self) -> timedelta:
        """Give how far the PC's own zone is from UTC, which must not matter but should be told."""


class Ids(Protocol):
    """Fresh identities."""

    def entry_id(self) -> str:
        """Give a new UUIDv7."""

    def salt(self) -> str:
        """Give 16 random bytes as hex for the body of an entry."""
