"""Keeps Ctrl+Z for the notice that names it, which a box with the cursor would take for itself."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit


class UndoKey(QObject):
    """Once something is typed after the notice came, Ctrl+Z takes that back first, as everywhere."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._typed = self._taken = False

    def take(self, wanted: bool) -> None:
        """Take the key for the notice, or leave it to the boxes again."""
        self._typed = False
        app = QCoreApplication.instance()
        if wanted is self._taken or app is None:
            return
        self._taken = wanted
        if wanted:
            app.installEventFilter(self)
        else:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the key pass a box that has nothing newer to take back."""
        if isinstance(watched, QLineEdit | QPlainTextEdit):
            if event.type() is QEvent.Type.InputMethod:
                self._typed = True
            elif isinstance(event, QKeyEvent):
                return self._passes(watched, event)
        return False

    def _passes(self, box: QLineEdit | QPlainTextEdit, event: QKeyEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and event.text().isprintable() and event.text():
            self._typed = True
        if event.type() is not QEvent.Type.ShortcutOverride or not event.matches(
            QKeySequence.StandardKey.Undo
        ):
            return False
        has_newer = box.isUndoAvailable() if isinstance(box, QLineEdit) else box.document().isUndoAvailable()
        if self._typed and has_newer:
            return False
        event.ignore()
        return True
