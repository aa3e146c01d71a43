"""Before the sign-in window is painted nothing but Qt and our own few modules is loaded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

STDLIB = sys.stdlib_module_names
OF_QT = {"PySide6", "shiboken6", "shibokensupport", "signature_bootstrap", "__feature__"}

SCRIPT = """
import json, sys
from pathlib import Path

before = {name.split(".")[0] for name in sys.modules}
from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QEvent, QObject

from desk_app.bootstrap.window import FolderOpening
from desk_app.qt.quick_imports import quicken

quicken()
from desk_app.qt.look import new_application
from desk_app.screens.application import DeskApplication

app = new_application("desk")
program = DeskApplication(app, FolderOpening(Path(sys.argv[1])), "vi")


class FirstPaint(QObject):
    loaded = None

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.loaded is None:
            self.loaded = sorted({name.split(".")[0] for name in sys.modules} - before)
            # After the paint itself, which comes when this filter is through.
            QtCore.QTimer.singleShot(0, self.painted)
        return False

    def painted(self):
        slow = [f"QtCore.{name}" for name in ("Qt",) if name in vars(QtCore)]
        self.loaded += slow + [f"QtWidgets.{name}" for name in ("QStyle", "QListWidget") if name in vars(QtWidgets)]
        program.close()


first = FirstPaint()
program.window.sign_in.installEventFilter(first)
program.ended.connect(app.quit)
program.show()
app.exec()
print(json.dumps(first.loaded))
"""


def test_nothing_but_qt_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    modules = set(json.loads(done.stdout.splitlines()[-1]))
    foreign = {name for name in modules if name.lstrip("_") not in STDLIB and name not in STDLIB}
    # Qt's namespace of constants, its style and its lists cost more than all that is painted first.
    assert foreign <= OF_QT | {"desk_app"}, foreign
    for slow in ("sqlite3", "asyncio", "ssl", "http", "email", "xml", "decimal", "unittest"):
        assert slow not in modules
