"""Looks at a day in two talks with the city: first everything is sent with one bar, then both sides are compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desk_app.screens.city_runs import GivenUp, RunState
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.errors import DeskError
    from desk_app.services.day.picture import DayPicture


class Looking(QObject):
    """Tells `seen` with the picture; a city out of reach ends in a picture that says so, not in a trouble."""

    seen = Signal(object)
    changed = Signal()

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.busy = False
        workplace.city.changed.connect(self.changed)

    @property
    def run(self) -> RunState:
        """What the bar shows: the sending, and afterwards the comparing, which has no count."""
        state = self._workplace.city.state
        return state if state.running or not self.busy else replace(state, running=True, progress=None)

    def look_at(self, day: date) -> None:
        """Begin."""
        self._show(busy=True)
        self._workplace.city.sync_now(lambda _: self._compare(day), lambda error: self._not_sent(day, error))

    def _not_sent(self, day: date, error: DeskError) -> None:
        """A city out of reach is part of the picture; a person who stopped the sending wants no picture."""
        if isinstance(error, GivenUp):
            self._show(busy=False)
            self._workplace.say_error(error)
        else:
            self._compare(day)

    def _compare(self, day: date) -> None:
        desk, by = self._workplace.desk, self._workplace.operator
        self._workplace.city.talk("look_at_day", lambda: desk.day.look_at(day, by), self._came, self._failed)

    def _came(self, picture: DayPicture) -> None:
        self._show(busy=False)
        self._workplace.notices.publish(picture.changes)
        self.seen.emit(picture)

    def _failed(self, error: DeskError) -> None:
        self._show(busy=False)
        self._workplace.say_error(error)

    def _show(self, *, busy: bool) -> None:
        self.busy = busy
        self.changed.emit()
