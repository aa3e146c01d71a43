"""Joins the window with the desk of a folder and with the scanner; only this loads Qt."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from desk_app.bootstrap.folders import Lock, has_desk
from desk_app.bootstrap.open_desk import PARTS_OF_THIS_PC, Chosen, open_desk
from desk_app.errors import Refused, StorageTrouble

if TYPE_CHECKING:
    from desk_app.bootstrap.window_lock import WindowLock
    from desk_app.domain.codes.arrivals import Arrival
    from desk_app.ports.clock import Clock
    from desk_app.ports.code_pictures import CodeDrawer
    from desk_app.services.desk import Desk


class FolderOpening:
    """The desk of one data folder, opened for the life of the window; `chosen` parts serve demonstrations and tests."""

    def __init__(
        self, folder: Path, chosen: Chosen = PARTS_OF_THIS_PC, lock: WindowLock | None = None
    ) -> None:
        self.folder = folder
        self._chosen = chosen
        self._lock = lock

    def has_desk(self) -> bool:
        """Whether the folder holds a desk."""
        return has_desk(self.folder)

    def open(self) -> Desk:
        """Open the desk and hold the folder, with nothing left of an earlier run; raises DeskError in words."""
        from desk_app.storage.layout import DeskFolder

        # A window made for a folder without a desk had nothing to lock when it started.
        is_held = self._lock is not None and self._lock.is_held
        desk = open_desk(self.folder, lock=Lock.NONE if is_held else Lock.WINDOW, chosen=self._chosen)
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

    def code_drawer(self) -> CodeDrawer:
        """Give what draws codes on the screen as on paper."""
        from desk_app.printing.pages.code_pictures import SymbolRows

        return SymbolRows()

    def watch_scanner(self, take: Callable[[Arrival], None]) -> object:
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


def is_seen(environ: Mapping[str, str]) -> bool:
    """Whether somebody looks at the screen of this process."""
    return environ.get("QT_QPA_PLATFORM") not in ("offscreen", "minimal")


def run_window(folder: Path, lang: str) -> int:
    """Show the window until it is closed; gives the exit code. A second start raises the first window instead.

    Raises Refused `cli.no_screen`, or `cli.window_silent` when the folder is in use and no window of it answers;
    StorageTrouble `storage.held` when another program holds the file of the lock.
    """
    if not has_screen(os.environ, sys.platform):
        raise Refused("cli.no_screen")
    from desk_app.bootstrap.window_lock import WindowLock
    from desk_app.qt.quick_imports import quicken

    quicken()
    lock = WindowLock(folder)
    try:
        if not lock.take():
            return 0
    except (Refused, StorageTrouble) as trouble:
        if is_seen(os.environ):
            from desk_app.screens.trouble_box import show_trouble

            show_trouble(trouble, lang)
        raise
    # Thousands of lasting objects are made before the first paint, and Python would look through them again and again;
    # from then on the window collects its garbage itself.
    gc.disable()
    from desk_app.screens import application

    try:
        return application.run_window(FolderOpening(folder, lock=lock), lang)
    finally:
        lock.release()
        gc.enable()
