"""The real window on a real desk, driven by keys as the window system sends them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from desk_app.bootstrap.new_desk import PRACTICE_PIN
from desk_app.bootstrap.open_desk import Chosen, open_desk
from desk_app.bootstrap.window import FolderOpening
from desk_app.devices.wedge_filter import WedgeFilter
from desk_app.domain.dossier.dossier import Dossier
from desk_app.qt.crash_report import CrashReport
from desk_app.screens.application import DeskApplication
from desk_app.services.desk import Desk
from tests.builders import SUPERVISOR
from tests.devices.keyboard import Keyboard
from tests.fake_paper import FakePrinter
from tests.fakes import FakeClock

CARD = "001190123456||NGUYỄN THỊ HÒA|01051990|Nữ|Số 1, phường Khương Đình, Hà Nội|15042021"
T = TypeVar("T")
FORMS = ("01", "02", "03", "return")


def choose_printer(folder: Path, chosen: Chosen) -> None:
    """Set the printer called Laser for every form, as the supervisor does once."""
    desk = open_desk(folder, chosen=chosen)
    supervisor = desk.people.sign_in("supervisor", PRACTICE_PIN)
    for form in FORMS:
        desk.reference.change_settings({f"print.printer.{form}": "Laser"}, supervisor)
    desk.close()


class WindowHands:
    """The program started on a data folder, and the hands and eyes of the clerk; every wait is for a fact."""

    def __init__(self, bot: QtBot, folder: Path, clock: FakeClock, printer: FakePrinter) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.bot = bot
        self.folder = folder
        self.clock, self.printer = clock, printer
        self.chosen = Chosen(clock=clock, printer=printer)
        self.crashes: list[CrashReport] = []
        self._keys_at = 10_000
        self._ended = False
        self.program = DeskApplication(app, FolderOpening(folder, self.chosen))
        self.program.last_resort.crashed.connect(self.crashes.append)
        self.program.show()
        self.until(lambda: self.program.session is not None)
        self.until(lambda: self.program.window.sign_in.form.names.count() > 0)

    @property
    def session(self) -> Any:
        """Who works at the desk."""
        return self.program.session

    @property
    def page(self) -> Any:
        """The page in front."""
        return self.session.frame.deck.front

    @property
    def notice(self) -> str:
        """The message above the bottom bar."""
        notice = self.session.frame.notice
        return notice.notice.text if notice.isVisible() and notice.notice else ""

    @property
    def focus(self) -> str:
        """The accessible name of what has the cursor."""
        widget = QApplication.focusWidget()
        return widget.accessibleName() if widget else ""

    def press(self, *keys: str) -> None:
        """Press keys as written on the buttons."""
        for key in keys:
            combination = QKeySequence(key)[0]
            QTest.keyClick(self._window(), combination.key(), combination.keyboardModifiers())
            self.settle()

    def type(self, text: str) -> None:
        """Type like a person."""
        self._with_keyboard(lambda keyboard: keyboard.type(text))
        self.until(lambda: not self._scanner.holding)
        self.settle()

    def scan(self, text: str) -> None:
        """Send a code like a wedge scanner, whatever has the cursor."""
        self.clock.pass_time(seconds=3)
        self._with_keyboard(lambda keyboard: keyboard.scan(text))
        self.settle()

    def dialog(self) -> Any:
        """The dialog in front, once it has the keyboard."""
        self.settle()
        self.until(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
        front = QApplication.activeModalWidget()
        self.until(lambda: QApplication.focusWidget() is not None)
        return front

    def until(self, fact: Callable[[], bool]) -> None:
        """Wait for a fact."""
        self.bot.waitUntil(fact, timeout=20_000)

    def settle(self) -> None:
        """Wait until nothing asked is still under way."""
        self.until(lambda: self.program.lane.is_idle and self.program.print_lane.is_idle)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if QApplication.activeModalWidget() is None and not self._ended:
            # The offscreen platform has no window manager that gives the keyboard back after a dialog.
            self.program.window.activateWindow()
        assert self.crashes == [], self.crashes[0].text()

    def click(self, label: str) -> None:
        """Press the visible button with these words; what was just laid out is shown first."""
        QApplication.sendPostedEvents()
        place = QApplication.activeModalWidget() or self.program.window
        found = [one for one in place.findChildren(QPushButton) if label in one.text() and one.isVisible()]
        assert found, f"no button says {label!r}"
        found[0].click()
        self.settle()

    def _window(self) -> Any:
        widget = QApplication.activeModalWidget() or self.program.window
        if not widget.isActiveWindow():
            widget.activateWindow()
            self.until(widget.isActiveWindow)
        handle = widget.windowHandle()
        assert handle is not None
        return handle

    def _with_keyboard(self, use: Callable[[Keyboard], None]) -> None:
        keyboard = Keyboard(self._window(), self._keys_at)
        use(keyboard)
        self._keys_at = keyboard.now + 2_000

    @property
    def _scanner(self) -> WedgeFilter:
        return next(one for one in self.program._kept if isinstance(one, WedgeFilter))


class WindowDay(WindowHands):
    """One start of the program, from sign-in to its end."""

    def sign_in(self) -> WindowDay:
        """Sign in as the clerk, whose name stands first."""
        self.type(PRACTICE_PIN)
        self.press("Return")
        self.until(lambda: self.session.frame is not None)
        self.settle()
        return self

    def cut_the_power(self, image: Path) -> Path:
        """Give the disk as it was at this moment, and end the program."""
        shutil.copytree(self.folder, image, ignore=shutil.ignore_patterns("*.lock"))
        self.close()
        return image

    def dossier(self, code: str) -> Dossier:
        """Read a dossier as the window would."""
        desk = self.desk
        return self.asked(lambda: desk.dossier.show(code, SUPERVISOR))

    def asked(self, work: Callable[[], T]) -> T:
        """Ask the desk something on its own lane."""
        found: list[T] = []
        self.program.lane.run("look", work, found.append)
        self.until(lambda: bool(found))
        return found[0]

    @property
    def desk(self) -> Desk:
        """The opened desk; only its lane may call it."""
        desk = self.session.workplace.desk
        assert isinstance(desk, Desk)
        return desk

    def end(self) -> None:
        """End the program, if it still runs."""
        if not self._ended:
            self.close()

    def close(self) -> None:
        """End the program."""
        self._ended = True
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._scanner.unwatch(app)
        with self.bot.waitSignal(self.program.ended, timeout=20_000):
            self.program.close()
        self.program.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert self.crashes == [], self.crashes[0].text()


def proved(folder: Path, chosen: Chosen) -> dict[str, Any]:
    """Open the folder once more and let it prove itself; gives counts."""
    desk = open_desk(folder, chosen=chosen)
    try:
        report = desk.store.verify()
    finally:
        desk.close()
    assert report.ok, json.dumps(report.problems, default=str)
    return {"entries": report.entries, "dossiers": report.dossiers}
