"""Follows the feeds of all wards: in a thread of its own or of a process of its own, beside others that do the same."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from time import monotonic

from desk_app.gateway.database.database import Busy, Database
from desk_app.gateway.feed.ward import WardWork
from desk_app.gateway.identity import City
from desk_app.gateway.projector import followers
from desk_app.gateway.projector.following import Following
from desk_app.gateway.projector.rebuild import begin_anew

ENTRIES = 1_000
"""About how many entries are folded in one transaction: enough to share its cost, few enough to keep nobody waiting."""
LOOK_AGAIN = 0.02
"""Seconds after which is asked again whether another one has followed a ward."""
IDLE_SECONDS = 1.0
"""Seconds after which wards are looked at without having been told of: what another process took in is in the database."""

_log = logging.getLogger(__name__)


class Projector:
    """Whoever has time folds: several may work on one database, each ward is followed by one at a time."""

    def __init__(self, database: Database, city: City) -> None:
        self._database = database
        self._city = city
        self._told = Event()
        self._ended = Event()

    def tell(self) -> None:
        """Say that a feed has gone on."""
        self._told.set()

    def end(self) -> None:
        """Let `run` come to its end."""
        self._ended.set()
        self._told.set()

    def run(self) -> None:
        """Follow every feed until told to end; trouble with the database is waited for."""
        while not self._ended.is_set():
            self._told.wait(IDLE_SECONDS)
            self._told.clear()
            with _told_and_left():
                self._round()

    def catch_up(self, ward_id: int, seconds: float) -> int:
        """Follow a ward's feed to its end as far as the time goes; give how many entries are left. Raises Busy."""
        until = monotonic() + seconds
        while left := self.left(ward_id):
            if monotonic() >= until:
                return left
            if not self._step(ward_id) and self._ended.wait(LOOK_AGAIN):
                return left
        return 0

    def catch_up_all(self, seconds: float) -> int:
        """Follow every feed to its end as far as the time goes; give how many entries are left. Raises Busy."""
        until = monotonic() + seconds
        for ward_id in self._behind():
            self.catch_up(ward_id, max(0.0, until - monotonic()))
        with self._database.read() as connection:
            return sum(followers.left_of_all(connection).values())

    def left(self, ward_id: int) -> int:
        """Give how many entries of a ward's feed are not folded yet."""
        with self._database.read() as connection:
            return followers.left(connection, ward_id)

    def begin_anew(self, ward_id: int) -> int:
        """Let everything made of a ward's feed be made anew; give how many entries that is. Raises Busy."""
        with self._database.write() as connection:
            followers.claim(connection, ward_id, wait=True)
            begin_anew(WardWork(connection, ward_id, self._city))
        return self.left(ward_id)

    def follow(self, ward_id: int) -> Iterator[int]:
        """Follow a ward's feed to its end; give how many entries are left, after every step. Raises Busy."""
        while left := self.left(ward_id):
            yield left
            if not self._step(ward_id) and self._ended.wait(LOOK_AGAIN):
                return

    def _round(self) -> None:
        """Take every ward that is behind a step further, until none is."""
        while not self._ended.is_set() and (wards := self._behind()):
            taken = 0
            for ward_id in wards:
                # A ward in trouble keeps no other one waiting.
                with _told_and_left():
                    taken += self._step(ward_id)
            if not taken:
                return

    def _behind(self) -> list[int]:
        with self._database.read() as connection:
            return list(followers.wards_behind(connection))

    def _step(self, ward_id: int) -> bool:
        """Fold some entries of a ward; False where another one is at it or nothing is left."""
        with self._database.write() as connection:
            position = followers.claim(connection, ward_id)
            if position is None:
                return False
            return Following(connection, ward_id, position, self._city).go_on(ENTRIES) is not None


@contextmanager
def _told_and_left() -> Iterator[None]:
    """Tell of trouble and go on: what is stored is safe, and it is followed again later."""
    try:
        yield
    except Busy:
        _log.warning("the database is busy; feeds are followed later")
    except Exception as bug:  # noqa: BLE001 - the last resort of a thread that must not end
        _log.error("following a feed stopped by %s", type(bug).__name__)
