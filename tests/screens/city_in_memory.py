"""A city for window stories: a line that can be held, cut or busy, and a sync that sends what is unsent."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from desk_app.errors import DeskError, NoConnection
from desk_app.ports.changes import Changes
from desk_app.ports.exchange.city_line import CityAddress, CityAnswer, CityCall, Exchange
from desk_app.ports.exchange.city_link import CityLink
from desk_app.protocol.messages import Certificate
from desk_app.services.exchange.sync_city import SyncProgress, SyncReport
from tests.patient_bot import HELD_SECONDS
from tests.screens.desk_in_memory import DeskInMemory

ADDRESS = CityAddress("http://127.0.0.1:9")
CERTIFICATE = Certificate(
    "H26.99.01-1", "H26.99.01", 1, "ab" * 32, True, 1001, 1999, "2026-11-20T08:00:00+07:00"
)
LINK = CityLink(ADDRESS, "cd" * 32, "ef" * 32, CERTIFICATE)


class LineInHand:
    """Answers every request, unless it is held or cut; a held one waits until it is let go or cancelled."""

    def __init__(self) -> None:
        self.calls: list[CityCall] = []
        self.trouble: DeskError | None = None
        self._go = threading.Event()
        self._go.set()
        self._cancelled = False
        self.given_up = 0

    def send(self, call: CityCall) -> CityAnswer:
        self.calls.append(call)
        assert self._go.wait(HELD_SECONDS), "nobody let the request go"
        if self._cancelled:
            self._cancelled = False
            self.given_up += 1
            raise NoConnection("city.cancelled", unsent=0)
        if self.trouble is not None:
            raise self.trouble
        return CityAnswer(200, "application/json", b"{}")

    def hold(self) -> None:
        """Let requests wait."""
        self._go.clear()

    def let_go(self) -> None:
        """Answer what waits."""
        self._go.set()

    def cancel(self) -> None:
        """Give up what waits."""
        self._cancelled = True
        self._go.set()

    def close(self) -> None:
        """Nothing to give back."""


class CityInMemory:
    """Stands for the desk's own sync: sends one entry with each request, which the city receipts at once."""

    def __init__(self, memory: DeskInMemory) -> None:
        self.memory = memory
        self.line = LineInHand()
        self.pushed = 0
        self.runs = 0
        memory.desk.city_line = self.line
        self.running: SyncProgress | None = None
        memory.desk.exchange.sync = self  # type: ignore[assignment]

    @property
    def _kept(self) -> Any:
        return self.memory.story.uow.memory

    def join(self) -> CityInMemory:
        """Let the desk be one that has joined the city."""
        self._kept.city = replace(self._kept.city, link=LINK)
        return self

    def __call__(self, progress: Callable[[SyncProgress], None] = lambda _: None) -> Exchange[SyncReport]:
        self.runs += 1
        memory, uow = self._kept, self.memory.story.uow
        total = len(memory.entries) - memory.acked_seq
        try:
            for done in range(max(total, 1)):
                self.running = SyncProgress("push", done, total)
                progress(self.running)
                yield CityCall(ADDRESS, "/v1/push", b"{}")
                uow.memory.acked_seq += 1 if total else 0
        except DeskError as trouble:
            uow.memory.city = replace(uow.memory.city, trouble=trouble.key)
            raise
        finally:
            self.running = None
        now = self.memory.clock.now()
        uow.memory.city = replace(uow.memory.city, last_contact=now, last_success=now, trouble="")
        self.pushed += total
        return SyncReport(total, 0, uow.memory.acked_seq, 0, False, 0.0, Changes(queue=True))
