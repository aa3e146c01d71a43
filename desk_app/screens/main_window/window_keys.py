"""The keys that work on every page."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desk_app.screens.main_window.help_sheet import HelpSheet
from desk_app.screens.main_window.notice_strip import NoticeStrip
from desk_app.screens.main_window.page_deck import PageDeck
from desk_app.screens.pages import PageEntry
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.widgets.code_question import CodeQuestion
from desk_app.screens.widgets.dialogs import LOCK, TEXT_SIZE
from desk_app.screens.workplace import Workplace


class WindowKeys(QObject):
    """Keys of pages, F1 help, F4 code by hand, F12 lock, Esc, and the size of text; none repeats when held.

    `lock_pressed` (F12), `code_given` (what was typed after F4), `zoomed` (text has another size).
    """

    lock_pressed = Signal()
    code_given = Signal(str)
    zoomed = Signal()

    def __init__(self, window: QWidget, workplace: Workplace, deck: PageDeck, notice: NoticeStrip) -> None:
        super().__init__(window)
        self._window = window
        self._workplace = workplace
        self._deck = deck
        self._notice = notice
        self._pages: list[QAction] = []
        self.help = self._key(self.tr("Help"), self.show_help, "F1")
        self.code = self._key(self.tr("Scan or type a code"), self._code, "F4")
        self.lock = self._key(self.tr("Lock"), self.lock_pressed.emit, "F12")
        self.lock.setObjectName(LOCK)
        self.owed = self._key(self.tr("Papers that did not come out"), self.show_owed, "Shift+F8")
        back = self._key(self.tr("Back"), self._escape, "Esc")
        self._undo = self._key(self.tr("Undo"), notice.undo, "Ctrl+Z")
        self.palette = self._key(self.tr("All deeds"), self.show_palette, "Ctrl+K")
        larger = self._key(self.tr("Larger text"), lambda: self._zoom(1), "Ctrl++")
        larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        smaller = self._key(self.tr("Smaller text"), lambda: self._zoom(-1), "Ctrl+-")
        usual = self._key(self.tr("Text as usual"), lambda: self._zoom(0), "Ctrl+0")
        for one in (larger, smaller, usual):
            one.setObjectName(TEXT_SIZE)
        self._small = (larger, smaller, usual, back)

    def page_key(self, entry: PageEntry) -> QAction:
        """Make the key of a page."""
        first = entry.answers[0]
        action = self._key(entry.word(), lambda: self._workplace.open_page(first()), entry.key)
        if entry.right is not None and (reason := self._workplace.why_not(entry.right)):
            action.setEnabled(False)
            action.setToolTip(reason)
        self._pages.append(action)
        return action

    def show_owed(self) -> None:
        """Show the papers that did not come out."""
        from desk_app.screens.prints.owed_dialog import OwedDialog

        self._notice.settle()
        OwedDialog(self._workplace, self._window).open()

    def show_palette(self) -> None:
        """Offer every deed of the page in front and of everywhere."""
        from desk_app.screens.main_window.palette import Palette

        front = self._deck.front
        own = (*front.next_actions(), *front.deeds()) if front else ()
        undo = (self._undo,) if self._notice.can_undo else ()
        everywhere = (*self._pages, self.code, self.owed, self.help, self.lock, *self._small)
        Palette([one for one in (*undo, *own, *everywhere) if one.isVisible()], self._window).open()

    def show_help(self) -> None:
        """Show the sheet of keys."""
        front = self._deck.front
        own = front.next_actions() if front else ()
        HelpSheet(
            own, (*self._pages, self.palette, self.code, self.owed, self.help, self.lock), self._window
        ).open()

    def _key(self, text: str, do: object, key: str) -> QAction:
        action = make_action(self._window, text, do, key)  # type: ignore[arg-type]
        self._window.addAction(action)
        return action

    def _code(self) -> None:
        front = self._deck.front
        if front is None or not front.scan_by_hand():
            box = CodeQuestion(self.code.text(), self._window)
            box.given.connect(self.code_given)
            box.open()

    def _escape(self) -> None:
        front = self._deck.front
        if self._notice.isVisible():
            self._notice.put_away()
        elif front is None or not front.escape():
            self._deck.back()

    def _zoom(self, steps: int) -> None:
        if steps:
            self._workplace.look.zoom_by(steps, self._window.width())
        else:
            self._workplace.look.zoom_back()
        self.zoomed.emit()
