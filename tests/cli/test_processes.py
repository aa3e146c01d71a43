"""The program as real processes: many at once, in a poor environment, with a wrong clock, without Qt."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calls import DRAFT, PIN, ScriptDesk
from tests.cli.processes import PATIENCE, PROGRAM, ProcessDesk
from tests.windows.needs import SystemPart, only_with

pytestmark = pytest.mark.slow

AT_ONCE = 30


@pytest.fixture
def draft_file(tmp_path: Path) -> Path:
    """Give the draft of the contract as a file."""
    file = tmp_path / "draft.json"
    file.write_text(json.dumps(DRAFT, ensure_ascii=False), encoding="utf-8")
    return file


def test_thirty_receptions_at_once_get_thirty_numbers(desk: ScriptDesk, draft_file: Path) -> None:
    script = ProcessDesk(desk.folder)
    started = [script.start("receive", str(draft_file)) for _ in range(AT_ONCE)]
    answers = [process.communicate(timeout=PATIENCE) for process in started]

    assert [process.returncode for process in started] == [0] * AT_ONCE, answers
    codes = sorted(json.loads(out)["code"] for out, _ in answers)
    assert [code[-4:] for code in codes] == [f"{number}" for number in range(1001, 1001 + AT_ONCE)]
    assert desk.ask("verify").json["dossiers"] == AT_ONCE


def test_a_poor_environment_still_gives_composed_vietnamese(desk: ScriptDesk, draft_file: Path) -> None:
    script = ProcessDesk(desk.folder, LANG="C", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    received = script.ask("receive", str(draft_file))

    shown = script.ask("show", received.json["code"])
    assert shown.json["applicant"]["name"] == "Nguyễn Thị Hòa"
    assert "Nguyễn Thị Hòa" in shown.out


@pytest.mark.fault("T1")
def test_words_typed_in_a_poor_environment_are_read_as_utf8(desk: ScriptDesk) -> None:
    script = ProcessDesk(desk.folder, LC_ALL="POSIX", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    card = "001090123456||NGUYỄN VĂN A|01011990|Nam|Số 1, phường X, Hà Nội|15042021"

    assert script.ask("scan", card).json["fields"]["name"] == "NGUYỄN VĂN A"


def test_a_file_with_a_vietnamese_name_is_read_in_a_poor_environment(
    desk: ScriptDesk, tmp_path: Path
) -> None:
    script = ProcessDesk(desk.folder, LC_ALL="POSIX", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    file = tmp_path / "hồ sơ số 1.json"
    file.write_text(json.dumps(DRAFT), encoding="utf-8")

    assert script.ask("receive", str(file)).exit_code == 0
    missing = script.ask("receive", str(tmp_path / "không có.json"))
    assert "không có.json" in missing.message


def test_a_clock_set_to_2009_blocks_reception_and_nothing_else(desk: ScriptDesk, draft_file: Path) -> None:
    code = desk.receive()
    wrong = ProcessDesk(desk.folder, ("faketime", "2009-01-01 10:00:00"), FAKETIME_DONT_FAKE_MONOTONIC="1")

    blocked = wrong.ask("receive", str(draft_file))
    assert blocked.exit_code == 5
    assert blocked.message.startswith("Hồ sơ CHƯA lưu")
    assert "2009" in blocked.message
    assert wrong.ask("show", code).exit_code == 0
    assert wrong.ask("confirm-clock", user="supervisor").exit_code == 1
    assert desk.receive() > code


def test_a_jump_of_a_year_goes_on_after_the_supervisor_confirms(desk: ScriptDesk, draft_file: Path) -> None:
    desk.receive()
    ahead = ProcessDesk(desk.folder, ("faketime", "-f", "+1y"), FAKETIME_DONT_FAKE_MONOTONIC="1")

    assert ahead.ask("receive", str(draft_file)).exit_code == 5
    assert ahead.ask("confirm-clock").exit_code == 1
    assert ahead.ask("confirm-clock", user="supervisor").exit_code == 0
    assert ahead.ask("receive", str(draft_file)).exit_code == 0


WITHOUT_QT = """
import io, json, os, sys
from desk_app.cli import run
from desk_app.commands.command import Surroundings

def ask(*argv, stdin=""):
    out = io.StringIO()
    around = Surroundings(io.StringIO(stdin), out, sys.stderr, os.environ, lambda prompt: "")
    code = run(["--json", "--data", sys.argv[1], *argv], around)
    assert code == 0, (argv, out.getvalue())
    return json.loads(out.getvalue())

clerk = ("--user", "clerk")
code = ask("receive", "-", *clerk, stdin=open(sys.argv[2], encoding="utf-8").read())["code"]
for argv in (
    ("due", "--procedure", "1.004873", "--at", "2026-11-20T09:30"), ("scan", code), ("procedures",),
    ("find", code, *clerk), ("print", code, "--form", "01", "--to", sys.argv[3], *clerk), ("forward", code, *clerk), ("result", code, *clerk),
    ("return", code, *clerk), ("show", code, *clerk), ("queue", *clerk), ("verify", *clerk), ("backup", sys.argv[3] + ".backup"),
):
    ask(*argv)
    loaded = [name for name in sys.modules if name.startswith(("PySide6", "shiboken"))]
    assert not loaded, (argv, loaded)
print("no Qt")
"""


def test_no_command_without_a_window_loads_qt(desk: ScriptDesk, draft_file: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT, str(desk.folder), str(draft_file), str(tmp_path / "slip.pdf")],
        env={**os.environ, "DESK_APP_PIN": PIN},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )

    assert done.stdout == "no Qt\n", done.stderr


def test_a_reader_that_leaves_early_is_no_trouble(desk: ScriptDesk) -> None:
    only_with(SystemPart.POSIX_PROGRAMS)
    shell = f"{shutil.which('env')} {' '.join(PROGRAM)} --data '{desk.folder}' --help | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", shell], capture_output=True, text=True, timeout=PATIENCE, check=False
    )

    assert (done.stdout, done.stderr) == ("0\n", "")


def test_a_full_device_for_the_answer_is_told_on_stderr(desk: ScriptDesk, draft_file: Path) -> None:
    only_with(SystemPart.PIPES_IN_FOLDERS)
    command = ProcessDesk(desk.folder).command("--user", "clerk", "receive", str(draft_file))
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "DESK_APP_PIN": PIN},
            timeout=PATIENCE,
            check=False,
        )

    assert done.returncode == 3
    assert len(desk.ask("find", "hoa").json["results"]) == 1
