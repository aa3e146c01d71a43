"""A clerk's hands: keys pressed in the window, Vietnamese typed letter by letter as an input method gives it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


class Hands:
    """Presses keys where the focus is; `window` is the program's window or an open dialog above it."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def press(self, *keys: str) -> None:
        """Press keys or combinations as they are written on buttons ("F9", "Alt+1", "Return", "Shift+Tab")."""
        for key in keys:
            combination: QKeyCombination = QKeySequence(key)[0]
            handle = self._active().window().windowHandle()
            assert handle is not None
            QTest.keyClick(handle, combination.key(), combination.keyboardModifiers())

    def hold(self, key: Qt.Key, times: int = 5) -> None:
        """Hold a key down: one press, then repeats the window system makes of it."""
        for turn in range(times):
            event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", turn > 0, 1)
            QCoreApplication.sendEvent(self._target(), event)

    def type(self, text: str) -> None:
        """Type text into the field with the focus, each letter as a key event carrying it."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                code = ord(letter.upper()) if letter.isascii() and letter.isalnum() else 0
                event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.sendEvent(self._target(), event)

    def commit(self, text: str) -> None:
        """Finish a word in an input method."""
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QCoreApplication.sendEvent(self._target(), event)

    def _active(self) -> QWidget:
        return QApplication.activeModalWidget() or self._window

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or self._active()
