"""The interpreter outlives more Qt callbacks than it has references to None."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Signal
from desk_app.qt.lasting_singletons import keep_singletons

keep_singletons()
app = QCoreApplication([])


class Silent(QAbstractTableModel):
    def rowCount(self, parent=QModelIndex()):
        return 1

    def columnCount(self, parent=QModelIndex()):
        return 1

    def data(self, index, role=0):
        return None


class Told(QObject):
    said = Signal(bool)


model, told = Silent(), Told()
told.said.connect(lambda value: None)
index = model.index(0, 0)
for _ in range(100_000):
    index.data()
    told.said.emit(True)
    told.said.emit(False)
print("alive")
"""


def test_a_day_of_callbacks_does_not_use_up_none_and_true() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr


COUNTS = """
import ctypes
from desk_app.qt.lasting_singletons import keep_singletons

keep_singletons()
for one in (None, True, False):
    print(ctypes.c_ssize_t.from_address(id(one)).value % 2**32)
"""


def test_who_counts_in_32_bits_has_plenty_too() -> None:
    """PySide6 for Windows looks at these alone: with nothing in them a window there ended at its first paint."""
    counted = subprocess.run(
        [sys.executable, "-c", COUNTS], capture_output=True, text=True, timeout=120, check=True
    )
    # From Python 3.12 on the objects last for ever by themselves.
    far = range(1 << 29, (1 << 32) - (1 << 29)) if sys.version_info < (3, 12) else range(1 << 32)
    assert all(int(line) in far for line in counted.stdout.splitlines()), counted.stdout
