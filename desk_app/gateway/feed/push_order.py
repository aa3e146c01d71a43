"""Lets batches of one chain in by the order they came: one that was sent ahead waits for the one it hangs on."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """The batches under way in this process, by chain."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._changed = threading.Condition()
        self._lines: dict[str, deque[Turn]] = {}

    @contextmanager
    def line_up(self, chain: str) -> Iterator[Turn]:
        """Stand in line as long as the block lasts."""
        turn = Turn(self, chain)
        with self._changed:
            self._lines.setdefault(chain, deque()).append(turn)
        try:
            yield turn
        finally:
            with self._changed:
                line = self._lines[chain]
                line.remove(turn)
                if not line:
                    del self._lines[chain]
                self._changed.notify_all()

    def wait_for(self, turn: Turn) -> None:
        """Wait until nobody stands before; after the patience is over it goes on all the same."""
        with self._changed:
            self._changed.wait_for(lambda: self._lines[turn.chain][0] is turn, self._patience)


class Turn:
    """One batch's place in line."""

    def __init__(self, turns: Turns, chain: str) -> None:
        self._turns = turns
        self.chain = chain

    def wait(self) -> None:
        """Wait until the batches that came before are done."""
        self._turns.wait_for(self)
