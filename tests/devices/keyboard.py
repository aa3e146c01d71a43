"""A keyboard and a wedge scanner that press keys in a window the way the window system does."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow

from tests.devices.setups import SCAN_PAUSE_MS, Arriving

_NAMED = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, "\b": Qt.Key.Key_Backspace}


def _key_of(char: str) -> int:
    if char in _NAMED:
        return _NAMED[char]
    upper = ord(char.upper()[0])
    return upper if upper < 0x7F else 0


@dataclass
class Keyboard:
    """Presses keys in one window; `now` (ms) is the time the window system stamps on them."""

    window: QWindow
    now: int = 10_000

    def press(self, char: str, after: int, *, repeated: bool = False) -> None:
        """Press and let go one key, `after` milliseconds after the one before."""
        self.now += after
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, _key_of(char), Qt.KeyboardModifier.NoModifier, 0, 0, 0, char, repeated, 1)
            event.setTimestamp(self.now)
            QCoreApplication.sendEvent(self.window, event)

    def type(self, text: str, gap: int = 120) -> None:
        """Type like a person."""
        for char in text:
            self.press(char, gap)

    def scan(self, text: str, end: str = "\r", gap: int = 4) -> None:
        """Send a code like a wedge scanner."""
        for place, char in enumerate(text + end):
            self.press(char, gap if place else 900)

    def compose(self, text: str, *, commit: bool) -> None:
        """Show or finish letters in an input method."""
        self._compose(Arriving(text, composed=True) if commit else Arriving(composed=True, shown=text))

    def play(self, arriving: list[Arriving], ends: str = "\r") -> None:
        """Let the events of one scan arrive, with what the scanner closes a code with."""
        self.now += SCAN_PAUSE_MS
        for each in (*arriving, *(Arriving(end) for end in ends)):
            if each.composed:
                self.now += each.after
                self._compose(each)
            else:
                self.press(each.text, each.after)

    def _compose(self, each: Arriving) -> None:
        """An input method talks to what has the focus, never to the window, and stamps no time."""
        event = QInputMethodEvent(each.shown, [])
        event.setCommitString(each.text)
        focus: QObject = QGuiApplication.focusObject() or self.window
        QCoreApplication.sendEvent(focus, event)
