"""Collects garbage on the thread of the windows only: a widget freed by another thread crashes the program."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 1_000
OLDER_EVERY, ALL_EVERY = 10, 60
"""Looks after which what survived once, and everything, is gone through too."""


class WindowGarbage(QObject):
    """Takes the place of Python's own collector, which runs in whatever thread just made an object.

    Lanes make many objects, and a reference cycle found there may hold a widget; Qt lets only the thread of the
    windows free those. `stop` gives the work back to Python.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = 0
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect what is due: the young each time there are enough of them, the older ones now and then."""
        self._looks += 1
        if self._looks % ALL_EVERY == 0:
            gc.collect(2)
        elif self._looks % OLDER_EVERY == 0:
            gc.collect(1)
        elif gc.get_count()[0] > gc.get_threshold()[0]:
            gc.collect(0)

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()
