"""The window carries the program's own icon, which the taskbar shows."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from tests.screens.program import Program


def test_the_window_has_an_icon(program: Program) -> None:
    icon = program.window.windowIcon()
    assert not icon.isNull()
    assert icon.pixmap(32, 32).toImage() == QApplication.windowIcon().pixmap(32, 32).toImage()
