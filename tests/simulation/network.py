"""The line between a desk and the city, with everything a line can do to a request and to its answer."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from desk_app.errors import NoConnection
from desk_app.ports.exchange.city_line import CityAnswer, CityCall
from tests.simulation.ledger import Ledger
from tests.simulation.power import PowerCut

JSON, HTML = "application/json", "text/html; charset=utf-8"
LOGIN_PAGE = CityAnswer(200, HTML, "<html><body>Mời đăng nhập Wi-Fi</body></html>".encode())
DONE = 200
FOLLOWED, OVERTAKEN = 0.8, 0.1
"""How often a call that names the next is followed by it at once, and how often that one arrives before it."""
KEPT = 40
"""Requests and answers that may come again."""

Deliver = Callable[[CityCall], CityAnswer]


@dataclass
class RoughLine:
    """One line for all PCs; `odds` gives the chance of any fault per request, 0 is calm."""

    random: Random
    ledger: Ledger
    deliver: Deliver
    odds: float = 0.0
    requests: int = 0
    past: deque[CityCall] = field(default_factory=lambda: deque(maxlen=KEPT))
    answers: deque[tuple[str, CityAnswer]] = field(default_factory=lambda: deque(maxlen=KEPT))
    held: list[CityCall] = field(default_factory=list)
    """Requests under way that arrive later than what was sent after them."""
    _ahead: tuple[CityCall, CityAnswer] | None = None

    def send(self, call: CityCall) -> CityAnswer:
        """Send one request, and mostly the one after it too, as `LineAhead` does.

        Raises NoConnection, or PowerCut when the PC stops while it waits.
        """
        before, self._ahead = self._ahead, None
        if before is not None and before[0] == call:
            self._follow(call)
            return before[1]
        overtaken = call.ahead is not None and self.random.random() < OVERTAKEN
        if overtaken:
            self._follow(call)
        try:
            return self._send(call)
        finally:
            # Also when it failed: the other was on its way by then.
            if not overtaken:
                self._follow(call)

    def _follow(self, call: CityCall) -> None:
        """Send what follows a call before its answer is known; it counts when it went well."""
        if call.ahead is None or self.random.random() >= FOLLOWED:
            return
        self.ledger.tell("line: sent ahead", call.ahead.path)
        try:
            answer = self._send(call.ahead)
        except NoConnection:
            return
        if answer.status == DONE:
            self._ahead = call.ahead, answer

    def _send(self, call: CityCall) -> CityAnswer:
        self.requests += 1
        self.past.append(call)
        if self.random.random() >= self.odds:
            answer = self.deliver(call)
            self.answers.append((call.path, answer))
            return answer
        fault = self.random.choice(FAULTS)
        self.ledger.tell(f"line: {fault.__name__.strip('_')}", call.path)
        return fault(self, call)

    def cancel(self) -> None:
        """Nobody waits here, so there is nothing to give up."""

    def close(self) -> None:
        """Nothing is held."""

    def deliver_late(self) -> None:
        """Let a request that was under way arrive now, or an old one once more; its answer reaches nobody."""
        if self.held:
            call = self.held.pop(self.random.randrange(len(self.held)))
        elif self.past:
            call = self.random.choice(self.past)
        else:
            return
        self.ledger.tell("line: late delivery", call.path)
        self._quietly(call)

    def _quietly(self, call: CityCall) -> None:
        try:
            self.deliver(call)
        except NoConnection:
            self.ledger.tell("line: late delivery lost")

    def cut(self, payload: bytes) -> bytes:
        """Give the beginning of a message."""
        return payload[: self.random.randrange(len(payload) + 1)]

    def garble(self, payload: bytes) -> bytes:
        """Give a message with some bytes replaced."""
        spoiled = bytearray(payload)
        for _ in range(self.random.randrange(1, 9)):
            if spoiled:
                spoiled[self.random.randrange(len(spoiled))] = self.random.randrange(256)
        return bytes(spoiled)


Fault = Callable[[RoughLine, CityCall], CityAnswer]


def _offline() -> NoConnection:
    return NoConnection("city.offline")


def lost_request(line: RoughLine, call: CityCall) -> CityAnswer:
    """Nothing arrives."""
    raise _offline()


def late_request(line: RoughLine, call: CityCall) -> CityAnswer:
    """The desk gives up waiting; the request arrives after later ones."""
    line.held.append(call)
    raise _offline()


def lost_reply(line: RoughLine, call: CityCall) -> CityAnswer:
    """The city does what was asked, the desk never hears of it."""
    line.deliver(call)
    raise _offline()


def delivered_twice(line: RoughLine, call: CityCall) -> CityAnswer:
    """The same request arrives twice; the second answer comes back."""
    line.deliver(call)
    return line.deliver(call)


def cut_request(line: RoughLine, call: CityCall) -> CityAnswer:
    """The request arrives cut off."""
    return line.deliver(CityCall(call.address, call.path, line.cut(call.payload), call.session))


def garbled_request(line: RoughLine, call: CityCall) -> CityAnswer:
    """The request arrives damaged."""
    return line.deliver(CityCall(call.address, call.path, line.garble(call.payload), call.session))


def cut_reply(line: RoughLine, call: CityCall) -> CityAnswer:
    """The answer comes back cut off."""
    answer = line.deliver(call)
    return CityAnswer(answer.status, answer.content_type, line.cut(answer.payload), answer.retry_after)


def garbled_reply(line: RoughLine, call: CityCall) -> CityAnswer:
    """The answer comes back damaged."""
    answer = line.deliver(call)
    return CityAnswer(answer.status, answer.content_type, line.garble(answer.payload), answer.retry_after)


def login_page(line: RoughLine, call: CityCall) -> CityAnswer:
    """A Wi-Fi login page answers in place of the city."""
    return LOGIN_PAGE


def login_page_after(line: RoughLine, call: CityCall) -> CityAnswer:
    """The city does what was asked, and a login page comes back."""
    line.deliver(call)
    return LOGIN_PAGE


def too_large(line: RoughLine, call: CityCall) -> CityAnswer:
    """Something on the way takes no message of this size."""
    return CityAnswer(413, HTML, b"<html>413 Request Entity Too Large</html>")


def too_many(line: RoughLine, call: CityCall) -> CityAnswer:
    """Something on the way counts requests."""
    return CityAnswer(429, HTML, b"<html>429 Too Many Requests</html>", 30.0)


def busy(line: RoughLine, call: CityCall) -> CityAnswer:
    """The city is being worked on."""
    return CityAnswer(503, HTML, b"<html>503 Service Unavailable</html>", 60.0)


def broken(line: RoughLine, call: CityCall) -> CityAnswer:
    """A fault on the city's side, before anything was done."""
    return CityAnswer(500, HTML, b"<html>500 Internal Server Error</html>")


