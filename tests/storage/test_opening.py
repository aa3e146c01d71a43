"""A desk opens, opens only for reading, or says in a sentence why not; it never guesses."""

from __future__ import annotations

import json
import random
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from desk_app.errors import DeskError, Refused, StorageTrouble
from desk_app.ports.database import DeskStore
from desk_app.storage import opening as opening
from desk_app.storage.folder.creating import create_desk
from desk_app.storage.folder.folder_checks import check_place
from desk_app.storage.layout import BackupNote, note_backup
from desk_app.storage.opening import open_database
from desk_app.storage.verifying import SqliteDeskStore, verify
from tests.fakes import FakeClock
from tests.storage.desk_builders import DESK, NOW, KeysInMemory, OpenDesk, code_of, new_desk, person, reopen
from tests.storage.small_places import read_only
from tests.windows.needs import IS_WINDOWS, SystemPart, only_with


def why(desk: OpenDesk) -> str:
    """Give the key of the reason why a closed desk does not open."""
    with pytest.raises(DeskError) as trouble:
        open_database(desk.root, desk.keys)
    return trouble.value.key


def test_the_wrong_key_a_missing_one_and_a_missing_desk_are_three_different_things(
    desk: OpenDesk, tmp_path: Path
) -> None:
    desk.close()
    right = desk.keys.load(DESK.instance_id)
    desk.keys.store(DESK.instance_id, bytes(32))
    assert why(desk) == "storage.wrong_key"
    desk.keys.keys.clear()
    assert why(desk) == "storage.no_key"
    desk.keys.store(DESK.instance_id, right)
    desk.database.folder.database.unlink()
    assert why(desk) == "storage.no_database"
    assert why(replace_root(desk, tmp_path / "nowhere")) == "storage.no_desk"


def replace_root(desk: OpenDesk, root: Path) -> OpenDesk:
    return replace(desk, root=root)


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("", "storage.label_unreadable"),
        ("[]", "storage.label_unreadable"),
        ('{"format": 1}', "storage.label_unreadable"),
        ('{"format": "1"}', "storage.label_unreadable"),
        ('{"format": 2}', "storage.newer_database"),
    ],
)
def test_a_label_that_cannot_be_trusted_is_not_guessed_at(desk: OpenDesk, label: str, key: str) -> None:
    desk.close()
    desk.database.folder.identity.write_text(label)
    assert why(desk) == key


def test_a_database_of_a_newer_program_is_left_alone(desk: OpenDesk) -> None:
    with desk.database.begin(write=True) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    desk.close()
    assert why(desk) == "storage.newer_database"
    assert list(desk.database.folder.backups.iterdir()) == []


def test_a_database_swapped_with_that_of_another_desk_is_refused(desk: OpenDesk, tmp_path: Path) -> None:
    other = new_desk(tmp_path / "other", desk=replace(DESK, instance_id="desk-instance-2"))
    other.close()
    desk.close()
    shutil.copy(other.database.folder.database, desk.database.folder.database)
    assert why(desk) == "storage.damaged_no_backup"
    with_other_key = KeysInMemory()
    with_other_key.store(DESK.instance_id, other.keys.load("desk-instance-2"))
    label = json.loads(desk.database.folder.identity.read_bytes())
    from desk_app.storage.safekeeping.keys import key_check

    label["key_check"] = key_check(with_other_key.load(DESK.instance_id), DESK.instance_id)
    desk.database.folder.identity.write_text(json.dumps(label))
    assert why(replace(desk, keys=with_other_key)) == "storage.foreign_database"


def test_a_folder_that_holds_a_desk_is_never_made_anew(desk: OpenDesk) -> None:
    desk.receive(1)
    with pytest.raises(Refused, match=r"storage\.desk_exists"):
        create_desk(desk.root, DESK, KeysInMemory())
    with desk.work(write=False) as work:
        assert work.dossiers.by_code(code_of(1)) is not None


