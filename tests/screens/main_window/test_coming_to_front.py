"""Another start of the program brings the window that is there forward, wherever it was put."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from tests.screens.program import Program

# Without a screen there is no order of windows.
pytestmark = pytest.mark.qt_log_ignore(r"This plugin does not support raise\(\)", extend=True)


@pytest.mark.parametrize("put_away", [QWidget.showMinimized, QWidget.hide])
def test_a_window_put_away_is_there_again(program: Program, put_away: Callable[[QWidget], None]) -> None:
    put_away(program.window)
    program.bot.waitUntil(lambda: program.window.isMinimized() or not program.window.isVisible())
    program.window.come_to_front()
    program.bot.waitUntil(lambda: program.window.isVisible() and not program.window.isMinimized())


def test_a_window_that_fills_the_screen_goes_on_filling_it(program: Program) -> None:
    program.window.showMaximized()
    program.window.showMinimized()
    program.window.come_to_front()
    program.bot.waitUntil(lambda: program.window.isMaximized() and not program.window.isMinimized())
