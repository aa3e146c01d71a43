"""A copy made by the program comes back whole, and no number that was ever printed is given again."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from desk_app.domain.facts import facts
from desk_app.errors import Refused, StorageTrouble
from desk_app.ports.witness import WitnessMark
from desk_app.storage.layout import newest_backup
from desk_app.storage.safekeeping.backup import back_up
from desk_app.storage.safekeeping.manifest import manifest_path
from desk_app.storage.safekeeping.restore import Restored, Surroundings, restore
from desk_app.storage.safekeeping.witness import FileWitness, Place
from desk_app.storage.verifying import verify
from tests.storage.desk_builders import (
    NOW,
    TODAY,
    KeysInMemory,
    OpenDesk,
    SeededIds,
    code_of,
    new_desk,
    reopen,
)
from tests.storage.small_places import limited_size, small_disk

DAY = timedelta(days=1)


class StoppedClock:
    def now(self) -> datetime:
        return NOW + timedelta(hours=2)

    def monotonic(self) -> float:
        return 0.0


def witness(tmp_path: Path) -> FileWitness:
    return FileWitness([Place(tmp_path / "witness", own=True)])


def mark(desk: OpenDesk, number: int, tmp_path: Path, day: date = TODAY) -> None:
    """Remember outside the folder what was printed last."""
    with desk.work(write=False) as work:
        head = work.journal.head()
    witness(tmp_path).write(WitnessMark(desk.desk.instance_id, head.seq, head.hash, day, number, NOW))


def around(desk: OpenDesk, tmp_path: Path, keys: KeysInMemory | None = None) -> Surroundings:
    return Surroundings(
        keys or desk.keys, witness(tmp_path), SeededIds(99), StoppedClock(), lambda copy, present: "hanh"
    )


def restored(desk: OpenDesk, copy: Path, tmp_path: Path) -> Restored:
    desk.close()
    return restore(desk.root, copy, around(desk, tmp_path))


def copy_of(desk: OpenDesk, tmp_path: Path, name: str = "copy.db") -> Path:
    target = tmp_path / name
    back_up(desk.database, target, NOW)
    return target


def highest(desk: OpenDesk, day: date = TODAY) -> int | None:
    again = reopen(desk)
    try:
        assert verify(again.database).ok
        with again.work(write=False) as work:
            return work.dossiers.highest_number(day)
    finally:
        again.close()


def test_a_copy_is_one_encrypted_file_with_a_manifest_and_is_remembered(
    desk: OpenDesk, tmp_path: Path
) -> None:
    desk.receive(1)
    copy = copy_of(desk, tmp_path)
    desk.receive(2)
    assert {path.name for path in tmp_path.iterdir()} == {"desk", "copy.db", "copy.db.json"}
    assert not copy.read_bytes().startswith(b"SQLite")
    assert json.loads(manifest_path(copy).read_bytes())["head_seq"] == 1
    note = newest_backup(desk.database.folder)
    assert note is not None
    assert (note.path, note.at) == (str(copy), NOW)


def test_yesterday_s_copy_names_the_gap_and_numbers_go_on_above_it(desk: OpenDesk, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        desk.receive(number)
    copy = copy_of(desk, tmp_path)
    for number in (4, 5, 6):
        desk.receive(number)
    mark(desk, 8, tmp_path)
    done = restored(desk, copy, tmp_path)
    assert done.missing == (facts.NumbersMissing(TODAY, 4, 8, "witness"),)
    assert highest(desk) == 8
    again = reopen(desk)
    with again.work(write=False) as work:
        kinds = [entry.header.kind for entry in work.journal.entries(after_seq=3)]
        assert kinds == ["database_restored", "numbers_missing"]
        assert work.dossiers.by_code(code_of(5)) is None
        head = work.journal.head()
    told = witness(tmp_path).read(desk.desk.instance_id)
    assert told is not None
    assert (told.head_seq, told.head_hash, told.number) == (head.seq, head.hash, 8)
    again.close()


def test_the_witness_names_the_slips_of_every_day_that_is_gone(desk: OpenDesk, tmp_path: Path) -> None:
    copy = copy_of(desk, tmp_path)
    mark(desk, 3, tmp_path, TODAY - DAY)
    mark(desk, 2, tmp_path)
    done = restored(desk, copy, tmp_path)
    assert done.missing == (
        facts.NumbersMissing(TODAY - DAY, 1, 3, "witness"),
        facts.NumbersMissing(TODAY, 1, 2, "witness"),
    )


def test_the_replaced_database_itself_tells_which_numbers_were_given(desk: OpenDesk, tmp_path: Path) -> None:
    copy = copy_of(desk, tmp_path)
    desk.receive(1, at=NOW - DAY)
    desk.receive(4)
    done = restored(desk, copy, tmp_path)
    assert done.missing == (
        facts.NumbersMissing(TODAY - DAY, 1, 1, "replaced database"),
        facts.NumbersMissing(TODAY, 1, 4, "replaced database"),
    )
    assert (highest(desk, TODAY - DAY), highest(desk)) == (1, 4)


def test_what_was_there_is_kept_and_can_be_put_back(desk: OpenDesk, tmp_path: Path) -> None:
    desk.receive(1)
    early = copy_of(desk, tmp_path)
    desk.receive(2)
    kept = restored(desk, early, tmp_path).kept
    assert kept is not None
    restore(desk.root, kept, around(desk, tmp_path))
    again = reopen(desk)
    with again.work(write=False) as work:
        assert work.dossiers.by_code(code_of(2)) is not None
    again.close()


def test_a_damaged_database_is_replaced_and_kept_as_it_is(desk: OpenDesk, tmp_path: Path) -> None:
    desk.receive(1)
    copy = copy_of(desk, tmp_path)
    desk.close()
    file = desk.database.folder.database
    broken = bytearray(file.read_bytes())
    broken[9000] ^= 1
    file.write_bytes(broken)
    done = restore(desk.root, copy, around(desk, tmp_path))
    assert done.kept is not None
    assert done.kept.read_bytes() == broken
    assert highest(desk) == 1


def test_a_new_pc_opens_a_copy_with_the_printed_recovery_key(desk: OpenDesk, tmp_path: Path) -> None:
    desk.receive(1)
    copy = copy_of(desk, tmp_path)
    key = desk.keys.load(desk.desk.instance_id)
    new_pc, elsewhere = KeysInMemory(), tmp_path / "new"
    with pytest.raises(StorageTrouble, match=r"storage\.no_key"):
        restore(elsewhere, copy, around(desk, tmp_path, new_pc))
    asked = replace(around(desk, tmp_path, new_pc), try_key=lambda label: bytes(32))
    with pytest.raises(StorageTrouble, match=r"storage\.wrong_key"):
        restore(elsewhere, copy, asked)
    assert not elsewhere.exists()
    restore(elsewhere, copy, replace(asked, try_key=lambda label: key))
    desk.close()
    assert highest(OpenDesk(elsewhere, new_pc, desk.database, SeededIds(3))) == 1


def test_a_file_copied_while_the_program_ran_is_refused_when_it_is_older_than_the_witness(
    desk: OpenDesk, tmp_path: Path
) -> None:
    desk.receive(1)
    raw = tmp_path / "raw.db"
    shutil.copy(desk.database.folder.database, raw)
    desk.receive(2)
    mark(desk, 2, tmp_path)
    with pytest.raises(Refused) as refused:
        restored(desk, raw, tmp_path)
    assert refused.value.key == "storage.bad_backup"
    assert highest(desk) == 2


def test_a_file_copied_by_hand_is_refused_when_no_witness_speaks_for_it(
    desk: OpenDesk, tmp_path: Path
) -> None:
    desk.receive(1)
    desk.close()
    raw = tmp_path / "raw.db"
    shutil.copy(desk.database.folder.database, raw)
    with pytest.raises(Refused, match=r"storage\.bad_backup"):
        restore(desk.root, raw, around(desk, tmp_path))


def test_a_whole_file_that_the_witness_has_seen_is_taken(desk: OpenDesk, tmp_path: Path) -> None:
    desk.receive(1)
    mark(desk, 1, tmp_path)
    desk.close()
    raw = tmp_path / "raw.db"
    shutil.copy(desk.database.folder.database, raw)
    assert restore(desk.root, raw, around(desk, tmp_path)).missing == ()


def change_manifest(copy: Path, **fields: object) -> None:
    path = manifest_path(copy)
    path.write_text(json.dumps(json.loads(path.read_bytes()) | fields))


def flip_a_bit(copy: Path) -> None:
    content = bytearray(copy.read_bytes())
    content[5000] ^= 1
    copy.write_bytes(content)


@pytest.mark.parametrize(
    ("spoil", "part"),
    [
        (flip_a_bit, "content"),
        (lambda copy: change_manifest(copy, head_seq=99), "manifest"),
        (lambda copy: change_manifest(copy, code="00"), "manifest"),
        (lambda copy: manifest_path(copy).write_text("{"), "witness"),
        (lambda copy: copy.write_bytes(b"not a database at all"), "content"),
    ],
)
def test_a_spoilt_copy_is_refused_and_the_desk_is_left_as_it_was(
    desk: OpenDesk, tmp_path: Path, spoil: object, part: str
) -> None:
    desk.receive(1)
    copy = copy_of(desk, tmp_path)
    desk.receive(2)
    spoil(copy)  # type: ignore[operator]
    with pytest.raises(Refused) as refused:
        restored(desk, copy, tmp_path)
    assert (refused.value.key, refused.value.params["part"]) == ("storage.bad_backup", part)
    assert list(desk.database.folder.temporary.iterdir()) == []
    assert highest(desk) == 2


def test_the_copy_of_another_desk_and_a_missing_file_are_refused(desk: OpenDesk, tmp_path: Path) -> None:
    from dataclasses import replace

    other = new_desk(tmp_path / "other", desk=replace(desk.desk, instance_id="desk-instance-2"))
    foreign = copy_of(other, tmp_path, "foreign.db")
    other.close()
    with pytest.raises(Refused, match=r"storage\.bad_backup"):
        restored(desk, foreign, tmp_path)
    with pytest.raises(Refused, match=r"storage\.no_backup_file"):
        restore(desk.root, tmp_path / "absent.db", around(desk, tmp_path))


def test_a_copy_whose_chain_was_changed_by_a_key_holder_is_refused(desk: OpenDesk, tmp_path: Path) -> None:
    desk.receive(1)
    with desk.database.begin(write=True) as connection:
        connection.exec_driver_sql("UPDATE dossiers SET name = 'Trần Văn Tráo'")
        connection.commit()
    copy = copy_of(desk, tmp_path)
    with pytest.raises(Refused) as refused:
        restored(desk, copy, tmp_path)
    assert refused.value.params["part"] == "chain"


def test_a_full_disk_is_said_of_the_copy_and_not_of_a_dossier(desk: OpenDesk, tmp_path: Path) -> None:
    for number in range(1, 60):
        desk.receive(number)
    with small_disk(tmp_path / "usb", 128) as mounted:
        target = tmp_path / "usb" / "copy.db"
        with limited_size(None if mounted else 100_000), pytest.raises(StorageTrouble) as trouble:
            back_up(desk.database, target, NOW)
        assert trouble.value.key in {"storage.backup_full", "storage.backup_place"}
        assert list((tmp_path / "usb").iterdir()) == []


def test_no_half_copy_is_left_where_one_cannot_be_written(desk: OpenDesk, tmp_path: Path) -> None:
    desk.receive(1)
    with pytest.raises(StorageTrouble, match=r"storage\.backup_place"):
        back_up(desk.database, tmp_path / "no such folder" / "copy.db", NOW)
    assert {path.name for path in tmp_path.iterdir()} == {"desk"}
