"""Tells whether Alt is held: only then are the letters of access keys underlined.

Qt would ask the style (SH_UnderlineShortcut); a style that answers from Python drops references to None until the
interpreter ends itself (PySide6 6.12), so the few widgets with such letters ask here when they paint.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

_ALT = 0x01000023
"""`Qt.Key.Key_Alt`, without Qt's slow namespace of constants."""


class _Alt:
    """There is one keyboard."""

    held = False


def access_keys_shown() -> bool:
    """Whether letters of access keys are underlined now."""
    return _Alt.held


def without_key(text: str) -> str:
    """Give a label without the mark of its access key."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&&")


class AltWatch(QObject):
    """Watches the windows in use, not every event of the program."""

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        _Alt.held = False
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Alt go down and up; another window in front has let it go too."""
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) and isinstance(event, QKeyEvent):
            if event.key() == _ALT:
                self._show(held=kind is QEvent.Type.KeyPress)
        elif kind is QEvent.Type.FocusOut:
            self._show(held=False)
        return False

    def _watch(self, window: QWindow | None) -> None:
        self._show(held=False)
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    @staticmethod
    def _show(*, held: bool) -> None:
        if held is _Alt.held:
            return
        _Alt.held = held
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                for one in window.findChildren(QWidget):
                    if isinstance(one, HasAccessKey) and one.isVisible():
                        one.update()


class HasAccessKey:
    """Marks a widget that paints the letter of its access key only while Alt is held."""
