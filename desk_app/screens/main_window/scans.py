"""Takes every scan, on whatever page it comes, to where it is of use."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from desk_app.domain.codes.arrivals import Arrival, arrival_of
from desk_app.screens.notice import Notice, Tone
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.errors import DeskError
    from desk_app.services.reception.interpret_scan import ScanAnswer

REPEAT_SECONDS = 2.0
"""The same text again within this time is the scanner's second beep, not a second wish (FAULTS B5)."""


class Sounds(Protocol):
    """Two sounds that tell a good scan from a bad one without looking."""

    def good(self) -> None:
        """Sound the good one."""

    def bad(self) -> None:
        """Sound the bad one."""

    def close(self) -> None:
        """Give back what was needed for sounding."""


class ScanDesk(QObject):
    """Interprets scans and tells `understood` with the answer; repeats and bad scans end in a notice.

    `route` gives True when somebody used the answer.
    """

    understood = Signal(object)

    def __init__(self, workplace: Workplace, sounds: Sounds, route: Callable[[ScanAnswer], bool]) -> None:
        super().__init__()
        self._workplace = workplace
        self._sounds = sounds
        self._route = route
        self._last = ("", float("-inf"))

    def take(self, scan: Arrival | str) -> None:
        """Take one scan as it came, or a code somebody typed for one."""
        text = arrival_of(scan).text
        now = self._workplace.clock.monotonic()
        last, at = self._last
        self._last = (text, now)
        if text == last and now - at < REPEAT_SECONDS:
            self._workplace.say(Notice(Tone.PLAIN, self._words("screens.scan_repeated"), seconds=4))
            return
        desk, by = self._workplace.desk, self._workplace.operator
        self._workplace.ask(
            "interpret_scan",
            lambda: desk.reception.interpret_scan(scan, by),
            self._answered,
            failed=self._failed,
            owner=self,
        )

    def _answered(self, answer: ScanAnswer) -> None:
        if self._route(answer):
            self._sounds.good()
            self.understood.emit(answer)
        else:
            self._sounds.bad()

    def _failed(self, error: DeskError) -> None:
        self._sounds.bad()
        self._workplace.say_error(error)

    def _words(self, key: str) -> str:
        return self._workplace.messages.text(key)
