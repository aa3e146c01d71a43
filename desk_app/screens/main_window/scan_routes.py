"""Decides which page a scan belongs to and says on the screen what was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desk_app.screens.notice import Notice, Tone
from desk_app.screens.requests import OpenDossier, ReceiveByCard
from desk_app.screens.widgets.dialogs import DeskDialog

if TYPE_CHECKING:
    from desk_app.screens.main_window.frame import WorkFrame
    from desk_app.services.reception.interpret_scan import ScanAnswer


class ScanRoutes:
    """The page in front has the first word; else a code opens its dossier and a card opens a reception."""

    def __init__(self, frame: WorkFrame) -> None:
        self._frame = frame
        self._workplace = frame.workplace

    def route(self, answer: ScanAnswer) -> bool:
        """Give True when the scan was of use; what was understood stands in a notice either way."""
        if not self._dialog_gives_way(str(answer.scan.kind)):
            return False
        front = self._frame.deck.front
        if front is not None and front.take_scan(answer):
            return True
        kind = str(answer.scan.kind)
        if kind == "citizen_card":
            self._workplace.open_page(ReceiveByCard(answer))
            return True
        if kind == "dossier_code" and answer.dossier is not None:
            code = answer.dossier.code
            self._workplace.open_page(OpenDossier(code))
            self._say(Tone.GOOD, "screens.scan_opened", seconds=6, code=code)
            return True
        self._refuse(answer, kind)
        return False

    def _dialog_gives_way(self, kind: str) -> bool:
        """Close what only shows or asks for a code; over a deed half done nothing is opened behind its dialog."""
        while isinstance(dialog := QApplication.activeModalWidget(), DeskDialog):
            if dialog.lets_cards_through and kind == "citizen_card":
                break
            if not dialog.gives_way:
                self._say(Tone.WARNING, "screens.scan_dialog", title=dialog.windowTitle())
                return False
            dialog.reject()
        return True

    def _refuse(self, answer: ScanAnswer, kind: str) -> None:
        value, causes = answer.scan.value, answer.scan.warnings
        if kind == "unknown" and causes:
            words = self._workplace.messages.of(causes[0])
            self._say(Tone.TROUBLE, "screens.scan_refused", cause=words, raw=value)
        elif kind == "unknown":
            self._say(Tone.TROUBLE, "screens.scan_unknown", raw=value)
        elif answer.foreign_ward:
            self._say(Tone.WARNING, "screens.scan_other_ward", code=value)
        else:
            self._say(Tone.WARNING, "screens.scan_not_here", code=value)

    def _say(self, tone: Tone, key: str, *, seconds: int = 0, **params: object) -> None:
        messages = self._workplace.messages
        code = "" if tone is Tone.GOOD else messages.code(key)
        self._workplace.say(Notice(tone, messages.text(key, **params), code, seconds=seconds))
