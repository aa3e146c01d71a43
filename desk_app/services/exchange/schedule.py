"""Says when to talk to the city next: soon after a success, ever later after failures, when the city wants it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desk_app.errors import DeskError, NoConnection

FIRST, MOST = 5.0, 300.0
"""Seconds before the first and between later tries while the city cannot be reached; doubled in between."""
EVERY = 60.0
"""Seconds between two talks while all is well, so that other desks' dossiers and the city's facts come in."""
SPREAD = 0.25
"""Share of a pause that is left to chance, so that five hundred desks do not come at once."""
LONGEST_ASKED = 3600.0
"""Longest pause the city can ask for, in seconds."""
_OF_THE_CLOCK = "city.certificate_time"

Draw = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Backoff:
    """How many tries in a row have failed."""

    failures: int = 0

    def after(self, trouble: DeskError) -> Backoff:
        """Give the state after a failure; trouble with sign-in, rights or the clock spends no attempt."""
        return Backoff(self.failures + 1) if _of_the_line(trouble) else self

    def pause(self, trouble: DeskError, draw: Draw) -> float:
        """Give the seconds to wait after a failure; `draw` gives a number from 0 up to 1.

        What the city asked for (`Retry-After`) is never undercut; a trouble only a person can end waits longest.
        """
        asked = trouble.params.get("retry_after")
        if isinstance(asked, int | float) and asked > 0:
            return min(float(asked), LONGEST_ASKED) * (1 + SPREAD * draw())
        if not _of_the_line(trouble):
            return _spread(MOST, draw)
        return _spread(min(MOST, FIRST * 2 ** min(max(self.failures, 1) - 1, 16)), draw)


def _of_the_line(trouble: DeskError) -> bool:
    return isinstance(trouble, NoConnection) and trouble.key != _OF_THE_CLOCK


def _spread(seconds: float, draw: Draw) -> float:
    return seconds * (1 - SPREAD * draw())


class Pace:
    """The pauses of one running desk."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._backoff = Backoff()

    def succeeded(self) -> float:
        """Give the pause after a success, in seconds."""
        self._backoff = Backoff()
        return _spread(EVERY, self._draw)

    def failed(self, error: DeskError) -> float:
        """Give the pause after a failure, in seconds."""
        self._backoff = self._backoff.after(error)
        return self._backoff.pause(error, self._draw)
