"""Brings desk and city to the same facts: sends what the city lacks, fetches what the desk lacks, names what is lost."""

from __future__ import annotations

from collections.abc import Callable

from desk_app.errors import DeskError, Refused, StorageTrouble
from desk_app.ports.exchange.city_line import Exchange
from desk_app.ports.signer import Signer
from desk_app.services.context import DeskContext
from desk_app.services.exchange.queue import unsent_dossiers
from desk_app.services.exchange.report import SyncProgress, SyncReport

__all__ = ["SyncCity", "SyncProgress", "SyncReport"]


def say_nothing(_: SyncProgress) -> None:
    """Tell nobody how far a run is."""


class SyncCity:
    """Makes the talk with the city, one at a time; the talk may be given up between any two of its steps."""

    def __init__(self, context: DeskContext, signer: Signer) -> None:
        self._context = context
        self._signer = signer
        self._running: SyncProgress | None = None

    @property
    def running(self) -> SyncProgress | None:
        """How far the run under way is; None while there is none."""
        return self._running

    def __call__(self, progress: Callable[[SyncProgress], None] = say_nothing) -> Exchange[SyncReport]:
        """Lead one run; the newest trouble is kept in the city state, a success clears it.

        Raises NoConnection, NeedsPerson or Refused, each with `unsent` among its fill-ins, and StorageTrouble.
        Refused `city.sync_running` while another run is under way: whoever drives joins that one.
        """
        if self._running is not None:
            raise Refused("city.sync_running", done=self._running.done, total=self._running.total)

        def told(now: SyncProgress) -> None:
            self._running = now
            progress(now)

        self._running = SyncProgress("handshake", 0, 1)
        try:
            from desk_app.services.exchange.talk import talk

            return (yield from talk(self._context, self._signer, told))
        except StorageTrouble:
            raise
        except DeskError as trouble:
            raise self._noted(trouble) from trouble
        finally:
            self._running = None

    def _noted(self, trouble: DeskError) -> DeskError:
        """Keep the trouble in mind, and give it with the number of dossiers that wait."""
        with self._context.uow() as work:
            work.replication.note(trouble=trouble.key)
            waiting = unsent_dossiers(work, self._context.now())
            work.commit()
        told = type(trouble)(trouble.key, findings=trouble.findings)
        told.params = {**trouble.params, "unsent": waiting}
        return told