def broken_after(line: RoughLine, call: CityCall) -> CityAnswer:
    """A fault on the city's side, after everything was done."""
    line.deliver(call)
    return CityAnswer(500, HTML, b"<html>500 Internal Server Error</html>")


def elsewhere(line: RoughLine, call: CityCall) -> CityAnswer:
    """A redirect to another host."""
    return CityAnswer(302, HTML, b"")


def empty(line: RoughLine, call: CityCall) -> CityAnswer:
    """The city does what was asked; 200 comes back with nothing in it."""
    line.deliver(call)
    return CityAnswer(200, JSON, b"{}")


def answer_of_before(line: RoughLine, call: CityCall) -> CityAnswer:
    """An answer to an earlier request of the same kind, of any desk, comes back for this one."""
    answer = line.deliver(call)
    earlier = [one for path, one in line.answers if path == call.path]
    return line.random.choice(earlier) if earlier else answer


def power_cut_before(line: RoughLine, call: CityCall) -> CityAnswer:
    """The PC stops before the request leaves."""
    raise PowerCut


def power_cut_after(line: RoughLine, call: CityCall) -> CityAnswer:
    """The PC stops while the city works."""
    line.deliver(call)
    raise PowerCut


FAULTS: tuple[Fault, ...] = (
    lost_request,
    late_request,
    lost_reply,
    lost_reply,
    delivered_twice,
    cut_request,
    garbled_request,
    cut_reply,
    garbled_reply,
    login_page,
    login_page_after,
    too_large,
    too_many,
    busy,
    broken,
    broken_after,
    elsewhere,
    empty,
    answer_of_before,
    power_cut_before,
    power_cut_after,
)
"""Every fault of the line, drawn with equal odds."""
