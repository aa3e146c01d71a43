"""The line to the practice city in three states: as it is, so slow that one can watch it, or the city too busy."""

from __future__ import annotations

import threading

from desk_app.bootstrap.lazy_parts import LazyCityLine
from desk_app.ports.exchange.city_line import CityAnswer, CityCall

BUSY, COME_AGAIN_SECONDS = 503, 480.0
PUSH = "/v1/push"


class StagedLine:
    """The real line; `slow` lets pushes wait for `quick`, `busy` answers as a city does that has too much to do."""

    def __init__(self) -> None:
        self._line = LazyCityLine()
        self._quick = threading.Event()
        self._quick.set()
        self._busy = False

    def send(self, call: CityCall) -> CityAnswer:
        """Send one request in the present state; raises NoConnection."""
        if self._busy:
            return CityAnswer(BUSY, "application/json", b"", COME_AGAIN_SECONDS)
        if call.path == PUSH:
            self._quick.wait()
        return self._line.send(call)

    def slow(self) -> None:
        """Let pushes wait."""
        self._quick.clear()

    def quick(self) -> None:
        """Let everything through."""
        self._quick.set()

    def busy(self, *, busy: bool) -> None:
        """Be too busy, or no longer."""
        self._busy = busy

    def cancel(self) -> None:
        """Give up the request under way."""
        self._quick.set()
        self._line.cancel()

    def close(self) -> None:
        """Give back the connection."""
        self._line.close()
