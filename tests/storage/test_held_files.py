"""A file of the desk that another program holds is called held: never damaged, never read-only, and nothing is lost."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from desk_app.errors import DeskError, StorageTrouble
from desk_app.ports.witness import WitnessMark
from desk_app.storage.folder.folder_lock import FolderLock
from desk_app.storage.opening import open_database
from desk_app.storage.safekeeping.backup import back_up
from desk_app.storage.safekeeping.key_file import KeyFiles, WrapCost
from desk_app.storage.safekeeping.manifest import manifest_path
from desk_app.storage.safekeeping.restore import Surroundings, restore
from desk_app.storage.safekeeping.witness import FileWitness, Place
from desk_app.storage.verifying import verify
from tests.fakes import FakeClock
from tests.held_files import Rule, held, locked, read_by_others, scanned
from tests.storage.desk_builders import NOW, TODAY, OpenDesk, SeededIds, reopen

RULES = [scanned, read_by_others, locked]


def why(desk: OpenDesk) -> str:
    """Give the key of the reason why a closed desk does not open."""
    with pytest.raises(DeskError) as trouble:
        open_database(desk.root, desk.keys).close()
    return trouble.value.key


def heads(desk: OpenDesk, root: Path) -> list[str]:
    """Give the hashes of everything a closed desk holds."""
    database = open_database(root, desk.keys)
    with closing(database):
        assert verify(database).ok
        with OpenDesk(root, desk.keys, database, desk.ids).work(write=False) as work:
            return [entry.hash for entry in work.journal.entries()]


@pytest.mark.parametrize("rule", [scanned, locked])
@pytest.mark.parametrize("name", ["desk.json", "desk.db", "desk.db-wal", "desk.db-shm"])
def test_a_desk_with_a_held_file_says_so_and_opens_when_it_is_given_back(
    desk: OpenDesk, tmp_path: Path, name: str, rule: type[Rule]
) -> None:
    desk.receive(1)
    # As after a power cut: the log lies beside the file.
    cut = tmp_path / "cut"
    shutil.copytree(desk.root, cut)
    desk.close()
    at_cut = OpenDesk(cut, desk.keys, desk.database, desk.ids)
    with held(rule(name)) as files:
        assert why(at_cut) == "storage.held"
    assert files.refused[name]
    again = reopen(at_cut)
    with closing(again.database):
        assert verify(again.database).ok
        assert not again.database.read_only


def test_a_database_somebody_reads_and_lets_nobody_write_is_not_called_read_only(desk: OpenDesk) -> None:
    desk.close()
    with held(read_by_others("desk.db")):
        assert why(desk) == "storage.held"


def test_a_write_refused_while_the_file_could_be_written_is_called_held(desk: OpenDesk) -> None:
    """SQLite quietly opens for reading what it may not open for writing."""
    from desk_app.storage.database.troubles import Naming

    naming = Naming(desk.database.folder)
    assert naming.of_driver("storage.read_only").key == "storage.held"
    assert naming("storage.read_only").key == "storage.read_only"
    with held(scanned("desk.db")):
        assert naming.of_driver("storage.damaged").key == "storage.held"
        assert naming.of_driver("storage.not_writable").key == "storage.held"
        assert naming.of_driver("storage.disk_full").key == "storage.disk_full"
    assert naming.of_driver("storage.damaged").key == "storage.damaged_no_backup"


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("which", ["lock", "turn", "sync"])
def test_nobody_goes_on_without_a_lock_whose_file_is_held(
    tmp_path: Path, which: str, rule: type[Rule]
) -> None:
    lock = FolderLock(tmp_path, **({} if which == "lock" else {which: True}))
    with lock:
        assert lock.is_held
    with held(rule(f"desk.{which}")), pytest.raises(StorageTrouble, match=r"storage\.held"):
        lock.take()
    assert not lock.is_held


def test_nobody_goes_on_without_a_lock_that_only_rights_keep_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    really = os.open

    def refuse(path: Path, *rest: int) -> int:
        if Path(path).name == "desk.lock":
            raise PermissionError(13, "Permission denied", str(path))
        return really(path, *rest)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(StorageTrouble, match=r"storage\.no_access"):
        FolderLock(tmp_path).take()


def test_a_key_file_that_is_held_is_no_missing_key(tmp_path: Path) -> None:
    keys = KeyFiles(tmp_path, owner=lambda: "me", cost=WrapCost(memory_kib=64))
    keys.write("desk-1", bytes(32))
    with held(scanned("desk-1.key")):
        for use in (lambda: keys.read("desk-1"), lambda: keys.write("desk-1", bytes(range(32)))):
            with pytest.raises(StorageTrouble, match=r"storage\.held"):
                use()
        keys.forget("desk-1")
    assert keys.read("desk-1") == bytes(32)


def test_a_backup_into_a_held_file_is_not_written_and_the_old_one_stays(
    desk: OpenDesk, tmp_path: Path
) -> None:
    desk.receive(1)
    target = tmp_path / "copy.db"
    back_up(desk.database, target, NOW)
    before = target.read_bytes(), manifest_path(target).read_bytes()
    with held(read_by_others("copy.db")), pytest.raises(StorageTrouble) as trouble:
        back_up(desk.database, target, NOW)
    assert (trouble.value.key, trouble.value.params["file"]) == ("storage.backup_held", str(target))
    assert (target.read_bytes(), manifest_path(target).read_bytes()) == before
    assert {path.name for path in tmp_path.iterdir()} == {"desk", "copy.db", "copy.db.json"}


def three_dossiers_and_a_copy_of_one(
    desk: OpenDesk, tmp_path: Path, witness: FileWitness
) -> tuple[Path, Path, list[str]]:
    """Give a folder as after a power cut, so that entries stand in the log alone, a copy, and what the folder holds."""
    desk.receive(1)
    copy = tmp_path / "copy.db"
    back_up(desk.database, copy, NOW)
    desk.receive(2)
    desk.receive(3)
    with desk.work(write=False) as work:
        head = work.journal.head()
    witness.write(WitnessMark(desk.desk.instance_id, head.seq, head.hash, TODAY, 3, NOW))
    root, spare = tmp_path / "cut", tmp_path / "spare"
    shutil.copytree(desk.root, root)
    desk.close()
    shutil.copytree(root, spare)
    return root, copy, heads(desk, spare)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(
    "name", ["desk.db", "desk.db-wal", "desk.json", "copy.db", "copy.db.json", "desk-instance-1.witness.json"]
)
def test_a_restore_beside_a_held_file_is_whole_or_leaves_everything_as_it_was(
    desk: OpenDesk, tmp_path: Path, name: str, rule: type[Rule]
) -> None:
    witness = FileWitness([Place(tmp_path / "witness", own=True)])
    root, copy, before = three_dossiers_and_a_copy_of_one(desk, tmp_path, witness)
    around = Surroundings(desk.keys, witness, SeededIds(9), FakeClock(NOW), lambda copy, present: "hanh")
    refused = True
    with held(rule(name)):
        try:
            restore(root, copy, around)
            refused = False
        except StorageTrouble as trouble:
            assert (trouble.key, Path(str(trouble.params["file"])).name) in (
                ("storage.restore_held", name),
                ("storage.restore_held", "desk.db"),
            )
    assert refused or (name in ("copy.db", "copy.db.json", "desk.json") and rule is read_by_others)
    if refused:
        assert heads(desk, root) == before
        restore(root, copy, around)
    after = heads(desk, root)
    assert (after[0], len(after)) == (before[0], 3), (
        "the restore and the missing numbers stand after the copy's entry"
    )
    again = open_database(root, desk.keys)
    with closing(again), OpenDesk(root, desk.keys, again, SeededIds(10)).work(write=False) as work:
        assert work.dossiers.highest_number(TODAY) == 3


def test_a_copy_a_scanner_looks_at_while_it_is_made_is_called_held(desk: OpenDesk, tmp_path: Path) -> None:
    desk.receive(1)
    with held(scanned("copy.db.part")), pytest.raises(StorageTrouble, match=r"storage\.backup_held"):
        back_up(desk.database, tmp_path / "copy.db", NOW)
    assert not (tmp_path / "copy.db").exists()
    back_up(desk.database, tmp_path / "copy.db", NOW)
