"""The ward's settings as projected."""

from __future__ import annotations

from datetime import date
from typing import Protocol


class SettingsStore(Protocol):
    """Ward settings with effective dates, as projected; the newest value in force wins."""

    def value(self, name: str, on: date) -> str | None:
        """Give the value in force on a day."""

    def all(self, on: date) -> dict[str, str]:
        """Give every setting in force on a day."""
