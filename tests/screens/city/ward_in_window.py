"""The real window on a real desk of a ward with its city, whose door stands in this process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pytestqt.qtbot import QtBot

from desk_app.bootstrap.window import FolderOpening
from desk_app.ports.clock import Clock
from tests.screens.program import Program
from tests.services.ward_at_work import PIN, Ward


class WardOpening(FolderOpening):
    """Opens desk 1 of the ward; the scanner is in the test's hand."""

    memory: Any = None

    def __init__(self, ward: Ward, clock: Clock | None) -> None:
        super().__init__(ward.folder(1), replace(ward.chosen(), clock=clock or ward.clock))
        self.scan: Callable[[str], None] | None = None

    def watch_scanner(self, take: Callable[[str], None]) -> object:
        self.scan = take
        return self


class WardProgram(Program):
    """The program of desk 1, on its own clock if it has one; `ward` holds the city and the other desks."""

    def __init__(self, bot: QtBot, ward: Ward, clock: Clock | None = None) -> None:
        ward.let_go(1)
        super().__init__(bot, WardOpening(ward, clock))  # type: ignore[arg-type]
        self.ward = ward

    def begin(self, user: str = "supervisor") -> WardProgram:
        """Show the window, wait for the first talk with the city and sign in."""
        self.start()
        self.bot.waitUntil(lambda: bool(self.window.sign_in.form.names.count()), timeout=20_000)
        self.settle()
        self.sign_in(user, PIN)
        return self

    def sync(self) -> None:
        """Let desk and city talk, and wait until they have."""
        runs = self.frame.workplace.city
        heard: list[object] = []
        runs.sync_now(heard.append, heard.append)
        self.bot.waitUntil(lambda: bool(heard))
        self.settle()

    def settle(self) -> None:
        """Wait until no lane works; encrypted desks take their time on a busy machine."""
        self.bot.waitUntil(self.is_still)
        super().settle()

    def is_still(self) -> bool:
        return all(lane.is_idle for lane in self.application._lanes)

    def words(self) -> str:
        """Everything the page in front says."""
        from PySide6.QtWidgets import QLabel

        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())
