"""The network to the city, one request at a time."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CityAddress:
    """Where the city is: its base URL and, for https, the CA certificates (PEM text) that alone are trusted."""

    url: str
    ca_pem: str = ""


@dataclass(frozen=True, slots=True)
class CityCall:
    """One request, always a POST: `path` such as "/v1/push", the message as JSON bytes, the session if there is one.

    `ahead` is the call that follows if this one goes well: a line may send it already, and any line may leave it.
    """

    address: CityAddress
    path: str
    payload: bytes
    session: str = ""
    ahead: CityCall | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class CityAnswer:
    """The answer to a call as it came; nobody has judged it yet. `retry_after` is in seconds."""

    status: int
    content_type: str
    payload: bytes
    retry_after: float | None = None


Exchange = Generator[CityCall, CityAnswer, T]
"""A conversation with the city with no network in it: yields calls, is sent answers, or has NoConnection thrown in.

Between two yields it uses short units of work only, so no transaction is open while the network is used, and whoever
drives it chooses the thread of each half.
"""


class CityLine(Protocol):
    """The network to the city."""

    def send(self, call: CityCall) -> CityAnswer:
        """Send one request; raises NoConnection, its key telling what kind (city.offline, city.wifi_login …)."""

    def cancel(self) -> None:
        """Give up the request under way, from any thread; `send` then raises NoConnection `city.cancelled`."""

    def close(self) -> None:
        """Give back the connection, from the thread that sends."""
