"""A key to its picture on the reception page with its ticket, against a bare field, and a change of look."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from desk_app.bootstrap.new_desk import make_desk, practice_desk
from tests.benchmarks.bench_start import surroundings

KEYS, CHANGES = 400, 9
FRAME_MS, CHANGE_MS = 16.7, 200.0

_WORK = """
import gc
import os
import sys
import time
from pathlib import Path

from desk_app.bootstrap.window import FolderOpening
from desk_app.qt.quick_imports import quicken

gc.disable()
quicken()
from PySide6.QtWidgets import QLineEdit

from desk_app.qt.look import new_application
from desk_app.qt.tokens import Theme
from desk_app.screens.application import DeskApplication
from tests.screens.keys import Hands

folder, keys, changes = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
app = new_application("desk")


def wait(fact):
    end = time.monotonic() + 60
    while not fact():
        assert time.monotonic() < end, "the window never came so far"
        app.processEvents()


def typed(hands, field, rest):
    took = []
    for at in range(keys):
        if at % 20 == 0:
            field.clear()
            wait(rest)
        began = time.perf_counter()
        hands.type("abcdefghij"[at % 10])
        app.processEvents()
        took.append((time.perf_counter() - began) * 1000)
    return took


def tell(kind, times):
    print(kind, *(f"{one:.3f}" for one in times), flush=True)


bare = QLineEdit()
bare.resize(300, 40)
bare.show()
bare.activateWindow()
bare.setFocus()
wait(lambda: app.focusWidget() is bare)
tell("bare", typed(Hands(bare), bare, lambda: True))
bare.close()

program = DeskApplication(app, FolderOpening(folder), "vi")
program.show()
wait(lambda: program._lanes and program.lane.is_idle and program.window.sign_in.form.names.count())
program.window.sign_in.form.given.emit("clerk", "246810")
wait(lambda: program.session and program.session.frame and program.session.frame.deck.front)
program.window.activateWindow()
hands = Hands(program.window)
hands.press("F2")
quiet = lambda: program.lane.is_idle and program.print_lane.is_idle
wait(lambda: quiet() and hasattr(program.session.frame.deck.front, "form"))
page = program.session.frame.deck.front
box = page.form.procedure.edit
box.setFocus()
hands.type("xntthn")
wait(lambda: box.suggestions)
hands.press("Return")
wait(lambda: quiet() and page.promise.ticket.isVisible())
name = next(one for one in page.form.findChildren(QLineEdit) if one.isVisible() and "tên" in one.accessibleName().lower())
name.setFocus()
tell("ticket", typed(hands, name, quiet))


def changed(at):
    began = time.perf_counter()
    program.look.wear(Theme.DARK if at % 2 else Theme.LIGHT)
    app.processEvents()
    return (time.perf_counter() - began) * 1000


changed(1)
tell("look", [changed(at) for at in range(changes)])
os._exit(0)
"""


def main(keys: int = KEYS, changes: int = CHANGES) -> None:
    """Measure in one process, the bare field first, and print the table."""
    with tempfile.TemporaryDirectory(prefix="bench-window-") as home:
        around = surroundings(Path(home))
        os.environ.update(around)
        folder = Path(home) / "desk"
        make_desk(folder, practice_desk("H26.99.01", 1))
        command = [sys.executable, "-c", _WORK, str(folder), str(keys), str(changes)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=around, timeout=600)
    seen = {kind: sorted(map(float, times)) for kind, *times in map(str.split, done.stdout.splitlines())}
    print(f"{'a key to its picture':<38}{'median ms':>11}{'p99 ms':>9}{'ratio':>7}")
    least = statistics.median(seen["bare"])
    for name, kind in (("a bare field", "bare"), ("reception with its ticket", "ticket")):
        times = seen[kind]
        print(
            f"{name:<38}{statistics.median(times):>11.2f}{_p99(times):>9.2f}{statistics.median(times) / least:>7.1f}"
        )
    change = statistics.median(seen["look"])
    print(f"{'a change of look, light and dark':<38}{change:>11.0f}")
    print(f"goals: key p99 < {FRAME_MS} ms: {_word(_p99(seen['ticket']) < FRAME_MS)}; ", end="")
    print(f"change of look < {CHANGE_MS:.0f} ms: {_word(change < CHANGE_MS)}")


def _p99(times: list[float]) -> float:
    return times[min(int(len(times) * 0.99), len(times) - 1)]


def _word(is_met: bool) -> str:
    return "met" if is_met else "not met"


if __name__ == "__main__":
    main()
