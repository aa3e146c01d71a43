"""What was printed last is remembered outside the data folder, wherever that is within reach."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desk_app.errors import StorageTrouble
from desk_app.platform.held import SHARING_VIOLATION
from desk_app.platform.system_files import files
from desk_app.ports.witness import TryMark, WitnessMark
from desk_app.storage.safekeeping.witness import MOST_DAYS, FileWitness, Place, places_of_user
from tests.conftest import ExpectedLogs
from tests.held_files import held, scanned, shared_but_not_replaced
from tests.storage.desk_builders import DESK, NOW, TODAY

MARK = WitnessMark(DESK.instance_id, 7, "ab" * 32, TODAY, 5, NOW)


def places(tmp_path: Path, *names: str) -> list[Place]:
    for name in names:
        (tmp_path / name).mkdir()
    return [Place(tmp_path / name) for name in names]


def test_every_reachable_place_keeps_the_mark_and_an_absent_disk_is_passed_over(tmp_path: Path) -> None:
    own, absent = Place(tmp_path / "state" / "witness", own=True), Place(tmp_path / "usb")
    witness = FileWitness([own, absent, *places(tmp_path, "share")])
    assert witness.read(DESK.instance_id) is None
    witness.write(MARK)
    assert not (tmp_path / "usb").exists()
    for place in (own, Place(tmp_path / "share")):
        assert FileWitness([place]).read(DESK.instance_id) == MARK


def test_the_highest_number_of_the_newest_day_counts(tmp_path: Path) -> None:
    a, b, c = places(tmp_path, "a", "b", "c")
    FileWitness([a]).write(replace(MARK, number=900, day=TODAY - timedelta(days=1)))
    FileWitness([b]).write(replace(MARK, number=6))
    FileWitness([c]).write(replace(MARK, number=5, head_seq=99))
    best = FileWitness([a, b, c]).read(DESK.instance_id)
    assert best is not None
    assert (best.day, best.number) == (TODAY, 6)


def test_every_day_keeps_its_own_highest_number_for_two_months(tmp_path: Path) -> None:
    a, b = places(tmp_path, "a", "b")
    yesterday = TODAY - timedelta(days=1)
    for ago in range(MOST_DAYS + 5, 0, -1):
        FileWitness([a]).write(replace(MARK, number=ago, day=TODAY - timedelta(days=ago)))
    FileWitness([b]).write(replace(MARK, number=44, day=yesterday))
    FileWitness([a, b]).write(MARK)
    best = FileWitness([a, b]).read(DESK.instance_id)
    assert best is not None
    assert (best.day, best.number) == (TODAY, MARK.number)
    assert len(best.other_days) == MOST_DAYS
    assert best.other_days[-2:] == ((TODAY - timedelta(days=2), 2), (yesterday, 44))


def test_copies_of_a_folder_share_a_mark_and_other_desks_do_not(tmp_path: Path) -> None:
    witness = FileWitness(places(tmp_path, "share"))
    witness.write(MARK)
    witness.write(replace(MARK, instance_id="another", number=44))
    assert witness.read(DESK.instance_id) == MARK


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"instance_id": "x"}', b"\xff\xfe", b"null"])
def test_a_file_that_cannot_be_read_counts_as_no_mark(tmp_path: Path, content: bytes) -> None:
    own, share = places(tmp_path, "own", "share")
    FileWitness([own, share]).write(MARK)
    (file,) = share.folder.iterdir()
    file.write_bytes(content)
    assert FileWitness([share]).read(DESK.instance_id) is None
    assert FileWitness([own, share]).read(DESK.instance_id) == MARK


def test_a_mark_is_whole_or_the_one_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place,) = places(tmp_path, "share")
    FileWitness([place]).write(MARK)

    def no_rename(self: object, made: Path, target: Path) -> None:
        raise OSError(28, "no space left", str(target))

    monkeypatch.setattr(type(files()), "_replace", no_rename)
    FileWitness([place]).write(replace(MARK, number=6))
    monkeypatch.undo()
    assert FileWitness([place]).read(DESK.instance_id) == MARK


def test_a_share_that_hangs_holds_up_nobody_and_is_asked_again_only_when_it_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, hanging = Place(tmp_path / "own", own=True), *places(tmp_path, "hanging")
    answer, asked = threading.Event(), []
    really = os.open

    def slow(path: object, *rest: object, **more: object) -> int:
        if "hanging" in str(path):
            asked.append(path)
            answer.wait(30)
        return really(path, *rest, **more)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(os, "open", slow)
    witness = FileWitness([own, hanging], patience=0.05)
    witness.write(MARK)
    witness.write(replace(MARK, number=6))
    assert len(asked) == 1
    kept = FileWitness([own]).read(DESK.instance_id)
    assert kept is not None
    assert kept.number == 6
    answer.set()


def test_places_come_from_the_user_the_ward_and_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = [str(tmp_path / "usb"), str(tmp_path / "share")]
    monkeypatch.setenv("DESK_APP_WITNESS", os.pathsep.join([*named, ""]))
    own, *others = places_of_user([tmp_path / "share", tmp_path / "ward"])
    assert own.own
    assert own.folder.is_relative_to(os.environ["XDG_STATE_HOME"])
    assert [place.folder.name for place in others] == ["share", "ward", "usb"]


OWN = f"{DESK.instance_id}.witness.json"


def test_a_mark_others_read_is_written_in_its_place(tmp_path: Path) -> None:
    place = Place(tmp_path / "state", own=True)
    witness = FileWitness([place])
    witness.write(MARK)
    with held(shared_but_not_replaced(OWN)) as files:
        for number in range(6, 26):
            witness.must_take(DESK.instance_id)
            assert witness.write(replace(MARK, number=number))
    assert files.refused[OWN]
    kept = FileWitness([place]).read(DESK.instance_id)
    assert kept is not None
    assert kept.number == 25


def test_nobody_may_count_on_a_mark_that_another_program_holds(
    tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    own, share = Place(tmp_path / "state", own=True), *places(tmp_path, "share")
    witness = FileWitness([own])
    witness.write(MARK)
    with held(scanned(OWN)):
        for ask in (witness.read, witness.must_take):
            with pytest.raises(StorageTrouble, match=r"storage\.held"):
                ask(DESK.instance_id)
        expected_logs("no mark kept")
        assert not witness.write(replace(MARK, number=6))
    assert witness.read(DESK.instance_id) == MARK
    with held(lambda path, use: SHARING_VIOLATION if path.parent == share.folder else None):
        # Only the ward's place knows what a copy of this machine printed.
        assert FileWitness([own, share]).write(replace(MARK, number=7))
        FileWitness([own, share]).must_take(DESK.instance_id)
    FileWitness([share]).write(replace(MARK, number=7))
    with held(lambda path, use: SHARING_VIOLATION if path.parent == share.folder else None):
        for ask in (FileWitness([own, share]).read, FileWitness([own, share]).must_take):
            with pytest.raises(StorageTrouble, match=r"storage\.held"):
                ask(DESK.instance_id)
        assert not FileWitness([own, share]).write(replace(MARK, number=8))


def test_a_place_that_takes_no_mark_for_another_reason_is_told_by_the_mark_not_kept(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    witness = FileWitness([Place(tmp_path / "state", own=True)])
    witness.must_take(DESK.instance_id)
    assert not witness.write(MARK)


def test_a_wrong_pin_that_cannot_be_counted_is_not_tried(tmp_path: Path) -> None:
    witness = FileWitness([Place(tmp_path / "state", own=True)])
    tried = TryMark("clerk", 1, 0, None, NOW, 60, 1, "ab" * 32, 1)
    witness.keep_tries(DESK.instance_id, tried)
    with held(scanned(f"{DESK.instance_id}.tries.json")):
        with pytest.raises(StorageTrouble, match=r"storage\.held"):
            witness.tries(DESK.instance_id)
        with pytest.raises(StorageTrouble, match=r"storage\.held"):
            witness.keep_tries(DESK.instance_id, replace(tried, failures=2, turn=2))
    with held(shared_but_not_replaced(f"{DESK.instance_id}.tries.json")):
        witness.keep_tries(DESK.instance_id, replace(tried, failures=3, turn=3))
    assert [one.failures for one in witness.tries(DESK.instance_id)["clerk"]] == [3]
