"""Keeps F9 alive where the page in front has no deed for it now: it says why, or leads to what comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desk_app.screens.notice import Notice, Tone
from desk_app.screens.widgets.buttons import make_action
from desk_app.screens.workplace import Workplace

_KEY = QKeySequence("F9")


class NextKey(QObject):
    """`lead` puts the focus on the next action of the bottom bar."""

    def __init__(self, window: QWidget, workplace: Workplace, lead: Callable[[], object]) -> None:
        super().__init__(window)
        self._workplace = workplace
        self._lead = lead
        self._followed: tuple[QAction, ...] = ()
        self.action = make_action(window, "", self._press, "F9")
        window.addAction(self.action)

    def follow(self, actions: Sequence[QAction]) -> None:
        """Give way to the deed of the page in front, whenever it can be done."""
        for action in self._followed:
            action.changed.disconnect(self._settle)
        self._followed = tuple(actions)
        for action in self._followed:
            action.changed.connect(self._settle)
        self._settle()

    def _settle(self) -> None:
        done = any(one.isEnabled() and one.isVisible() for one in self._with_key())
        if self.action.isEnabled() is done:
            self.action.setEnabled(not done)

    def _with_key(self) -> list[QAction]:
        return [one for one in self._followed if _KEY in one.shortcuts()]

    def _press(self) -> None:
        reasons = [one.toolTip() for one in self._with_key() if one.toolTip() not in ("", one.text())]
        if reasons:
            self._workplace.say(Notice(Tone.WARNING, reasons[0], seconds=10))
        else:
            self._lead()
