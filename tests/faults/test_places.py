"""The folder lies where a database must not, or can no longer be written."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk_app.platform import drives
from tests.cli.calls import DRAFT, NAME, Outcome, ScriptDesk
from tests.faults.real_window import WindowOnFolder
from tests.storage.small_places import read_only


def init(folder: Path) -> Outcome:
    """Try to make a desk in a folder."""
    return ScriptDesk(folder, "").ask("init", "--ward", "H26.99.01", "--desk", "1", "--practice")


def moved(desk: ScriptDesk, folder: Path) -> ScriptDesk:
    """Move a desk's folder, as somebody does who wants it backed up."""
    folder.parent.mkdir(parents=True)
    shutil.move(desk.folder, folder)
    return ScriptDesk(folder)


@pytest.mark.fault("S11")
def test_a_synchronised_folder_is_refused_at_set_up_and_at_the_start(
    desk: ScriptDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    refused = init(tmp_path / "OneDrive - UBND phường" / "desk")
    assert refused.exit_code == 1
    assert refused.message.startswith("Không đặt dữ liệu trong thư mục đồng bộ OneDrive")
    assert not (tmp_path / "OneDrive - UBND phường" / "desk").exists()

    there = moved(desk, tmp_path / "OneDrive" / "ward" / "data")
    stopped = there.ask("receive", "-", stdin=json.dumps(DRAFT))
    assert stopped.exit_code == 1
    assert "đặt dữ liệu trong thư mục đồng bộ OneDrive" in stopped.message
    window = WindowOnFolder(qtbot, there.folder).start()
    assert "Không đặt dữ liệu trong thư mục đồng bộ" in window.trouble
    window.end()


@pytest.mark.fault("S11")
def test_a_network_drive_is_refused_at_set_up_and_at_the_start(
    desk: ScriptDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\n//server/ward {tmp_path}/share cifs rw 0 0\n")
    monkeypatch.setattr(drives, "MOUNTS", mounts)

    refused = init(tmp_path / "share" / "desk")
    there = moved(desk, tmp_path / "share" / "ward" / "data")
    stopped = there.ask("receive", "-", stdin=json.dumps(DRAFT))
    assert (refused.exit_code, stopped.exit_code) == (1, 1)
    for outcome in (refused, stopped):
        assert "hông đặt dữ liệu trên ổ mạng" in outcome.message
        assert "Chọn thư mục trên ổ cứng của máy này" in outcome.message


@pytest.mark.fault("S12")
def test_a_folder_that_became_read_only_is_still_good_for_look_ups(
    desk: ScriptDesk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    code = desk.receive()
    with read_only(desk.folder, monkeypatch):
        refused = desk.ask("receive", "-", stdin=json.dumps(DRAFT))
        assert refused.exit_code == 3
        assert refused.message.startswith("Hồ sơ CHƯA lưu: không ghi được")
        assert "chỉ tra cứu được. Gọi quản trị" in refused.message
        assert desk.ask("find", NAME).json["results"][0]["code"] == code

        window = WindowOnFolder(qtbot, desk.folder).start().sign_in("clerk")
        assert window.card("chỉ tra cứu được") == "Không ghi được dữ liệu, chỉ tra cứu được. Gọi quản trị."
        window.scan(code)
        assert window.page.NAME == "dossier"
        assert window.status.startswith("Không ghi được dữ liệu")
        window.end()
    assert desk.receive() > code
