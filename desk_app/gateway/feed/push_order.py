"""Lets batches of one chain in by the order they came: one that was sent ahead waits for the one it hangs on."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class PushOrder:
    """The batches under way in this process, by chain."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._changed = threading.Condition()
        self._lines: dict[str, deque[Place]] = {}

    @contextmanager
    def line_up(self, chain: str) -> Iterator[Place]:
        """Stand in line as long as the block lasts."""
        place = Place(self, chain)
        with self._changed:
            self._lines.setdefault(chain, deque()).append(place)
        try:
            yield place
        finally:
            with self._changed:
                line = self._lines[chain]
                line.remove(place)
                if not line:
                    del self._lines[chain]
                self._changed.notify_all()

    def wait_for(self, place: Place) -> None:
        """Wait until nobody stands before; after the patience is over it goes on all the same."""
        with self._changed:
            self._changed.wait_for(lambda: self._lines[place.chain][0] is place, self._patience)


class Place:
    """One batch's place in line."""

    def __init__(self, order: PushOrder, chain: str) -> None:
        self._order = order
        self.chain = chain

    def wait(self) -> None:
        """Wait until the batches that came before are done."""
        self._order.wait_for(self)
