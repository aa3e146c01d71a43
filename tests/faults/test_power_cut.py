"""The power goes: while a save is written, between save and print, between paper and its note."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk_app.bootstrap.open_desk import open_desk
from tests.builders import kept_drafts
from tests.cli.calls import ScriptDesk
from tests.faults.clerk_at_print import AT_PRINTER, BEFORE_PRINT
from tests.faults.clerk_at_work import DRAFT, PIN
from tests.faults.real_window import WindowOnFolder

pytestmark = pytest.mark.slow

SAVES, CUTS = 5, 6
LOG = "desk.db-wal"


@pytest.fixture
def moments(desk: ScriptDesk, state_home: Path, tmp_path: Path) -> list[tuple[Path, str]]:
    """Receive a few dossiers; gives what lay on the disk after each answer, with the code answered.

    What the witness outside the folder held at that moment lies beside each copy.
    """
    opened = open_desk(desk.folder)
    by = opened.people.sign_in("clerk", PIN)
    copies = []
    for turn in range(SAVES):
        code = opened.reception.receive(DRAFT, by).code
        copy = tmp_path / f"after-{turn}"
        shutil.copytree(desk.folder, copy)
        shutil.copytree(state_home, witnessed(copy))
        copies.append((copy, code))
    opened.close()
    return copies


def witnessed(copy: Path) -> Path:
    """Give where the witness of a copy lies."""
    return copy.with_name(f"{copy.name}-witness")


@pytest.mark.fault("S1")
def test_a_save_cut_off_in_the_middle_is_there_whole_or_not_at_all(
    moments: list[tuple[Path, str]], state_home: Path, tmp_path: Path
) -> None:
    """What was answered is on the disk; of the save after it any part may be missing or be rubbish."""
    chance = random.Random(5)
    codes = [code for _, code in moments]
    for turn in range(SAVES - 1):
        shutil.rmtree(state_home)
        shutil.copytree(witnessed(moments[turn][0]), state_home)
        durable = (moments[turn][0] / LOG).stat().st_size
        later = (moments[turn + 1][0] / LOG).read_bytes()
        for cut in range(CUTS):
            torn = tmp_path / f"torn-{turn}-{cut}"
            shutil.copytree(moments[turn + 1][0], torn)
            length = chance.randint(durable, len(later))
            rubbish = chance.randbytes(chance.randint(0, 5000)) if cut % 2 else b""
            (torn / LOG).write_bytes(later[:length] + rubbish)
            after = ScriptDesk(torn)
            assert after.ask("verify").json["ok"]
            found = [one["code"] for one in after.ask("find", codes[0][:-4]).json["results"]]
            assert sorted(found) in (codes[: turn + 1], codes[: turn + 2])


def lose_power(desk: ScriptDesk, moment: str) -> str:
    """Let a clerk lose power at a moment; gives the code of the dossier received."""
    command = [sys.executable, "-m", "tests.faults.clerk_at_print", str(desk.folder), moment]
    done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    assert done.returncode == -signal.SIGKILL
    return done.stdout.strip()


@pytest.mark.fault("S1")
def test_what_was_half_typed_is_offered_back(
    desk: ScriptDesk, window: WindowOnFolder, tmp_path: Path, qtbot: QtBot
) -> None:
    window.start().sign_in("clerk").press("F2")
    window.hands.type("001190012345")
    qtbot.waitUntil(lambda: bool(kept_drafts(window.desk.context)), timeout=5_000)
    window.settle()
    shutil.copytree(desk.folder, tmp_path / "after-the-crash")

    restarted = WindowOnFolder(qtbot, tmp_path / "after-the-crash").start().sign_in("clerk")
    assert restarted.page.NAME == "start"
    assert restarted.card("đã được giữ lại").startswith("Hồ sơ CHƯA lưu")
    restarted.click("Nhập tiếp")
    assert restarted.page.form.state().applicant.id_number == "001190012345"
    assert "CHƯA lưu: kiểm tra rồi bấm Lưu và in (F9)" in restarted.notice
    restarted.end()


@pytest.mark.fault("S2")
def test_a_dossier_saved_but_not_printed_is_told_at_the_start(
    desk: ScriptDesk, window: WindowOnFolder
) -> None:
    code = lose_power(desk, BEFORE_PRINT)

    window.start().sign_in("clerk")
    text = window.card(code)
    assert text.startswith(f"Hồ sơ {code} ĐÃ lưu nhưng chưa in giấy biên nhận")
    assert "F8" in text


@pytest.mark.fault("S3")
def test_paper_that_may_have_come_out_is_asked_about_and_never_printed_by_itself(
    desk: ScriptDesk, window: WindowOnFolder
) -> None:
    code = lose_power(desk, AT_PRINTER)

    window.start().sign_in("clerk")
    text = window.card(code)
    assert text.startswith(f"Hồ sơ {code} ĐÃ lưu; giấy biên nhận có thể đã in")
    assert window.prints_of(code) == ["sent"]
    window.click("Đã có giấy")
    assert window.prints_of(code) == ["confirmed"]
