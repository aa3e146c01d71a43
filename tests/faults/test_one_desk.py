"""The program is started twice, in two sessions, or after a crash: one desk at a time, and never a stale lock."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator

import pytest

from desk_app.storage.folder.folder_lock import FolderLock
from tests.cli.calls import DRAFT, ScriptDesk
from tests.cli.processes import PATIENCE, ProcessDesk
from tests.faults.real_window import WindowOnFolder

ALREADY = "Phần mềm đang mở sẵn"


def start_window(desk: ScriptDesk) -> subprocess.Popen[str]:
    """Start the window as its own process; it needs no screen for this."""
    script = ProcessDesk(desk.folder, QT_QPA_PLATFORM="offscreen")
    return subprocess.Popen(
        [part for part in script.command() if part != "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env=script.surroundings(),
    )


def until_refused(desk: ScriptDesk, window: subprocess.Popen[str]) -> str:
    """Work by command line until the window has taken the desk; gives the refusal."""
    while True:
        assert window.poll() is None, window.communicate()[0]
        outcome = desk.ask("receive", "-", stdin=json.dumps(DRAFT))
        if outcome.exit_code:
            assert outcome.exit_code == 1
            return outcome.message


@pytest.fixture
def first(desk: ScriptDesk) -> Iterator[subprocess.Popen[str]]:
    """Give the window running in a process of its own."""
    process = start_window(desk)
    yield process
    process.kill()
    process.communicate()


@pytest.mark.slow
@pytest.mark.fault("N1")
@pytest.mark.fault("N3")
def test_a_second_start_gives_way_to_the_first_and_a_crash_leaves_no_lock(
    desk: ScriptDesk, first: subprocess.Popen[str]
) -> None:
    refusal = until_refused(desk, first)
    assert refusal.startswith("Hồ sơ CHƯA lưu")
    assert "hần mềm đang mở sẵn" in refusal
    assert desk.ask("find", "hoa").exit_code == 0

    second = start_window(desk)
    assert second.wait(PATIENCE) == 0
    assert second.communicate()[0] == ""
    assert first.poll() is None

    first.kill()
    first.wait()
    assert desk.receive()
    third = start_window(desk)
    assert "hần mềm đang mở sẵn" in until_refused(desk, third)
    third.kill()
    third.communicate()


@pytest.mark.fault("N2")
def test_another_session_that_has_the_desk_is_named_and_the_desk_opens_when_it_is_free(
    desk: ScriptDesk, window: WindowOnFolder
) -> None:
    with FolderLock(desk.folder):
        window.start()
        assert window.trouble.startswith(ALREADY)
        assert "nếu người khác mở thì nhờ họ đóng lại" in window.trouble
    window.click("Thử lại")
    window.sign_in("clerk")
    assert window.page.NAME in ("today", "start")


@pytest.mark.fault("N3")
def test_a_lock_held_all_day_is_never_taken_for_stale(desk: ScriptDesk, window: WindowOnFolder) -> None:
    window.start().sign_in("clerk")
    lock = desk.folder / "desk.lock"
    lock.touch()
    os.utime(lock, (0, 0))
    refused = desk.ask("receive", "-", stdin=json.dumps(DRAFT))
    assert refused.exit_code == 1
    assert "hần mềm đang mở sẵn" in refused.message
