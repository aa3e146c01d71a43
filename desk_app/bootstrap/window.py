"""Joins the window with the desk of a folder and with the scanner; only this loads Qt."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from desk_app.bootstrap.folders import Lock, has_desk
from desk_app.bootstrap.open_desk import PARTS_OF_THIS_PC, Chosen, open_desk
from desk_app.errors import Refused

if TYPE_CHECKING:
    from desk_app.ports.clock import Clock
    from desk_app.services.desk import Desk


class FolderOpening:
    """The desk of one data folder, opened for the life of the window; `chosen` parts serve demonstrations and tests."""

    def __init__(self, folder: Path, chosen: Chosen = PARTS_OF_THIS_PC) -> None:
        self.folder = folder
        self._chosen = chosen

    def has_desk(self) -> bool:
        """Whether the folder holds a desk."""
        return has_desk(self.folder)

    def open(self) -> Desk:
        """Open the desk and hold the folder, with nothing left of an earlier run; raises DeskError in words."""
        from desk_app.storage.layout import DeskFolder

        desk = open_desk(self.folder, lock=Lock.WINDOW, chosen=self._chosen)
        DeskFolder(self.folder).wipe_temporary()
        return desk

    def make_practice(self, ward: str, desk_no: int) -> None:
        """Make a practice desk; raises Refused for an impossible ward or a folder in use."""
        from desk_app.bootstrap.new_desk import make_desk, practice_desk

        make_desk(self.folder, practice_desk(ward.strip().upper(), desk_no), self._chosen)

    def clock(self) -> Clock:
        """Give the clock of this PC."""
        from desk_app.devices.system_clock import SystemClock

        return self._chosen.clock or SystemClock()

    def watch_scanner(self, take: Callable[[str], None]) -> object:
        """Catch keyboard-wedge scans in every window of the program; the answer is kept while it runs."""
        from PySide6.QtGui import QGuiApplication

        from desk_app.devices.wedge_filter import WedgeFilter

        app = QGuiApplication.instance()
        if not isinstance(app, QGuiApplication):
            raise TypeError("a scanner is watched in the windows of a program")
        wedge = WedgeFilter(self.clock().monotonic)
        wedge.scanned.connect(take)
        wedge.watch(app)
        return wedge


def has_screen(environ: Mapping[str, str], platform: str) -> bool:
    """Whether a window can be shown; Qt would end the program without a word where there is none."""
    if not platform.startswith("linux") or environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def run_window(folder: Path, lang: str) -> int:
    """Show the window until it is closed; gives the exit code. Raises Refused where there is no screen."""
    if not has_screen(os.environ, sys.platform):
        raise Refused("cli.no_screen")
    from desk_app.qt.quick_imports import quicken

    quicken()
    from desk_app.screens import application

    return application.run_window(FolderOpening(folder), lang)
