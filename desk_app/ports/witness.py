"""The memory outside the data folder."""

from __future__ import annotations

from collections.abc import Mapping
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


@dataclass(frozen=True, slots=True)
class TryMark:
    """What is remembered outside the data folder of wrong PINs under one name.

    `failures` are wrong PINs in a row, of which `held` were counted on a chain the database of the last right sign-in
    did not hold (an older copy): that sign-in did not clear them. `locked_until` is when the desk waits, since `at` and
    the machine's running time `uptime` in seconds. `head_seq`, `head_hash` name the head at the newest try. `turn` goes
    up with every change, so that a place long out of reach is known to be old.
    """

    user: str
    failures: int
    held: int
    locked_until: datetime | None
    at: datetime
    uptime: int
    head_seq: int
    head_hash: str
    turn: int


class Witness(Protocol):
    """The memory outside the data folder: this machine's state folder and every path set for it."""

    def read(self, instance_id: str) -> WitnessMark | None:
        """Give the mark with the highest number of the newest day over all reachable places; None if none holds one.

        Raises StorageTrouble `storage.held` while another program keeps a mark from being read.
        """

    def must_take(self, instance_id: str) -> None:
        """Raise StorageTrouble `storage.held` while another program keeps a mark from being written."""

    def write(self, mark: WitnessMark) -> bool:
        """Keep the mark in every reachable place; gives whether one took it and none was held."""

    def tries(self, instance_id: str) -> Mapping[str, TryMark]:
        """Give the wrong PINs remembered, by name: of every name the newest change over all reachable places.

        Of two changes with the same turn the one with more failures counts. Raises StorageTrouble `storage.held`.
        """

    def keep_tries(self, instance_id: str, mark: TryMark) -> None:
        """Keep a mark in every reachable place, on return already on the disk; places out of reach are skipped.

        Raises StorageTrouble `storage.held`, for an uncounted try would be one more try.
        """
