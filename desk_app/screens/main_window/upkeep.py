"""Looks after the desk's data while the window is open: the log is folded in, the file looked at, copies written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desk_app.errors import DeskError
from desk_app.screens.notice import Notice, Tone
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Callable

PAUSE_MS = 50
"""Between two slices of upkeep, so that whatever the clerk asks comes first."""


class Upkeep(QObject):
    """Small work in the gaps between deeds; trouble with the data is told, a second place out of reach only noted."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._looked_on: date | None = None
        self._unkept_told = False
        self._next = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._next.timeout.connect(self._fold)

    def minute(self) -> None:
        """Do what is due; called every minute."""
        self._fold()
        self._keep_look_ups()
        self._look_at_file()
        self._do("back_up", self._workplace.desk.care.back_up_when_due, self._copy_failed)

    def _fold(self) -> None:
        store = self._workplace.desk.store
        self._workplace.ask(
            "idle_work",
            store.idle_work,
            lambda more: self._next.start() if more else None,
            failed=self._workplace.note_trouble,
            owner=self,
        )

    def _keep_look_ups(self) -> None:
        """Write down look-ups that could not be before; say once while they still cannot."""

        def kept(left: int) -> None:
            if left and not self._unkept_told:
                messages = self._workplace.messages
                words = messages.text("lookups.not_kept", count=left)
                self._workplace.say(
                    Notice(Tone.WARNING, words, messages.code("lookups.not_kept"), by_itself=True)
                )
            self._unkept_told = bool(left)

        look_ups = self._workplace.desk.look_ups
        self._workplace.ask("look_up", look_ups.settle, kept, owner=self)

    def _look_at_file(self) -> None:
        """Look at the whole file once a day (FAULTS S7); small files were looked at when they were opened."""
        today = self._workplace.clock.now().date()
        if self._looked_on != today:
            self._looked_on = today
            self._do("look_at_file", self._workplace.desk.store.look_at_file, self._workplace.say_error)

    def _copy_failed(self, error: DeskError) -> None:
        messages = self._workplace.messages
        self._workplace.say(
            Notice(Tone.WARNING, messages.of(error), messages.code(error.key), by_itself=True)
        )

    def _do(self, name: str, work: Callable[[], object], failed: Callable[[DeskError], None]) -> None:
        self._workplace.ask(name, work, failed=failed, owner=self)