def test_one_flipped_bit_anywhere_in_the_file_is_found_when_it_is_opened(desk: OpenDesk) -> None:
    for number in range(1, 9):
        desk.receive(number)
    desk.close()
    file = desk.database.folder.database
    whole = file.read_bytes()
    note_backup(desk.database.folder, BackupNote("D:/copies/desk.db", NOW))
    draw = random.Random(7)
    for _ in range(25):
        broken = bytearray(whole)
        broken[draw.randrange(len(whole))] ^= 1 << draw.randrange(8)
        file.write_bytes(broken)
        with pytest.raises(StorageTrouble) as trouble:
            open_database(desk.root, desk.keys)
        assert trouble.value.key == "storage.damaged"
        assert (trouble.value.params["at"], trouble.value.params["backup"]) == (NOW, "D:/copies/desk.db")
    file.write_bytes(whole)
    again = reopen(desk)
    assert verify(again.database).ok
    again.close()


def test_a_page_torn_while_the_log_was_folded_is_mended_from_the_log(desk: OpenDesk, tmp_path: Path) -> None:
    desk.receive(1)
    cut = tmp_path / "power cut"
    shutil.copytree(desk.root, cut)
    file = cut / "desk.db"
    content = bytearray(file.read_bytes())
    header, page, frame = 32, 4096, 24 + 4096
    log = (cut / "desk.db-wal").read_bytes()
    logged = {int.from_bytes(log[at : at + 4], "big") for at in range(header, len(log), frame)}
    torn = [number for number in sorted(logged) if number * page <= len(content)][1:]
    assert torn
    for number in torn:
        content[(number - 1) * page + 100 : number * page] = bytes(page - 100)
    file.write_bytes(content)
    again = reopen(replace(desk, root=cut))
    assert verify(again.database).ok
    with again.work(write=False) as work:
        assert work.dossiers.by_code(code_of(1)) is not None
    again.close()


def opened_with_a_broken_page_nobody_needs_yet(desk: OpenDesk) -> OpenDesk:
    file = desk.database.folder.database
    whole = file.read_bytes()
    for page in range(len(whole) // 4096 - 1, 0, -1):
        broken = bytearray(whole)
        broken[page * 4096 + 100] ^= 1
        file.write_bytes(broken)
        with suppress(StorageTrouble):
            return reopen(desk)
    raise AssertionError("every page is read at opening")


def test_a_large_file_is_looked_at_once_a_day_instead(
    desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1, 40):
        desk.receive(number)
    desk.close()
    monkeypatch.setattr(opening, "CHECKED_AT_OPENING", 0)
    again = opened_with_a_broken_page_nobody_needs_yet(desk)
    store: DeskStore = SqliteDeskStore(again.database, FakeClock(NOW))
    with pytest.raises(StorageTrouble, match=r"storage\.damaged"):
        store.look_at_file()
    again.close()


def test_idle_time_folds_the_log_and_then_has_nothing_left_to_do(desk: OpenDesk) -> None:
    for number in range(1, 40):
        desk.receive(number)
    store: DeskStore = SqliteDeskStore(desk.database, FakeClock(NOW))
    slices = 1
    while store.idle_work():
        slices += 1
        assert slices < 100
    with desk.database.plain() as connection:
        assert connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0] == 0
    store.look_at_file()
    assert store.verify().ok


@pytest.mark.parametrize("content", [b"", b"short", b"\0" * 8192, b"SQLite format 3\0" * 600])
def test_a_file_that_is_no_database_at_all_is_called_damaged(desk: OpenDesk, content: bytes) -> None:
    desk.close()
    desk.database.folder.database.write_bytes(content)
    assert why(desk) in {"storage.damaged_no_backup", "storage.unreadable_row"}


def test_a_journal_that_does_not_end_where_it_should_is_read_but_not_written(desk: OpenDesk) -> None:
    desk.receive(1)
    desk.receive(2)
    with desk.database.begin(write=True) as connection:
        for statement in ("DROP TRIGGER entries_keep_rows", "DELETE FROM entries WHERE seq = 2"):
            connection.exec_driver_sql(statement)
        connection.commit()
    desk.close()
    again = reopen(desk)
    with again.work(write=False) as work:
        assert work.dossiers.by_code(code_of(1)) is not None
    with pytest.raises(StorageTrouble, match=r"storage\.journal_changed"):
        again.receive(3)
    again.close()


