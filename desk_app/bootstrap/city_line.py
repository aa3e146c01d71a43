"""Joins the line to the city when it is first used; loading HTTP takes longer than most commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_app.city_ports import CityAnswer, CityCall
    from desk_app.sync.line_ahead import LineAhead


class LineWhenAsked:
    """The HTTP line, made at the first request."""

    def __init__(self) -> None:
        self._line: LineAhead | None = None

    def send(self, call: CityCall) -> CityAnswer:
        """Send one request; raises NoConnection, its key telling what kind."""
        if self._line is None:
            from desk_app.sync.line_ahead import LineAhead

            self._line = LineAhead()
        return self._line.send(call)

    def cancel(self) -> None:
        """Give up the request under way, from any thread."""
        if self._line is not None:
            self._line.cancel()

    def close(self) -> None:
        """Give back the connection."""
        if self._line is not None:
            self._line.close()
