"""A city that reads every request to its end and throws it away: the limit of HTTP alone, served as the gateway is."""

from __future__ import annotations

import sys
from typing import Any

from granian import Granian
from granian.constants import Interfaces

ANSWER = b'{"held":true}'


async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Answer 200 to whatever came, once all of it has come."""
    if scope["type"] != "http":
        return
    more = True
    while more:
        more = (await receive()).get("more_body", False)
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(ANSWER)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": ANSWER})


def main() -> None:
    """Serve on a port of loopback until ended."""
    target = "tests.benchmarks.city.discards:app"
    port = int(sys.argv[1])
    Granian(target, "127.0.0.1", port, interface=Interfaces.ASGI, websockets=False, log_enabled=False).serve()


if __name__ == "__main__":
    main()
