"""The keys that work on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from desk_app.screens.main_window.help_sheet import HelpSheet
from desk_app.screens.pages import PageEntry
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.widgets.code_question import CodeQuestion

if TYPE_CHECKING:
    from desk_app.screens.main_window.frame import WorkFrame

ZOOM_STEP = 0.1


class WindowKeys(QObject):
    """Keys of pages, F1 help, F4 code by hand, F12 lock, Esc, and the size of text; none repeats when held."""

    lock_pressed = Signal()
    code_given = Signal(str)

    def __init__(self, frame: WorkFrame) -> None:
        super().__init__(frame)
        self._frame = frame
        self._pages: list[QAction] = []
        self.help = self._key(self.tr("Help"), self.show_help, "F1")
        self.code = self._key(self.tr("Scan or type a code"), self._code, "F4")
        self.lock = self._key(self.tr("Lock"), self.lock_pressed.emit, "F12")
        self._key(self.tr("Back"), self._escape, "Esc")
        self._key(self.tr("Larger text"), lambda: self._zoom(ZOOM_STEP), "Ctrl++").setShortcuts(
            [QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")]
        )
        self._key(self.tr("Smaller text"), lambda: self._zoom(-ZOOM_STEP), "Ctrl+-")

    def page_key(self, entry: PageEntry) -> QAction:
        """Make the key of a page."""
        workplace = self._frame.workplace
        action = self._key(entry.word(), lambda: workplace.open_page(entry.name), entry.key)
        self._pages.append(action)
        return action

    def show_help(self) -> None:
        """Show the sheet of keys."""
        front = self._frame.deck.front
        own = front.next_actions() if front else ()
        HelpSheet(own, (*self._pages, self.code, self.help, self.lock), self._frame).open()

    def _key(self, text: str, do: object, key: str) -> QAction:
        action = make_action(self._frame, text, do, key)  # type: ignore[arg-type]
        self._frame.addAction(action)
        return action

    def _code(self) -> None:
        front = self._frame.deck.front
        if front is None or not front.scan_by_hand():
            box = CodeQuestion(self.code.text(), self._frame)
            box.given.connect(self.code_given)
            box.open()

    def _escape(self) -> None:
        front = self._frame.deck.front
        if self._frame.notice.isVisible():
            self._frame.notice.put_away()
        elif front is None or not front.escape():
            self._frame.deck.back()

    def _zoom(self, step: float) -> None:
        self._frame.workplace.look.zoom_by(step)
        self._frame.rail.settle_width()
