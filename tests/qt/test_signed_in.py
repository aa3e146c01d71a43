"""A window somebody has signed in to holds nothing that serves sealing, sending, printing or reading catalogues."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PREPARE = """
import sys
from pathlib import Path

from desk_app.bootstrap.new_desk import make_desk, practice_desk

make_desk(Path(sys.argv[1]), practice_desk("H26.99.01", 1))
"""

SIGN_IN = """
import sys, time
from pathlib import Path

from desk_app.bootstrap.window import FolderOpening
from desk_app.qt.quick_imports import quicken

quicken()
from desk_app.qt.look import new_application
from desk_app.screens.application import DeskApplication

app = new_application("desk")
program = DeskApplication(app, FolderOpening(Path(sys.argv[1])), "vi")
program.show()


def wait(fact):
    end = time.monotonic() + 90
    while not fact():
        assert time.monotonic() < end, "the window never came so far"
        app.processEvents()


form = program.window.sign_in.form
wait(lambda: program.session and program.lane.is_idle and form.names.count())
form.given.emit("clerk", "246810")
wait(lambda: program.session.frame and program.session.frame.deck.front)
wait(lambda: program.lane.is_idle and program.print_lane.is_idle)
print(*sorted(sys.modules))
program.ended.connect(app.quit)
program.close()
app.exec()
"""

NOT_YET = {
    "ssl": "asyncio, which SQLAlchemy imports, or HTTP, which keyring does",
    "http.client": "keyring imports it",
    "email.message": "the metadata of packages",
    "cryptography": "the key comes from the key store, and nothing is signed",
    "cattrs": "reads catalogue files",
    "reportlab": "draws forms",
    "PIL": "draws forms",
    "desk_app.line.http_line": "the line to the city",
}
"""What is not loaded, and what would bring it."""


def test_nothing_but_what_an_idle_clerk_needs_is_loaded(tmp_path: Path) -> None:
    around = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        # As at a counter: the key lies in the key store of the system.
        "PYTHON_KEYRING_BACKEND": "tests.old_versions.key_store.FileKeys",
        "PRACTICE_KEYS": str(tmp_path / "keys"),
    }
    said = ""
    for script in (PREPARE, SIGN_IN):
        command = [sys.executable, "-c", script, str(tmp_path / "desk")]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, env=around)
        assert done.returncode == 0, done.stderr
        said = done.stdout
    loaded = set(said.splitlines()[-1].split())
    assert "sqlcipher3" in loaded
    assert loaded & NOT_YET.keys() == set()
