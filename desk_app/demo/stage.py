"""The program on a screen nobody sees: opened, driven by keys, waited for by facts, photographed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    QSize,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QColor, QPainter, QWindow
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desk_app.bootstrap.open_desk import Chosen
from desk_app.bootstrap.window import FolderOpening
from desk_app.demo.keyboard import Keyboard
from desk_app.platform.private_files import make_folder
from desk_app.qt.crash_report import CrashReport
from desk_app.screens.application import DeskApplication
from desk_app.screens.formats import time_text
from desk_app.screens.main_window.frame import WorkFrame
from desk_app.screens.page import Page
from desk_app.screens.session import DeskSession

P = TypeVar("P", bound=Page)
W = TypeVar("W", bound=QWidget)

SCREEN = QSize(1366, 768)
"""The smallest screen the wards have."""
PATIENCE_MS, LOOK_MS, SETTLE_MS = 30_000, 10, 120


MOST_TABS = 40
"""Tabs after which a widget is called out of reach."""


class DemoFailed(Exception):
    """The program did not do what the morning expected."""


class Stage:
    """One running program; `say` tells progress in one line."""

    def __init__(self, data: Path, chosen: Chosen, pictures: Path, say: Callable[[str], None]) -> None:
        qInstallMessageHandler(_only_news)
        self.app = _application()
        self.say = say
        self._pictures = pictures
        self._taken = 0
        self.program = DeskApplication(self.app, FolderOpening(data, chosen))
        self.program.last_resort.crashed.connect(self._crashed)
        self.program.window.resize(SCREEN)
        self.program.show()
        self.keys = Keyboard(self._front_window)
        self._crash = ""

    @property
    def pictures(self) -> int:
        """How many pictures were taken."""
        return self._taken

    @property
    def session(self) -> DeskSession:
        """The opened desk."""
        if self.program.session is None:
            raise DemoFailed("the desk is not open")
        return self.program.session

    @property
    def frame(self) -> WorkFrame:
        """The working window of the clerk signed in."""
        if self.session.frame is None:
            raise DemoFailed("nobody is signed in")
        return self.session.frame

    def page(self, kind: type[P]) -> P:
        """Give the page in front, which must be of this kind."""
        self.until(lambda: isinstance(self.frame.deck.front, kind), f"the page {kind.__name__}")
        front = self.frame.deck.front
        if not isinstance(front, kind):
            raise DemoFailed(f"another page than {kind.__name__} is in front")
        return front

    def until(self, fact: Callable[[], bool], what: str) -> None:
        """Wait for a fact; raises DemoFailed naming it when it does not come about."""
        loop, looking, deadline = QEventLoop(), QTimer(interval=LOOK_MS), QTimer(singleShot=True)
        seen: list[bool] = []

        def look() -> None:
            # A fact that came about counts, also when it has passed again before the loop is left.
            if fact():
                seen.append(True)
                loop.exit()

        looking.timeout.connect(look)
        deadline.timeout.connect(loop.quit)
        looking.start()
        deadline.start(PATIENCE_MS)
        if not fact():
            loop.exec()
        looking.stop()
        if self._crash:
            raise DemoFailed(self._crash)
        if not seen and not fact():
            raise DemoFailed(f"waited in vain for: {what}")

    def settle(self) -> None:
        """Let the keys pressed so far arrive; a scanner's and a person's keys are told apart by waiting a moment."""
        loop = QEventLoop()
        QTimer.singleShot(SETTLE_MS, loop.quit)
        loop.exec()

    def quiet(self) -> None:
        """Wait until the desk has answered everything asked so far."""
        self.until(lambda: self.program.lane.is_idle, "an idle desk")
        self.until(lambda: self.program.print_lane.is_idle, "an idle printer lane")

    def dialog(self, kind: type[W]) -> W:
        """Give the dialog in front, which must be of this kind."""
        self.until(lambda: isinstance(QApplication.activeModalWidget(), kind), f"the dialog {kind.__name__}")
        front = QApplication.activeModalWidget()
        if not isinstance(front, kind):
            raise DemoFailed(f"{kind.__name__} is not open")
        return front

    def tab_to(self, wanted: QWidget) -> None:
        """Walk with Tab to a widget or into it."""
        for _ in range(MOST_TABS):
            focus = QApplication.focusWidget()
            if focus is wanted or (focus is not None and wanted.isAncestorOf(focus)):
                return
            self.keys.press(Qt.Key.Key_Tab)
            self.settle()
        raise DemoFailed(f"Tab never reaches “{wanted.accessibleName()}”")

    def picture(self, name: str) -> None:
        """Photograph the window with any dialog over it."""
        self.quiet()
        self.settle()
        self._clock_in_step()
        self._taken += 1
        shot = self.program.window.grab()
        over = QApplication.activeModalWidget()
        if over is not None:
            place = self.program.window.rect().center() - over.rect().center()
            painter = QPainter(shot)
            painter.fillRect(shot.rect(), QColor(0, 0, 0, 70))
            painter.drawPixmap(place, over.grab())
            painter.setPen(QColor(90, 90, 90))
            painter.drawRect(over.rect().translated(place))  # The frame a window manager would give it.
            painter.end()
        make_folder(self._pictures)
        shot.save(str(self._pictures / f"{self._taken:02}-{name}.png"))

    def _clock_in_step(self) -> None:
        """Wait until the header shows the time of the demonstration: minutes are skipped, the header ticks each second."""
        frame = self.program.session.frame if self.program.session else None
        if frame is not None:
            now = frame.workplace.clock.now
            self.until(lambda: frame.header.time.endswith(time_text(now())), "a header clock in step")

    def leave(self) -> None:
        """Close the window as a clerk does, also when entries wait for the city."""
        window = self.program.window
        window.close()
        self.until(
            lambda: not window.isVisible() or QApplication.activeModalWidget() is not None, "an answer"
        )
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            self.picture("leaving")
            (leave,) = [one for one in dialog.findChildren(QPushButton) if one.property("role") == "grave"]
            self.tab_to(leave)
            self.keys.press(Qt.Key.Key_Return)
        self.until(lambda: not window.isVisible(), "the closed window")

    def _front_window(self) -> QWindow:
        widget = QApplication.activeModalWidget() or self.program.window
        if not widget.isActiveWindow():
            widget.activateWindow()
            self.until(widget.isActiveWindow, "the window in front")
        window = widget.windowHandle()
        if window is None:
            raise DemoFailed("a window without a place on the screen")
        return window

    def _crashed(self, report: CrashReport) -> None:
        self._crash = report.text()


def _only_news(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Pass on what Qt has to say, but for the remark of a screen that is none."""
    if "propagateSizeHints" not in text:
        sys.stderr.write(f"Qt: {text}\n")


def _application() -> QApplication:
    app = QApplication.instance() or QApplication(["desk-app"])
    if not isinstance(app, QApplication):
        raise DemoFailed("no windows can be opened here")
    return app
