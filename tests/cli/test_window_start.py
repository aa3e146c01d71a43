"""Opening the window: only where there is a screen, and with nothing loaded that its first paint does not need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desk_app.bootstrap import window
from desk_app.bootstrap.window import FolderOpening, has_screen
from desk_app.errors import StorageTrouble
from tests.cli.calls import ScriptDesk
from tests.cli.processes import PATIENCE, PROGRAM
from tests.held_files import held, scanned
from tests.windows.needs import SystemPart, needs

pytestmark = pytest.mark.slow


def test_a_linux_pc_without_display_has_no_screen() -> None:
    assert not has_screen({}, "linux")
    assert has_screen({"DISPLAY": ":0"}, "linux")
    assert has_screen({"WAYLAND_DISPLAY": "wayland-0"}, "linux")
    assert has_screen({"QT_QPA_PLATFORM": "offscreen"}, "linux")
    assert has_screen({}, "win32")


@needs(SystemPart.MISSING_SCREEN)
def test_without_a_screen_the_program_says_so(tmp_path: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    bare.pop("WAYLAND_DISPLAY", None)
    done = subprocess.run(
        [*PROGRAM, "--data", str(tmp_path)],
        env=bare,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert "không có màn hình" in done.stderr


UP_TO_THE_WINDOW = """
import io, os, sys
import desk_app.bootstrap.window as window
from desk_app.cli import run
from desk_app.commands.command import Surroundings

window.run_window = lambda folder, lang: print(folder, lang) or 0
code = run(["--data", "somewhere", "--lang", "en"], Surroundings(sys.stdin, sys.stdout, sys.stderr, os.environ, input))
heavy = {"sqlalchemy", "sqlcipher3", "reportlab", "cattrs", "argon2", "keyring", "holidays", "platformdirs"}
print(code, sorted(heavy & set(sys.modules)))
"""


def test_nothing_heavy_is_loaded_on_the_way_to_the_window() -> None:
    done = subprocess.run(
        [sys.executable, "-c", UP_TO_THE_WINDOW],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )

    assert done.stdout.splitlines() == ["somewhere en", "0 []"], done.stderr


def test_the_window_starts_with_nothing_left_of_a_killed_run(desk: ScriptDesk) -> None:
    left = desk.folder / "tmp" / "half-written.pdf"
    left.write_bytes(b"Nguy\xe1\xbb\x85n")
    opened = FolderOpening(desk.folder).open()
    opened.close()
    assert not left.exists()
    assert left.parent.is_dir()


def test_a_held_lock_is_told_in_a_box_and_nothing_is_opened_without_it(
    desk: ScriptDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    (desk.folder / "desk.lock").touch()
    monkeypatch.setattr(
        "desk_app.screens.application.run_window", lambda opening, lang: told.append("opened")
    )
    monkeypatch.setattr(window, "is_seen", lambda environ: True)
    monkeypatch.setattr(
        "desk_app.screens.trouble_box.show_trouble", lambda error, lang: told.append(error.key)
    )
    with held(scanned("desk.lock")), pytest.raises(StorageTrouble, match=r"storage\.held"):
        window.run_window(desk.folder, "vi")
    assert told == ["storage.held"]
