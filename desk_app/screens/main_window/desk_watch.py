"""Keeps the status area true: what is unsent, how old it is, and whether the desk can write."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desk_app.errors import DeskError, StorageTrouble
from desk_app.screens.main_window.bottom_bar import BottomBar
from desk_app.screens.main_window.city_watch import CityWatch
from desk_app.screens.main_window.status_words import DeskState
from desk_app.screens.main_window.upkeep import Upkeep
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.services.care.start_desk import StartReport
    from desk_app.services.clock_guard import ClockVerdict
    from desk_app.services.exchange.queue import QueueAnswer

LOOK_EVERY_MS = 60_000
"""The age of the oldest unsent entry is shown in minutes."""


class DeskWatch(QObject):
    """Asks for the queue after each deed and every minute; remembers troubles other parts name.

    `counted` tells how many dossiers wait to be sent and how many matters for a person.
    """

    counted = Signal(int, int)

    def __init__(self, workplace: Workplace, bottom: BottomBar) -> None:
        super().__init__(bottom)
        self._workplace = workplace
        self._bottom = bottom
        self._upkeep = Upkeep(workplace, self)
        self.state = DeskState()
        self.city = CityWatch(workplace, self.tell, lambda: (self.state.unsent, self.state.dossiers), self)
        workplace.notices.queue.connect(self._written)
        workplace.notices.dossiers.connect(self._written)
        workplace.troubled.connect(self._troubled)
        workplace.city.changed.connect(self._on_the_way)
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._minute)
        self._timer.start()

    def look(self) -> None:
        """Ask for the queue now, and how desk and city stand."""
        desk = self._workplace.desk
        self.city.look()
        self._workplace.ask_newest("queue_state", desk.exchange.queue, self._seen, owner=self)

    def _on_the_way(self) -> None:
        """Count anew while something is being sent."""
        if self._workplace.city.state.progress is not None:
            queue = self._workplace.desk.exchange.queue
            self._workplace.ask_newest("queue_state", queue, self._seen, owner=self)

    def _minute(self) -> None:
        """Look at the clock, the disk and the queue, and look after the data."""
        desk, user = self._workplace.desk, self._workplace.operator.user
        self.look()
        self._workplace.ask("watch_clock", lambda: desk.care.watch_clock(user), self._clock_seen, owner=self)
        self._workplace.ask("watch_disk", desk.care.watch_disk, self._disk_seen, owner=self)
        self._upkeep.minute()

    def _clock_seen(self, clock: ClockVerdict) -> None:
        state = clock.state.value
        self.tell(clock_blocked=state == "blocked", clock_jumped=self.state.clock_jumped or state == "moved")

    def _disk_seen(self, low_mb: int | None) -> None:
        self.tell(low_disk_mb=low_mb)

    def take_report(self, report: StartReport) -> None:
        """Show what the desk found at its start: clock, disk, and whether it can be written."""
        state = report.clock.state.value
        low = next((one.params.get("free") for one in report.notices if one.key == "start.disk_low"), None)
        self.tell(
            clock_blocked=state == "blocked",
            clock_jumped=state == "moved",
            low_disk_mb=low if isinstance(low, int) else None,
            storage_trouble=any(one.key == "start.look_ups_only" for one in report.notices),
        )

    def tell(self, **changed: object) -> None:
        """Change what is known of the desk (a field of DeskState) and show it."""
        self.state = replace(self.state, **changed)  # type: ignore[arg-type]
        self._bottom.status.show_state(self.state)
        self.counted.emit(self.state.dossiers, self.state.to_settle)

    def _seen(self, queue: QueueAnswer) -> None:
        age = self._workplace.clock.now() - queue.oldest_at if queue.oldest_at else None
        self.tell(unsent=queue.unsent, dossiers=queue.dossiers, oldest=age)
        self.city.follow()

    def _written(self) -> None:
        """Something was just written, so the disk can be written again."""
        self.tell(storage_trouble=False)
        self.look()

    def _troubled(self, error: DeskError) -> None:
        if isinstance(error, StorageTrouble):
            self.tell(storage_trouble=True)
