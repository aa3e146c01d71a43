"""PySide6 leaves the source of our libraries unread, and windows work as before."""

from __future__ import annotations

import os
import subprocess
import sys

SCRIPT = """
import linecache, sys
from desk_app.qt.quick_imports import quicken

if sys.argv[1] == "quick":
    quicken()
from PySide6.QtWidgets import QApplication, QLabel

import sqlalchemy
app = QApplication([])
label = QLabel("Ước")
label.setVisible(True)
print(len(linecache.cache), label.text())
"""


def run(how: str) -> tuple[int, str]:
    around = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", SCRIPT, how]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=around, timeout=120)
    read, text = done.stdout.split()
    return int(read), text


def test_the_source_of_a_large_library_is_not_read_and_kept() -> None:
    usual, _ = run("usual")
    quick, text = run("quick")
    # SQLAlchemy makes some functions of its own whose "files" stand there too.
    assert usual - quick > 100
    assert text == "Ước"
