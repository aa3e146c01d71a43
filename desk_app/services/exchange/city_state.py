"""Says how the desk stands with the city, and what a person leaving the desk should know of what still waits."""

from __future__ import annotations

from desk_app.domain.findings import Finding, warning
from desk_app.ports.city_link import CityState
from desk_app.services.context import DeskContext
from desk_app.services.exchange.queue import unsent


class ReadCityState:
    """Reads what the exchange with the city left behind."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def __call__(self) -> CityState:
        """Give the state now."""
        with self._context.uow(write=False) as work:
            return work.replication.state()


class UnsentNotice:
    """Tells who signs out or closes the window that entries still wait; they belong to the desk, not to the user."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def __call__(self) -> Finding | None:
        """Give the remark (FAULTS C8), None when everything is sent."""
        with self._context.uow(write=False) as work:
            waiting = unsent(work)
        return warning("queue", "city.unsent_left", count=waiting) if waiting else None