def test_an_unwritable_folder_still_serves_look_ups(desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.receive(1)
    desk.close()
    with read_only(desk.root, monkeypatch):
        reading = reopen(desk)
        with reading.work(write=False) as work:
            assert [row.code for row in work.dossiers.find("hoa")] == [code_of(1)]
        assert verify(reading.database).ok
        with pytest.raises(StorageTrouble) as trouble:
            reading.receive(2)
        assert trouble.value.key == "storage.read_only"
        assert not reading.database.idle_work()
        reading.close()


@pytest.mark.parametrize("with_index", [True, False])
def test_look_ups_see_what_was_saved_last_even_when_the_log_was_never_folded_back(
    desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_index: bool
) -> None:
    desk.receive(1)
    left = tmp_path / "left by a power cut"
    shutil.copytree(desk.root, left)
    if not with_index:
        (left / "desk.db-shm").unlink()
    with read_only(left, monkeypatch):
        reading = reopen(replace(desk, root=left))
        with reading.work(write=False) as work:
            assert work.dossiers.by_code(code_of(1)) is not None
        assert reading.database.read_only
        reading.close()


def test_a_folder_with_blanks_and_vietnamese_letters_and_signs_opens(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / ("Dữ liệu 100% quầy #1" if IS_WINDOWS else "Dữ liệu 100% quầy #1?"))
    desk.receive(1, person("Đặng Thị Ế"))
    desk.close()
    again = reopen(desk)
    with again.work(write=False) as work:
        assert len(work.dossiers.find("dang thi e")) == 1
    again.close()


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive/desk", "OneDrive"),
        ("OneDrive - UBND phường/desk", "OneDrive"),
        ("Dropbox (Office)/x/desk", "Dropbox"),
        ("Google Drive/desk", "Google Drive"),
        ("My Drive/desk", "Google Drive"),
    ],
)
def test_a_folder_that_a_cloud_program_copies_is_refused(tmp_path: Path, folder: str, service: str) -> None:
    with pytest.raises(Refused) as refused:
        open_database(tmp_path / folder, KeysInMemory())
    assert (refused.value.key, refused.value.params["service"]) == ("storage.cloud_folder", service)


def test_a_cloud_folder_under_another_name_is_known_by_its_marks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine" / ".dropbox.cache").mkdir(parents=True)
    with pytest.raises(Refused, match=r"storage\.cloud_folder"):
        check_place(tmp_path / "mine" / "desk")
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "company"))
    with pytest.raises(Refused, match=r"storage\.cloud_folder"):
        check_place(tmp_path / "company" / "desk")
    check_place(tmp_path / "dropboxes" / "desk")


@pytest.mark.parametrize("system", ["nfs4", "cifs", "fuse.sshfs", "ext4"])
def test_a_network_drive_is_refused_and_a_disk_of_this_pc_is_not(tmp_path: Path, system: str) -> None:
    only_with(SystemPart.MOUNTS)

    def mounts() -> str:
        point = str(tmp_path / "ổ chung").replace(" ", "\\040")
        return f"/dev/sda1 / ext4 rw 0 0\nserver:/x {point} {system} rw 0 0\n"

    (tmp_path / "ổ chung").mkdir()
    check_place(tmp_path / "desk", mounts=mounts)
    if system == "ext4":
        check_place(tmp_path / "ổ chung" / "desk", mounts=mounts)
        return
    with pytest.raises(Refused, match=r"storage\.network_folder"):
        check_place(tmp_path / "ổ chung" / "desk", mounts=mounts)
    with pytest.raises(Refused, match=r"storage\.network_folder"):
        check_place(Path("//server/share/desk"), mounts=mounts)
