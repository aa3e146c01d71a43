"""`desk-app sync` beside an open window asks that window, whose run it joins, and tells how it ended."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from desk_app.qt.single_instance import RaiseRequests
from tests.patient_bot import PATIENCE_MS
from tests.quality.source_tree import ROOT
from tests.screens.city.conftest import Open
from tests.screens.city.ward_in_window import WardProgram
from tests.services.ward_at_work import Ward


@contextmanager
def heard(program: WardProgram) -> Iterator[None]:
    """Let the window hear other starts of the program, as `run_window` does."""
    requests = RaiseRequests(program.ward.folder(1))
    requests.sync_asked.connect(program.application.sync_asked)
    yield
    requests.close()


def command(program: WardProgram) -> tuple[int, dict[str, object]]:
    """Run the command as another process while the window goes on."""
    call = [sys.executable, "-m", "desk_app", "--data", str(program.ward.folder(1)), "--json", "sync"]
    process = subprocess.Popen(call, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    program.bot.waitUntil(lambda: process.poll() is not None, timeout=2 * PATIENCE_MS)
    out, _ = process.communicate()
    program.settle()
    return process.returncode, json.loads(out)


def test_the_window_sends_for_the_command(ward: Ward, open_desk_1: Open) -> None:
    program = open_desk_1().begin()
    program.sync()
    ward.receive(2)
    ward.sync(2)
    with heard(program):
        code, answer = command(program)
    assert code == 0
    assert set(answer) >= {"pushed", "pulled", "acked_seq", "exceptions"}
    assert int(str(answer["pulled"])) > 0


def test_a_cut_line_ends_the_command_with_its_own_exit_code(ward: Ward, open_desk_1: Open) -> None:
    program = open_desk_1().begin()
    ward.line.down = True
    with heard(program):
        code, answer = command(program)
    assert code == 4
    assert "Mất mạng" in str(answer["error"])
    ward.line.down = False
