"""Two connections to the city in turn: while one waits for its answer, the other already carries the next batch."""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic

from desk_app.errors import DeskError
from desk_app.line.http_line import HttpCityLine
from desk_app.ports.exchange.city_line import CityAnswer, CityCall

DONE = 200
QUICK_SECONDS = 3.0
"""A line on which one request takes longer is busy enough with one."""


class LineAhead:
    """The line to the city; one thread sends, any thread may cancel.

    Only a call that names the one after it is followed by that one at once. What was sent ahead counts when it is
    asked for and went well; else it is sent again, which does no harm: whatever comes twice is stored once.
    """

    def __init__(self, make: Callable[[], HttpCityLine] = HttpCityLine) -> None:
        self._front, self._back = make(), make()
        self._ahead: _Ahead | None = None
        self._quick = False

    def send(self, call: CityCall) -> CityAnswer:
        """Send one request; raises NoConnection, its key telling what kind, and Refused for an unsafe address."""
        sent_before, self._ahead = self._ahead, None
        if sent_before is not None and sent_before.call == call:
            self._front, self._back = self._back, self._front
            self._go_ahead(call, sent_before.on_its_way)
            answer = sent_before.answer()
            if answer is not None:
                return answer
        elif sent_before is not None:
            self._back.cancel()
            sent_before.answer()
        return self._send_now(call)

    def cancel(self) -> None:
        """Give up the requests under way, from any thread; `send` then raises NoConnection `city.cancelled`."""
        self._front.cancel()
        self._back.cancel()

    def close(self) -> None:
        """Give back the connections."""
        if self._ahead is not None:
            self._back.cancel()
            self._ahead.answer()
            self._ahead = None
        self._front.close()
        self._back.close()

    def _send_now(self, call: CityCall) -> CityAnswer:
        on_its_way = threading.Event()
        if self._ahead is None:
            self._go_ahead(call, on_its_way)
        began = monotonic()
        try:
            answer = self._front.send(call, on_its_way.set)
        finally:
            # Also when it failed: who waits to follow must not wait for ever.
            on_its_way.set()
        self._quick = monotonic() - began < QUICK_SECONDS
        return answer

    def _go_ahead(self, call: CityCall, on_its_way: threading.Event) -> None:
        if call.ahead is not None and self._quick:
            self._ahead = _Ahead(call.ahead, self._back, on_its_way)


class _Ahead:
    """A request that follows another in a thread of its own as soon as that one is on its way."""

    def __init__(self, call: CityCall, line: HttpCityLine, after: threading.Event) -> None:
        self.call = call
        self.on_its_way = threading.Event()
        self._line = line
        self._after = after
        self._answer: CityAnswer | None = None
        self._thread = threading.Thread(target=self._run, name="city-ahead", daemon=True)
        self._thread.start()

    def answer(self) -> CityAnswer | None:
        """Wait for the answer; None unless the city did what was asked."""
        self._thread.join()
        return self._answer

    def _run(self) -> None:
        self._after.wait()
        try:
            answer = self._line.send(self.call, self.on_its_way.set)
        except DeskError:
            # It is sent again when it is asked for, and tells its trouble then.
            return
        finally:
            self.on_its_way.set()
        if answer.status == DONE:
            self._answer = answer
