"""Tells, when the window comes back to the front, that a code scanned meanwhile went somewhere else (FAULTS B9)."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from desk_app.screens.notice import Notice, Tone
from desk_app.screens.workplace import Workplace

LONG_ENOUGH = 2.0
"""Seconds behind other windows in which somebody may have scanned."""


class BadSound(Protocol):
    """The sound of a scan that came to nothing."""

    def bad(self) -> None:
        """Sound it."""


class BehindWatch(QObject):
    """A wedge scanner types into whatever window is in front; nobody else can tell the clerk."""

    def __init__(self, workplace: Workplace, sounds: BadSound, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._sounds = sounds
        self._since: float | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self.state_changed)

    @Slot(Qt.ApplicationState)
    def state_changed(self, state: Qt.ApplicationState) -> None:
        """Note leaving the front, and speak on coming back."""
        now = self._workplace.clock.monotonic()
        if state is not Qt.ApplicationState.ApplicationActive:
            self._since = now if self._since is None else self._since
            return
        since, self._since = self._since, None
        if since is not None and now - since >= LONG_ENOUGH:
            self._sounds.bad()
            words = self._workplace.messages.text("screens.was_behind")
            self._workplace.say(Notice(Tone.PLAIN, words, seconds=6, by_itself=True))
