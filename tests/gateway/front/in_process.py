"""A browser of a few lines for an application in this process: no port, no thread of its own."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx


class Web:
    """Asks an ASGI application."""

    def __init__(self, app: Any) -> None:
        self._app = app

    def get(self, path: str) -> httpx.Response:
        """Read a page."""
        return self.ask("GET", path)

    def post(self, path: str, content: bytes, headers: dict[str, str] | None = None) -> httpx.Response:
        """Send a message."""
        return self.ask("POST", path, content=content, headers=headers)

    def ask(self, method: str, path: str, **how: Any) -> httpx.Response:
        """Send one request."""
        return asyncio.run(self._one(method, path, how))

    def post_all(
        self, path: str, content: bytes, count: int, headers: dict[str, str] | None = None
    ) -> list[httpx.Response]:
        """Send one message several times at once."""

        async def at_once() -> list[httpx.Response]:
            how = {"content": content, "headers": headers}
            return list(await asyncio.gather(*(self._one("POST", path, how) for _ in range(count))))

        return asyncio.run(at_once())

    async def _one(self, method: str, path: str, how: dict[str, Any]) -> httpx.Response:
        transport = httpx.ASGITransport(self._app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://city") as client:
            return await client.request(method, path, **how)
