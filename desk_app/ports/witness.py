"""The memory outside the data folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class WitnessMark:
    """What is remembered outside the data folder: the desk's head and the highest number printed on `day`.

    `other_days` are the highest numbers printed on other days, in the order of days: whoever puts back a database of the
    day before yesterday has yesterday's slips to name too.
    """

    instance_id: str
    head_seq: int
    head_hash: str
    day: date
    number: int
    at: datetime
    other_days: tuple[tuple[date, int], ...] = ()


class Witness(Protocol):
    """The memory outside the data folder: this machine's state folder and every path set for it."""

    def read(self, instance_id: str) -> WitnessMark | None:
        """Give the mark with the highest number of the newest day over all reachable places; None if none holds one."""

    def write(self, mark: WitnessMark) -> None:
        """Keep the mark in every reachable place; places out of reach are skipped, not an error."""
