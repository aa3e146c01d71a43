"""Presses keys in the program's windows the way a clerk and a wedge scanner do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from shiboken6 import isValid

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
TYPING_MS, SCANNING_MS, PAUSE_MS = 150, 4, 1_000
"""Milliseconds between the keys of a person, of a scanner, and before a new burst."""

_PLAIN = {Qt.Key.Key_Return: "\r", Qt.Key.Key_Tab: "\t", Qt.Key.Key_Space: " ", Qt.Key.Key_Down: ""}
"""Keys that only the focused widget hears; the others may be shortcuts and go in through the window system."""


class Keyboard:
    """Sends keys to the window that has the focus; each carries the time the window system would stamp on it."""

    def __init__(self, window: Callable[[], QWindow]) -> None:
        self._window = window
        self._now = PAUSE_MS

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press a key that has a name: F9, Enter, Ctrl+B."""
        if key in _PLAIN and modifier == NO_MODIFIER:
            self._send(key, _PLAIN[key], PAUSE_MS)
        else:
            QTest.keyClick(self._window(), key, modifier)

    def type(self, text: str) -> None:
        """Type letters as an input method hands them over, one by one."""
        for letter in text:
            self._send(Qt.Key(0), letter, TYPING_MS)

    def scan(self, text: str) -> None:
        """Send a code as a scanner does: fast, with Enter at the end."""
        self._now += PAUSE_MS
        for letter in text:
            self._send(Qt.Key(0), letter, SCANNING_MS)
        self._send(Qt.Key.Key_Return, "\r", SCANNING_MS)

    def _send(self, key: Qt.Key, text: str, after: int) -> None:
        self._now += after
        window = self._window()
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, NO_MODIFIER, text)
            event.setTimestamp(self._now)
            if isValid(window):
                QCoreApplication.sendEvent(window, event)
