"""Says how the desk stands with the city, and what a person leaving the desk should know of what still waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desk_app.domain.facts.exception_kinds import ExceptionKind
from desk_app.domain.findings import Finding, warning
from desk_app.ports.exchange.city_link import CityState
from desk_app.services.context import DeskContext
from desk_app.services.exchange.queue import unsent_dossiers


class ReadCityState:
    """Reads what the exchange with the city left behind."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def __call__(self) -> CityState:
        """Give the state now."""
        with self._context.uow(write=False) as work:
            return work.replication.state()


@dataclass(frozen=True, slots=True)
class CityStanding:
    """How desk and city stand: joined or not, when all went well last, and how many matters wait for a person.

    `branched`: one of them is that the city holds two histories of this desk.
    """

    enrolled: bool
    last_success: datetime | None
    to_settle: int
    branched: bool


class ReadCityStanding:
    """Reads how desk and city stand; what waits for a person is only counted."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def __call__(self) -> CityStanding:
        """Give the standing now."""
        with self._context.uow(write=False) as work:
            state, waiting = work.replication.state(), work.replication.exceptions()
            own = [one for one in waiting if one.desk_id == work.desk.desk_id]
        branched = any(one.about == ExceptionKind.BRANCH for one in own)
        return CityStanding(state.link is not None, state.last_success, len(waiting), branched)


class UnsentNotice:
    """Tells who signs out or closes the window that dossiers still wait; they belong to the desk, not to the user."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def __call__(self) -> Finding | None:
        """Give the remark (FAULTS C8), None when everything is sent."""
        with self._context.uow(write=False) as work:
            waiting = unsent_dossiers(work, self._context.now())
        return warning("queue", "city.unsent_left", count=waiting) if waiting else None
