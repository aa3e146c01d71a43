"""The disk is full: at a save, at a PDF, or only where logs and caches lie."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from tests.cli.calls import DRAFT, Outcome, ScriptDesk
from tests.cli.processes import ProcessDesk
from tests.faults.small_disk import full_disk

pytestmark = pytest.mark.slow

NO_SPACE = f"failinfo={errno.ENOSPC}"
TURNS = 6


@pytest.mark.fault("S4")
def test_a_disk_full_at_any_moment_of_a_save_leaves_nothing_half_written(desk: ScriptDesk) -> None:
    saved = [desk.receive()]
    refused = []
    for turn in range(TURNS):
        write = f"enable_random name=posix/io/rw/pwrite,probability={0.03 * 2**turn:.2f},{NO_SPACE}"
        outcome = ProcessDesk(desk.folder, ("fiu-run", "-x", "-c", write)).ask("receive", "-", stdin=DRAFT)
        if outcome.exit_code == 0:
            saved.append(outcome.json["code"])
        else:
            refused.append(outcome)
        assert desk.ask("verify").json["ok"]
        found = desk.ask("find", "hoa").json["results"]
        assert [row["code"] for row in reversed(found)] == saved
    assert refused
    for outcome in refused:
        assert outcome.exit_code == 3
        assert outcome.message.startswith(
            ("Hồ sơ CHƯA lưu: ổ đĩa đầy, còn ", "Hồ sơ CHƯA lưu: ổ đĩa báo lỗi")
        )
        assert "quản trị" in outcome.message
    assert desk.receive() > saved[-1]


@pytest.mark.fault("S4")
@pytest.mark.parametrize("room_kib", [0, 64])
def test_a_disk_that_is_really_full_takes_the_next_dossier_once_there_is_room(
    desk: ScriptDesk, room_kib: int
) -> None:
    with full_disk(desk.folder) as disk:

        def ask(*argv: str) -> Outcome:
            return ProcessDesk(disk.folder, disk.before).ask(*argv, stdin=DRAFT)

        saved = [ask("receive", "-").json["code"]]
        disk.fill(room_kib)
        while (outcome := ask("receive", "-")).exit_code == 0:
            saved.append(outcome.json["code"])
        assert outcome.exit_code == 3
        assert outcome.message.startswith(f"Hồ sơ CHƯA lưu: ổ đĩa {disk.trouble}")
        looking = ProcessDesk(disk.folder, disk.before_reading)
        assert looking.ask("find", "hoa").json["results"][0]["code"] == saved[-1]
        disk.make_room()
        saved.append(ask("receive", "-").json["code"])
        assert ask("verify").json["ok"]
        assert [int(code[-4:]) for code in saved] == list(range(1001, 1001 + len(saved)))


@pytest.mark.fault("S5")
def test_a_slip_that_does_not_fit_on_the_disk_leaves_no_half_file_and_a_safe_dossier(
    desk: ScriptDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = desk.receive()
    slips = tmp_path / "slips"
    slips.mkdir()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        outcome = desk.ask("print", code, "--form", "01", "--to", str(slips / "slip.pdf"))

    assert outcome.exit_code == 1
    assert outcome.message.startswith("Hồ sơ ĐÃ lưu, tệp PDF CHƯA ghi")
    assert "đầy" in outcome.message
    assert list(slips.iterdir()) == []
    assert [one["state"] for one in desk.ask("show", code).json["prints"]] == ["failed"]
    assert desk.ask("print", code, "--form", "01", "--to", str(slips / "slip.pdf")).json["copy_no"] == 1


@pytest.mark.fault("S6")
def test_a_full_disk_for_logs_caches_and_temporary_files_stops_nothing(
    desk: ScriptDesk, tmp_path: Path
) -> None:
    log = desk.folder / "logs" / "desk.log"
    log.unlink(missing_ok=True)
    log.symlink_to("/dev/full")
    nowhere = "/dev/full/no-room"
    counter = ProcessDesk(desk.folder, XDG_CACHE_HOME=nowhere, TMPDIR=nowhere)

    received = counter.ask("receive", "-", stdin=DRAFT)
    assert received.exit_code == 0, received
    slip = tmp_path / "slip.pdf"
    printed = counter.ask("print", received.json["code"], "--form", "01", "--to", str(slip))
    assert printed.exit_code == 0, printed
    assert slip.read_bytes().startswith(b"%PDF")
    assert (received.err, printed.err) == ("", "")
    assert json.loads(received.out)["seq"] > 0
