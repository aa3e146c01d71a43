"""Tells when a key was pressed, also where the event itself does not say so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent

_MOST_BEHIND = 2.0
"""Seconds by which times told in two ways may disagree; more is a clock of the window system that starts anew."""


class EventTimes:
    """Seconds of one clock for keys, which carry a time, and for what an input method composes, which does not.

    The program may be behind: keys wait unread while it is busy. How far is known from each key that has a time, its
    release included, so that a word typed while the program was busy is not taken for a burst.
    """

    def __init__(self, steady: Callable[[], float]) -> None:
        self._steady = steady
        self._behind = 0.0
        self._last = float("-inf")

    def of_key(self, event: QKeyEvent) -> float:
        """Give the time of a key, never before what came first."""
        if not event.timestamp():
            return self.of_composition()
        at = event.timestamp() / 1000
        self._behind = self._steady() - at
        return self._in_order(at)

    def of_composition(self) -> float:
        """Give the likely time of the key behind an event of an input method."""
        return self._in_order(self._steady() - self._behind)

    def _in_order(self, at: float) -> float:
        """How far the program is behind changes from key to key: a guess must not run before a key known already."""
        self._last = self._last if 0 < self._last - at < _MOST_BEHIND else at
        return self._last
