"""The whole program, window and all, on a data folder on the disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desk_app.bootstrap.open_desk import PARTS_OF_THIS_PC, Chosen
from desk_app.bootstrap.window import FolderOpening
from desk_app.services.desk import Desk
from tests.builders import SUPERVISOR
from tests.screens.program import Program


class OpeningOfFolder(FolderOpening):
    """Opens a folder as the program does; the scanner is the test's own hand."""

    def __init__(self, folder: Path, chosen: Chosen) -> None:
        super().__init__(folder, chosen)
        self.memory: Any = None
        self.scan: Any = None

    def watch_scanner(self, take: Any) -> object:
        self.scan = take
        return self


class WindowOnFolder(Program):
    """Page object of the window on a real folder."""

    opening: Any

    def __init__(self, bot: QtBot, folder: Path, chosen: Chosen = PARTS_OF_THIS_PC) -> None:
        super().__init__(bot, OpeningOfFolder(folder, chosen))  # type: ignore[arg-type]

    @property
    def desk(self) -> Desk:
        """The desk the window works on; ask it only while the window is settled."""
        session = self.application.session
        assert session is not None
        return session.workplace.desk

    @property
    def trouble(self) -> str:
        """What keeps the desk from opening."""
        sign_in = self.window.sign_in
        return sign_in.trouble.text() if sign_in.trouble.isVisible() else ""

    def card(self, words: str) -> str:
        """Give the sentence of the card of the start page that speaks of something."""
        texts = [label.text() for card in self.page.cards for label in card.findChildren(QLabel)]
        found = [text for text in texts if words in text]
        assert found, texts
        return found[0]

    def prints_of(self, code: str) -> list[str]:
        """Give the states of the prints of a dossier."""
        return [one.state.value for one in self.desk.dossier.show(code, SUPERVISOR).prints]
