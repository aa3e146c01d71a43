"""A second monitor turned to the citizen, plugged in and out by a test."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from desk_app.qt.monitors import Monitor, Monitors
from desk_app.screens.citizen.page import CitizenPage
from tests.screens.program import Program

OWN = Monitor("own", "Clerk's", QRect(0, 0, 1366, 768))
OTHER = Monitor("other", "Dell P2419H", QRect(1366, 0, 1280, 800))


class SecondMonitor:
    """Page object of the citizens' screen; `monitors` are those plugged in now."""

    def __init__(self, program: Program) -> None:
        session = program.application.session
        assert session is not None
        self.program = program
        self.session = session
        self.monitors: tuple[Monitor, ...] = (OWN,)
        self._known.find = lambda: self.monitors
        program.window.setGeometry(OWN.area)

    def choose(self, key: str = OTHER.key) -> SecondMonitor:
        """Choose a monitor, as in the settings."""
        self._known.choose(key)
        return self._settled()

    def plug(self, *others: Monitor) -> SecondMonitor:
        """Have these monitors beside the clerk's."""
        self.monitors = (OWN, *others)
        self._known.changed.emit()
        return self._settled()

    def unplug(self) -> None:
        """Take them away, as a system does: told while they are still there."""
        self._known.going.emit()
        self.plug()

    @property
    def page(self) -> CitizenPage | None:
        """The page on the second monitor, if it is there."""
        return self.session.citizen.page

    @property
    def words(self) -> str:
        """Everything to be read on the second monitor."""
        page = self.page
        return " | ".join(one.text for one in page.texts) if page is not None else ""

    @property
    def _known(self) -> Monitors:
        return self.session.workplace.monitors

    def _settled(self) -> SecondMonitor:
        """The offscreen platform gives the keyboard to every window that is shown, also to one that wants none."""
        window = self.program.window
        self.program.settle()
        QApplication.processEvents()
        window.activateWindow()
        self.program.bot.waitUntil(lambda: QApplication.focusWindow() is window.windowHandle())
        return self
