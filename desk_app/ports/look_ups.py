"""The chain of look-ups as the core writes and reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from desk_app.domain.facts.desk_facts import LookUpsRecorded
from desk_app.domain.journal.look_ups import ChainedLookUp, LookUp


@dataclass(frozen=True, slots=True)
class LookUpsWanted:
    """Which look-ups are asked for: days (both included), a user, a dossier; what is left out asks for all."""

    first: date | None = None
    last: date | None = None
    user: str = ""
    code: str = ""


class LookUps(Protocol):
    """The chain of look-ups inside one unit of work."""

    def newest(self) -> int:
        """Give the place of the newest line, 0 for none."""

    def recorded(self) -> LookUpsRecorded | None:
        """Give what the journal recorded last."""

    def recorded_after(self, seq: int) -> tuple[LookUpsRecorded, ...]:
        """Give all that the journal recorded of lines behind a place."""

    def lines(self, *, after: int) -> Iterator[ChainedLookUp]:
        """Give the lines behind a place, in order."""

    def count(self, user: str, hour: datetime, *, to: int) -> int:
        """Count the lines of a user's hour up to a place."""

    def page(
        self, wanted: LookUpsWanted, *, before: int | None = None, limit: int = 100
    ) -> tuple[ChainedLookUp, ...]:
        """Give a window of lines, newest first; `before` is the place of the last one already shown."""


class LookUpBook(Protocol):
    """Writes look-ups down in transactions of its own, which hold up no deed."""

    def keep(self, looks: Sequence[LookUp]) -> None:
        """Put look-ups behind the chain; raises StorageTrouble with none of them written."""
