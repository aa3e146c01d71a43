"""The log of the newest saves is thrown away by a cleaner, or a raw copy is taken for a backup: neither goes unseen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk_app.bootstrap.open_desk import open_desk
from desk_app.services.desk import Desk
from tests.cli.calls import PIN, ScriptDesk
from tests.faults.clerk_at_work import DRAFT as SHORT
from tests.faults.real_window import WindowOnFolder


@pytest.fixture
def running(desk: ScriptDesk) -> Iterator[Desk]:
    """Keep the desk open as the window does."""
    opened = open_desk(desk.folder)
    yield opened
    opened.close()


def receive(running: Desk) -> str:
    """Receive a dossier in the running program; gives its code."""
    return running.reception.receive(SHORT, running.people.sign_in("clerk", PIN)).code


@pytest.fixture
def cleaned(desk: ScriptDesk, running: Desk, tmp_path: Path) -> ScriptDesk:
    """Give a desk of which a cleaner took the log with the three newest dossiers."""
    receive(running)
    while running.store.idle_work():
        continue
    for _ in range(3):
        receive(running)
    left = tmp_path / "cleaned"
    shutil.copytree(desk.folder, left)
    for ending in ("-wal", "-shm"):
        (left / f"desk.db{ending}").unlink()
    return ScriptDesk(left)


@pytest.mark.fault("S8")
def test_verify_says_that_the_newest_entries_are_gone(cleaned: ScriptDesk) -> None:
    proof = cleaned.ask("verify")
    assert proof.exit_code == 5
    assert ["bản ghi ngoài máy đã thấy" in problem for problem in proof.json["problems"]] == [True]
    assert cleaned.say("verify").out.startswith("Dữ liệu KHÔNG khớp")


@pytest.mark.fault("S8")
def test_the_window_names_the_numbers_and_goes_on_above_them(cleaned: ScriptDesk, qtbot: QtBot) -> None:
    window = WindowOnFolder(qtbot, cleaned.folder).start().sign_in("clerk")
    assert window.page.NAME == "start"
    text = window.card("thiếu số")
    assert "thiếu số 1002–1004, số mới bắt đầu từ 1005" in text
    assert "Giữ các giấy đã in, báo phụ trách" in text
    window.end()
    assert cleaned.receive().endswith("-1005")


@pytest.mark.fault("S8")
def test_a_script_that_never_saw_the_window_gives_no_lost_number_again(cleaned: ScriptDesk) -> None:
    assert cleaned.receive().endswith("-1005")


@pytest.mark.fault("S14")
def test_a_raw_copy_taken_while_the_program_runs_is_refused(
    desk: ScriptDesk, running: Desk, tmp_path: Path
) -> None:
    receive(running)
    raw = tmp_path / "raw.db"
    shutil.copy(desk.folder / "desk.db", raw)
    newest = receive(running)
    running.close()

    refused = desk.ask("restore", str(raw), user="supervisor")
    assert refused.exit_code == 1
    assert refused.message.startswith("Bản sao này không hợp lệ: raw.db. Dữ liệu hiện có vẫn nguyên")
    assert desk.ask("show", newest).exit_code == 0
    assert desk.ask("verify").json["ok"]


@pytest.mark.fault("S14")
def test_the_program_s_own_copy_taken_while_it_runs_is_good(
    desk: ScriptDesk, running: Desk, tmp_path: Path
) -> None:
    code = receive(running)
    assert desk.ask("backup", str(tmp_path / "copy.db")).exit_code == 0
    running.close()

    assert desk.ask("restore", str(tmp_path / "copy.db"), user="supervisor").exit_code == 0
    assert desk.ask("show", code).exit_code == 0
    assert desk.receive() > code
