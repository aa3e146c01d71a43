"""The running program as a clerk sees it: one window on a desk in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk_app.domain.codes.arrivals import Arrival
from desk_app.errors import DeskError
from desk_app.ports.clock import Clock
from desk_app.printing.pages.code_pictures import SymbolRows
from desk_app.qt.crash_report import CrashReport
from desk_app.screens.application import DeskApplication
from desk_app.screens.main_window.frame import WorkFrame
from desk_app.screens.page import Page
from desk_app.services.desk import Desk
from tests.builders import CLERK, PIN
from tests.screens.desk_in_memory import DeskInMemory
from tests.screens.keys import Hands


class MemoryOpening:
    """Opens the desk in memory; `trouble` keeps it shut, `made` counts practice desks made."""

    def __init__(self, memory: DeskInMemory, folder: Path) -> None:
        self.memory = memory
        self.folder = folder
        self.trouble: DeskError | None = None
        self.exists = True
        self.made: list[tuple[str, int]] = []
        self.scan: Callable[[Any], None] | None = None

    def has_desk(self) -> bool:
        return self.exists

    def open(self) -> Desk:
        if self.trouble:
            raise self.trouble
        return self.memory.desk

    def make_practice(self, ward: str, desk_no: int) -> None:
        if self.trouble:
            raise self.trouble
        self.made.append((ward, desk_no))
        self.exists = True

    def clock(self) -> Clock:
        return self.memory.clock

    def code_drawer(self) -> SymbolRows:
        return SymbolRows()

    def watch_scanner(self, take: Callable[[Any], None]) -> object:
        self.scan = take
        return self


class Program:
    """Page object of the whole window; every wait is for a fact."""

    def __init__(self, bot: QtBot, opening: MemoryOpening, lang: str = "vi") -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.bot = bot
        self.opening = opening
        self.memory = opening.memory
        self.application = DeskApplication(app, opening, lang)
        self.window = self.application.window
        self.hands = Hands(self.window)
        self.crashes: list[CrashReport] = []
        self.application.last_resort.crashed.connect(self.crashes.append)

    def start(self) -> Program:
        """Show the window and wait until the desk is open or told why not."""
        with self.bot.waitExposed(self.window):
            self.application.show()
        self.window.activateWindow()
        self.bot.waitUntil(lambda: bool(self.application._lanes))
        self.settle()
        return self

    def sign_in(self, user: str = CLERK.user, pin: str = PIN) -> Program:
        """Sign in by name and PIN and wait for the first page."""
        form = self.window.sign_in.form
        form.choose(user)
        self.hands.type(pin)
        self.hands.press("Return")
        self.bot.waitUntil(
            lambda: self.application.session is not None and self.application.session.frame is not None
        )
        self.settle()
        return self

    def settle(self) -> None:
        """Wait until no lane works and nothing waits to be delivered."""
        QApplication.sendPostedEvents()
        self.bot.waitUntil(lambda: all(lane.is_idle for lane in self.application._lanes))
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.sendPostedEvents()
        assert self.crashes == [], self.crashes[0].text()

    def scan(self, text: Arrival | str) -> None:
        """Scan a code with the scanner."""
        assert self.opening.scan is not None
        self.opening.scan(text)
        self.settle()

    def press(self, *keys: str) -> None:
        """Press keys and wait for what they set off."""
        for key in keys:
            front = QApplication.activeModalWidget() or self.window
            # The offscreen platform has no window manager to give the keyboard back after a dialog.
            front.activateWindow()
            self.bot.waitUntil(front.isActiveWindow)
            self.hands.press(key)
            self.settle()

    @property
    def frame(self) -> WorkFrame:
        """The working window."""
        session = self.application.session
        assert session is not None
        assert session.frame is not None
        return session.frame

    @property
    def page(self) -> Any:
        """The page in front."""
        front = self.frame.deck.front
        assert isinstance(front, Page)
        return front

    @property
    def notice(self) -> str:
        """The message above the bottom bar; nothing when there is none."""
        notice = self.frame.notice.notice
        return notice.text if notice and self.frame.notice.isVisible() else ""

    @property
    def status(self) -> str:
        """The words of the status area."""
        return self.frame.bottom.status.accessibleName()

    def dialog(self) -> Any:
        """The dialog in front, ready to be typed into."""
        found = QApplication.activeModalWidget()
        assert isinstance(found, QDialog), "no dialog is open"
        self.bot.waitUntil(lambda: found.isAncestorOf(QApplication.focusWidget() or self.window))
        return found

    def click(self, label: str, inside: QWidget | None = None) -> None:
        """Press the button with these words and wait for what it sets off."""
        place = inside or QApplication.activeModalWidget() or self.window
        found = [one for one in place.findChildren(QPushButton) if label in one.text() and one.isVisible()]
        assert found, f"no button says {label!r}"
        found[0].click()
        self.settle()

    def end(self) -> None:
        """End the program and check that nothing went wrong unseen."""
        for dialog in self.window.findChildren(QDialog):
            dialog.reject()
        with self.bot.waitSignal(self.application.ended):
            self.application.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert self.crashes == [], self.crashes[0].text()
