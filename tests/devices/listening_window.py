"""A window of its own process with a box and a default button; tells on its output what was scanned and what leaked.

Run as `python -m tests.devices.listening_window` on a screen whose input method is real.
"""

from __future__ import annotations

import json
import sys
import time
from collections import deque
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout

from desk_app.devices.wedge_filter import WedgeFilter
from desk_app.domain.codes.arrivals import Arrival
from desk_app.qt.lasting_singletons import keep_singletons

TITLE = "Listening"


def tell(**facts: object) -> None:
    """Write one line for the test."""
    print(json.dumps(facts), flush=True)


def heard(arrival: Arrival) -> None:
    """Tell a scan."""
    tell(
        kind="scan",
        text=arrival.text,
        rewritten=sorted(arrival.rewritten),
        composed=arrival.composed,
        closed_by=arrival.closed_by,
        cut=arrival.cut,
    )


class Pace(QObject):
    """How evenly keys come in: a machine that stands still between two of them makes a scan look like typing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._came: deque[float] = deque(maxlen=500)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note the moment of each key and composition."""
        kind = event.type()
        if kind == QEvent.Type.InputMethod or (kind == QEvent.Type.KeyPress and isinstance(watched, QWindow)):
            self._came.append(time.monotonic())
        return False

    def slowest(self) -> float:
        """Give the longest silence between keys of the last second, the one that lasts included."""
        now = time.monotonic()
        recent = [*(at for at in self._came if now - at < 1), now]
        return max((later - before for before, later in pairwise(recent)), default=1.0)


def main() -> int:
    """Show the window until the process is ended."""
    keep_singletons()
    app = QApplication(sys.argv)
    window = QDialog()
    window.setWindowTitle(TITLE)
    box, button = QLineEdit(), QPushButton("OK", default=True)
    column = QVBoxLayout(window)
    column.addWidget(box)
    column.addWidget(button)

    def pressed() -> None:
        tell(kind="pressed", box=box.text())
        box.clear()

    pace = Pace(app)
    app.installEventFilter(pace)
    button.clicked.connect(pressed)
    box.textChanged.connect(lambda text: tell(kind="box", box=text, slowest=pace.slowest()))
    wedge = WedgeFilter(time.monotonic)
    wedge.scanned.connect(heard)
    wedge.watch(app)
    window.show()
    box.setFocus()
    tell(kind="shown")
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
