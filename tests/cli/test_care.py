"""Looking after the data by command line: proofs, copies, restoring, the recovery key, and what stands in the way."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from desk_app.bootstrap.folders import has_desk
from desk_app.bootstrap.open_desk import open_desk
from desk_app.errors import StorageTrouble
from desk_app.storage.database import engine
from desk_app.storage.folder.folder_lock import FolderLock
from tests.cli.calls import DRAFT, ScriptDesk
from tests.windows.needs import SystemPart, only_with


def _flip(file: Path, place: int) -> None:
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)


def at_another_pc(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let keys be looked for where this user of another PC would keep them."""
    for name in ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(folder))


def test_one_flipped_bit_is_found(desk: ScriptDesk) -> None:
    desk.receive()
    _flip(desk.folder / "desk.db", (desk.folder / "desk.db").stat().st_size // 2)

    outcome = desk.ask("verify")
    assert outcome.exit_code == 5
    assert outcome.json["ok"] is False
    assert len(outcome.json["problems"]) >= 1

    refused = desk.ask("receive", "-", stdin=json.dumps(DRAFT))
    assert refused.exit_code == 3
    assert "CHƯA lưu" in refused.message


def test_a_backup_is_restored_and_numbers_go_on_above_every_printed_one(
    desk: ScriptDesk, tmp_path: Path
) -> None:
    first = desk.receive()
    copy = tmp_path / "copy.db"
    assert desk.ask("backup", str(copy), user="").json["file"] == str(copy)
    lost = desk.receive()

    restored = desk.ask("restore", str(copy), user="supervisor").json
    day = f"20{first[-11:-9]}-{first[-9:-7]}-{first[-7:-5]}"
    assert restored["missing"] == [{"day": day, "first": int(lost[-4:]), "last": int(lost[-4:])}]
    assert desk.ask("show", lost).exit_code == 1
    assert desk.receive() > lost
    assert desk.ask("verify").exit_code == 0


def test_a_copy_opens_on_another_pc_only_with_the_recovery_key(
    desk: ScriptDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, copy = desk.receive(), tmp_path / "copy.db"
    desk.ask("backup", str(copy))
    clerk, supervisor = desk.ask("recovery-key"), desk.ask("recovery-key", user="supervisor")
    assert clerk.exit_code == 1
    key = supervisor.json["recovery_key"]

    at_another_pc(monkeypatch, tmp_path / "other-pc")
    other = ScriptDesk(tmp_path / "other")
    assert other.ask("restore", str(copy)).exit_code == 3
    wrong = key[:-1] + ("A" if key[-1] != "A" else "B")
    monkeypatch.setenv("DESK_APP_RECOVERY_KEY", wrong)
    assert other.ask("restore", str(copy)).exit_code == 1
    assert not other.folder.exists()

    monkeypatch.setenv("DESK_APP_RECOVERY_KEY", key)
    assert other.ask("restore", str(copy), user="").exit_code == 0
    monkeypatch.delenv("DESK_APP_RECOVERY_KEY")
    assert other.ask("show", code).json["code"] == code


def test_a_file_that_is_no_copy_is_refused_and_nothing_changes(desk: ScriptDesk, tmp_path: Path) -> None:
    head = desk.head()
    (tmp_path / "no-copy.db").write_bytes(b"x" * 5000)
    (tmp_path / "empty.db").touch()

    for source in (tmp_path / "no-copy.db", tmp_path / "empty.db"):
        refused = desk.ask("restore", str(source), user="supervisor")
        assert (refused.exit_code, "không hợp lệ" in refused.message) == (1, True), refused.message
    assert desk.ask("restore", str(tmp_path / "none.db")).exit_code == 1
    assert desk.head() == head


def test_a_copy_is_not_written_over_a_file(desk: ScriptDesk, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")

    assert desk.ask("backup", str(tmp_path / "letter.txt")).exit_code == 1
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8") == "dear"


def test_while_the_window_is_open_deeds_are_refused_and_look_ups_answer(
    desk: ScriptDesk, tmp_path: Path
) -> None:
    code = desk.receive()
    with FolderLock(desk.folder):
        for argv in (("receive", "-"), ("forward", code), ("print", code, "--form", "01", "--printer", "x")):
            outcome = desk.ask(*argv, stdin=json.dumps(DRAFT))
            assert outcome.exit_code == 1
            assert "đang mở" in outcome.message
        assert desk.ask("restore", str(tmp_path / "copy.db"), user="supervisor").exit_code == 1
        assert desk.ask("show", code).exit_code == 0
        assert desk.ask("find", code).exit_code == 0
        slip = tmp_path / "slip.pdf"
        assert desk.ask("print", code, "--form", "01", "--to", str(slip)).json["copy_no"] == 1
        assert desk.ask("verify").exit_code == 0
        assert desk.ask("backup", str(tmp_path / "copy.db")).exit_code == 0
    assert desk.deed("forward", code).exit_code == 0


def test_a_folder_that_cannot_be_written_answers_look_ups_and_refuses_deeds(
    desk: ScriptDesk, unwritable: Callable[[ScriptDesk], list[str]]
) -> None:
    from tests.cli.processes import ProcessDesk

    code = desk.receive()
    script = ProcessDesk(desk.folder, unwritable(desk))

    refused = script.ask("receive", "-", stdin=DRAFT)
    assert refused.exit_code == 3
    assert "CHƯA lưu" in refused.message
    assert script.ask("show", code).json["code"] == code


@pytest.fixture
def unwritable() -> Callable[[ScriptDesk], list[str]]:
    """Give a way to take the right to write from the folder, and the program that makes root feel it too."""

    def take(desk: ScriptDesk) -> list[str]:
        only_with(SystemPart.MODE_BITS)
        for folder, _, names in os.walk(desk.folder):
            for name in names:
                Path(folder, name).chmod(0o400)
            Path(folder).chmod(0o500)
        rights = "-dac_override,-dac_read_search"
        return ["setpriv", f"--bounding-set={rights}"] if os.geteuid() == 0 else []

    return take


def test_a_key_that_is_gone_or_of_another_desk_is_named(
    desk: ScriptDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_another_pc(monkeypatch, tmp_path / "other-pc")
    gone = desk.ask("queue")

    label = json.loads((desk.folder / "desk.json").read_text(encoding="utf-8"))
    label["key_check"] = "0" * 32
    (desk.folder / "desk.json").write_text(json.dumps(label), encoding="utf-8")
    monkeypatch.undo()
    other = desk.ask("queue")

    assert (gone.exit_code, other.exit_code) == (3, 3)
    assert gone.code != other.code


def test_data_another_program_keeps_locked_is_waited_for_and_then_named(
    desk: ScriptDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_MS", 300)
    other = open_desk(desk.folder)
    with other.context.uow():
        outcome = desk.ask("receive", "-", stdin=json.dumps(DRAFT))
        looked = desk.ask("queue")
    other.close()

    assert (outcome.exit_code, looked.exit_code) == (3, 3)
    assert "CHƯA lưu" in outcome.message
    assert desk.receive().endswith("-1001")


def test_data_of_a_newer_program_is_refused_in_words(desk: ScriptDesk) -> None:
    label = json.loads((desk.folder / "desk.json").read_text(encoding="utf-8"))
    (desk.folder / "desk.json").write_text(json.dumps({**label, "format": 99}), encoding="utf-8")

    outcome = desk.ask("receive", "-", stdin=json.dumps(DRAFT))
    assert outcome.exit_code == 3
    assert "CHƯA lưu" in outcome.message


@pytest.mark.usefixtures("state_home")
def test_a_new_desk_is_made_only_in_a_free_folder(made_once: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    shutil.copytree(made_once / "data", taken)
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "letter.txt").write_text("dear", encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in taken.glob("desk.*")}

    for folder in (taken, foreign, tmp_path / "Dropbox" / "desk"):
        outcome = ScriptDesk(folder, "").ask("init", "--ward", "H26.99.01", "--desk", "1", "--practice")
        assert outcome.exit_code == 1, folder
    assert {path: path.stat().st_mtime_ns for path in taken.glob("desk.*")} == before
    assert [path.name for path in foreign.iterdir()] == ["letter.txt"]
    assert not (tmp_path / "Dropbox").exists()


@pytest.mark.usefixtures("state_home")
def test_a_real_desk_gets_its_first_supervisor_and_no_numbers(tmp_path: Path) -> None:
    real = ScriptDesk(tmp_path / "real", "lan.anh")
    made = real.ask("init", "--ward", "H26.99.01", "--desk", "3", pin="135790")
    assert (made.exit_code, made.json["users"], made.json["numbers"]) == (0, ["lan.anh"], None)

    assert real.ask("recovery-key", pin="135790").exit_code == 0
    refused = real.ask("receive", "-", stdin=json.dumps(DRAFT), pin="135790")
    assert refused.exit_code in (1, 5)
    assert "CHƯA lưu" in refused.message


@pytest.mark.usefixtures("state_home")
@pytest.mark.parametrize("name", ["x" * 300, "/".join(["thư mục rất dài"] * 60 + ["y" * 255 + "z"])])
def test_a_folder_no_system_can_make_is_refused_in_words_and_leaves_nothing(
    tmp_path: Path, name: str
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    outcome = ScriptDesk(place / name, "").ask("init", "--ward", "H26.99.01", "--desk", "1", "--practice")
    assert (outcome.exit_code, outcome.json["error"]["code"]) == (3, "DL-05")
    assert list(place.iterdir()) == []


@pytest.mark.usefixtures("state_home")
@pytest.mark.parametrize(
    ("ward", "number"), [("H26", "1"), ("Hà Nội", "1"), ("H26.99.01", "0"), ("H26.99.01", "10000")]
)
def test_an_impossible_ward_or_desk_makes_nothing(tmp_path: Path, ward: str, number: str) -> None:
    outcome = ScriptDesk(tmp_path / "new", "").ask("init", "--ward", ward, "--desk", number, "--practice")

    assert outcome.exit_code == 1
    assert not (tmp_path / "new").exists()


def test_without_a_witness_the_first_number_waits_for_the_newest_slip(
    desk: ScriptDesk, state_home: Path
) -> None:
    shutil.rmtree(state_home)

    blocked = desk.ask("receive", "-", stdin=json.dumps(DRAFT))
    assert blocked.exit_code == 5
    assert "CHƯA lưu" in blocked.message
    assert desk.ask("confirm-newest-slip", "none").exit_code == 1
    assert desk.ask("confirm-newest-slip", "none", user="supervisor").exit_code == 0
    assert desk.receive().endswith("-1001")


def test_the_newest_slip_found_on_paper_names_the_gap(desk: ScriptDesk, state_home: Path) -> None:
    code = desk.receive()
    newest = f"{code[:-4]}1007"
    shutil.rmtree(state_home)

    assert desk.ask("confirm-newest-slip", newest, user="supervisor").exit_code == 0
    assert desk.receive().endswith("-1008")


def test_the_data_of_a_desk_is_for_its_user_alone(desk: ScriptDesk, tmp_path: Path) -> None:
    fresh = tmp_path / "desks" / "one"
    assert (
        ScriptDesk(fresh, "").ask("init", "--ward", "H26.99.01", "--desk", "2", "--practice").exit_code == 0
    )

    only_with(SystemPart.MODE_BITS)
    assert stat.S_IMODE(fresh.stat().st_mode) == 0o700
    assert stat.S_IMODE((fresh / "desk.db").stat().st_mode) == 0o600
    desk.receive()
    assert {stat.S_IMODE(path.stat().st_mode) & 0o022 for path in desk.folder.glob("desk*")} == {0}


class _NotForMe(type(Path())):  # type: ignore[misc]
    """A path into a folder this account may not look into."""

    def exists(self) -> bool:
        raise PermissionError(13, "Permission denied")


def test_a_folder_of_another_account_is_said_to_be_one() -> None:
    with pytest.raises(StorageTrouble) as trouble:
        has_desk(_NotForMe("/elsewhere/data"))

    assert trouble.value.key == "storage.no_access"
