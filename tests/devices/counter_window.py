"""A window with a name field and a default button, and the keyboard before it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from tests.devices.keyboard import Keyboard


class CounterWindow:
    """Whatever reaches the field or the button can be seen: the field keeps it, the button counts."""

    def __init__(self, qtbot: QtBot, window: QDialog) -> None:
        self.window = window
        self.pressed = 0
        self.name = QLineEdit()
        button = QPushButton("OK", default=True)
        button.clicked.connect(self._press)
        column = QVBoxLayout(window)
        column.addWidget(self.name)
        column.addWidget(button)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        self.name.setFocus()
        qtbot.waitUntil(self.name.hasFocus)
        handle = window.windowHandle()
        assert handle is not None
        self.keys = Keyboard(handle)

    def _press(self) -> None:
        self.pressed += 1
