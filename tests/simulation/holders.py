"""Programs beside the desk that take its files at drawn moments: scanners, indexers, backups."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random

from tests.held_files import DrawnHolders, held
from tests.simulation.ledger import Ledger

RATES = (0.0, 0.01, 0.04, 0.12)
"""How likely a free file is taken before it is used; most PCs have a scanner, few a busy one."""


@dataclass
class Holders:
    """The holders of one history; whoever meets one is refused as held and does the same again later."""

    random: Random
    ledger: Ledger
    rate: float = field(init=False)

    def __post_init__(self) -> None:
        self.rate = self.random.choice(RATES)

    @contextmanager
    def about(self) -> Iterator[None]:
        """Let them be about while somebody works; a new step finds the files free again."""
        if not self.rate:
            yield
            return
        drawn = DrawnHolders(self.random, self.rate)
        with held(drawn, drawn.time.patience()) as files:
            yield
        if files.refused:
            self.ledger.tell("files held", f"{sum(files.refused.values())} times")

    def calm(self) -> None:
        """Nobody holds anything any more."""
        self.rate = 0.0
