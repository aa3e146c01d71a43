"""Start to first paint and idle memory of our window, against a bare window of the same toolkit."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from desk_app.bootstrap.new_desk import make_desk, practice_desk

ROUNDS = 9
START_GOAL, MEMORY_MOST_MB, MEMORY_GOAL_MB = 1.3, 110, 90

_COMMON = """
import os, sys, time
began = float(sys.argv[1])


def rss():
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


def tell(app):
    print(f"{(time.time() - began) * 1000:.1f} {time.process_time() * 1000:.1f} {rss():.1f}", flush=True)
    os._exit(0)
"""

_BARE = (
    _COMMON
    + """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

app = QApplication([])


class Bare(QWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: tell(app))


window = Bare()
column = QVBoxLayout(window)
column.addWidget(QLabel("Quầy 1"))
column.addWidget(QLineEdit())
window.resize(1366, 768)
window.show()
app.exec()
"""
)

_EAGER = (
    _COMMON
    + "import argon2, cattrs, cryptography, reportlab.pdfgen.canvas, sqlalchemy\n"
    + _BARE.removeprefix(_COMMON)
)

_OURS = (
    _COMMON
    + """
import gc
from pathlib import Path

import desk_app.cli
from desk_app.bootstrap.window import FolderOpening
from desk_app.qt.quick_imports import quicken

gc.disable()
quicken()
from desk_app.screens import application

app = application.new_application("desk")
program = application.DeskApplication(app, FolderOpening(Path(sys.argv[2])), "vi")
program.window.sign_in.painted.disconnect()
program.window.sign_in.painted.connect(lambda: tell(app))
program.show()
app.exec()
"""
)

_AT_WORK = (
    _COMMON
    + """
import gc
from pathlib import Path

from desk_app.bootstrap.window import FolderOpening
from desk_app.qt.quick_imports import quicken

gc.disable()
quicken()
from desk_app.screens.application import DeskApplication
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

app = QApplication([])
program = DeskApplication(app, FolderOpening(Path(sys.argv[2])), "vi")


def look():
    session = program.session
    if program.window.sign_in.trouble.isVisible():
        sys.exit(program.window.sign_in.trouble.text())
    if session is None or not program.lane.is_idle:
        return
    if session.frame is None:
        if program.window.sign_in.form.names.count():
            program.window.sign_in.form.given.emit("clerk", "246810")
        return
    if program.print_lane.is_idle and session.frame.deck.front is not None:
        timer.stop()
        gc.collect()
        QTimer.singleShot(500, lambda: tell(app))


timer = QTimer(interval=50)
timer.timeout.connect(look)
timer.start()
program.show()
app.exec()
"""
)


_PREPARE = """
import sys
from pathlib import Path

from desk_app.bootstrap.new_desk import make_desk, practice_desk

make_desk(Path(sys.argv[1]), practice_desk("H26.99.01", 1))
"""
_AT_A_COUNTER = "key in the key store"
_KEY_STORE = "tests.old_versions.key_store.FileKeys"


@dataclass(frozen=True)
class Start:
    """Milliseconds from the start of the process to its first paint, those of them spent computing, memory in MB."""

    took: float
    cpu: float
    memory: float


def main(rounds: int = ROUNDS) -> None:
    """Measure each kind of start in turn and print the table."""
    with tempfile.TemporaryDirectory(prefix="bench-start-") as home:
        around = surroundings(Path(home))
        folder = Path(home) / "desk"
        os.environ.update(around)
        make_desk(folder, practice_desk("H26.99.01", 1))
        kinds = {
            "bare PySide6 window": _BARE,
            "our sign-in window": _OURS,
            "everything imported first": _EAGER,
        }
        seen: dict[str, list[Start]] = {name: [] for name in kinds}
        for script in kinds.values():
            _run(script, folder, around)
        for _ in range(rounds):
            for name, script in kinds.items():
                seen[name].append(_run(script, folder, around))
        # At a counter the key lies in the key store of the system; a file needs cryptography to open it.
        stored = around | {"PYTHON_KEYRING_BACKEND": _KEY_STORE, "PRACTICE_KEYS": str(Path(home) / "keys")}
        store_folder = Path(home) / "desk with a key store"
        prepare = [sys.executable, "-c", _PREPARE, str(store_folder)]
        subprocess.run(prepare, check=True, env=stored, timeout=120)
        work = {
            _AT_A_COUNTER: [_run(_AT_WORK, store_folder, stored) for _ in range(3)],
            "key in a file": [_run(_AT_WORK, folder, around) for _ in range(3)],
        }
    _table(seen, work)


def surroundings(home: Path) -> dict[str, str]:
    """Keep the measurement away from the user's own state, in a home where the catalogues are compiled once."""
    names = ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    own = {name: str(home / "home") for name in names}
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **inherited,
        **own,
        # An installed program has its bytecode; so do all three that are compared here.
        "PYTHONPYCACHEPREFIX": str(home / "bytecode"),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "*=false",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }


def _run(script: str, folder: Path, around: dict[str, str]) -> Start:
    """Start one process and wait for its first paint."""
    command = [sys.executable, "-c", script, str(time.time()), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=around, timeout=120)
    return Start(*(float(part) for part in done.stdout.split()))


def _table(seen: dict[str, list[Start]], work: dict[str, list[Start]]) -> None:
    bare = _median(seen["bare PySide6 window"])
    print(f"{'start to first paint':<34}{'ms':>7}{'ratio':>7}{'CPU ms':>9}{'ratio':>7}{'memory MB':>11}")
    for name, runs in seen.items():
        one = _median(runs)
        print(
            f"{name:<34}{one.took:>7.0f}{one.took / bare.took:>7.2f}"
            f"{one.cpu:>9.0f}{one.cpu / bare.cpu:>7.2f}{one.memory:>11.1f}"
        )
    memory = {name: _median(runs).memory for name, runs in work.items()}
    for name, mb in memory.items():
        print(f"{'signed in, ' + name:<34}{'':>30}{mb:>11.1f}")
    ours = _median(seen["our sign-in window"]).took / bare.took
    print(f"goals: first paint <= {START_GOAL} x bare: {_word(ours <= START_GOAL)} ({ours:.2f}); ", end="")
    counter = memory[_AT_A_COUNTER]
    print(
        f"signed in <= {MEMORY_MOST_MB} MB (wished {MEMORY_GOAL_MB}): {_word(counter <= MEMORY_MOST_MB)} ({counter:.0f} MB)"
    )


def _median(runs: list[Start]) -> Start:
    columns = zip(*((run.took, run.cpu, run.memory) for run in runs), strict=True)
    return Start(*(statistics.median(column) for column in columns))


def _word(met: bool) -> str:
    return "met" if met else "MISSED"


if __name__ == "__main__":
    main()
