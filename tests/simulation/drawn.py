"""The simulated time, the clocks of PCs, which may be wrong, and identities that come from the seed alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from desk_app.domain.time.local_time import VIETNAM

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=VIETNAM)
"""When every history begins: an ordinary working week, one of its days a holiday."""


@dataclass
class TrueTime:
    """The time everybody outside the PCs agrees on."""

    at: datetime = MONDAY
    running: float = 1_000.0

    def pass_time(self, span: timedelta) -> None:
        """Let time go by."""
        self.at += span
        self.running += span.total_seconds()


@dataclass
class PcClock:
    """The clock of one PC: true time, as far as nobody has set it wrong."""

    true: TrueTime
    wrong_by: timedelta = field(default_factory=timedelta)

    def now(self) -> datetime:
        """Give what the PC shows."""
        return self.true.at + self.wrong_by

    def monotonic(self) -> float:
        """Give the running time, which no setting of the clock moves."""
        return self.true.running

    def zone_offset(self) -> timedelta:
        """Give the zone of the PC."""
        return timedelta(hours=7)


class DrawnIds:
    """Identities in counting order, salts from the seed; one source for a whole history, so none is given twice."""

    def __init__(self, seed: int) -> None:
        self._random = Random(f"ids {seed}")
        self._seed = seed
        self._given = 0

    def entry_id(self) -> str:
        """Give the next identity, shaped like a UUIDv7."""
        self._given += 1
        return f"019{self._seed + 1:05x}-0000-7000-8000-{self._given:012x}"

    def salt(self) -> str:
        """Give 16 drawn bytes as hex."""
        return f"{self._random.getrandbits(128):032x}"
