"""Wrong PINs are remembered outside the data folder, in every place within reach, for a handful of names."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desk_app.ports.witness import TryMark, WitnessMark
from desk_app.storage.safekeeping.try_marks import MOST_NAMES, try_file
from desk_app.storage.safekeeping.witness import FileWitness, Place
from tests.storage.desk_builders import DESK, NOW, TODAY
from tests.windows.needs import SystemPart, only_with

ID = DESK.instance_id
MARK = TryMark("thu", 3, 1, NOW + timedelta(minutes=5), NOW, 77, 12, "ab" * 32, turn=4)


def places(tmp_path: Path, *names: str) -> list[Place]:
    for name in names:
        (tmp_path / name).mkdir()
    return [Place(tmp_path / name) for name in names]


def test_every_reachable_place_remembers_and_only_its_user_reads_it(tmp_path: Path) -> None:
    own, absent = Place(tmp_path / "state" / "witness", own=True), Place(tmp_path / "usb")
    witness = FileWitness([own, absent, *places(tmp_path, "share")])
    assert witness.tries(ID) == {}
    witness.keep_tries(ID, MARK)
    assert not (tmp_path / "usb").exists()
    for folder in (own.folder, tmp_path / "share"):
        assert FileWitness([Place(folder)]).tries(ID) == {"thu": (MARK,)}
    assert witness.tries("another-desk") == {}
    only_with(SystemPart.MODE_BITS)
    for folder in (own.folder, tmp_path / "share"):
        assert try_file(folder, ID).stat().st_mode & 0o777 == 0o600


def test_what_every_place_knows_is_given_for_a_file_can_call_itself_newer(tmp_path: Path) -> None:
    a, b = places(tmp_path, "a", "b")
    forged = replace(MARK, failures=0, turn=10**6)
    FileWitness([a]).keep_tries(ID, forged)
    FileWitness([b]).keep_tries(ID, MARK)
    assert set(FileWitness([a, b]).tries(ID)["thu"]) == {forged, MARK}


def test_a_try_is_kept_only_where_a_place_knows_the_desk(tmp_path: Path) -> None:
    a, b = places(tmp_path, "a", "b")
    FileWitness([b]).write(WitnessMark(ID, 7, "ab" * 32, TODAY, 5, NOW))
    assert not FileWitness([a]).keep_tries(ID, MARK)
    assert FileWitness([a, b]).keep_tries(ID, MARK)
    only_with(SystemPart.LINKS)
    try_file(b.folder, ID).unlink()
    try_file(b.folder, ID).symlink_to(tmp_path / "nowhere")
    assert not FileWitness([a, b]).keep_tries(ID, MARK)


def test_an_older_mark_written_late_changes_nothing(tmp_path: Path) -> None:
    (place,) = places(tmp_path, "a")
    witness = FileWitness([place])
    witness.keep_tries(ID, replace(MARK, turn=9, failures=4))
    witness.keep_tries(ID, replace(MARK, turn=8, failures=0))
    assert witness.tries(ID)["thu"][0].failures == 4


def test_names_stay_few_and_those_who_failed_stay_longest(tmp_path: Path) -> None:
    witness = FileWitness(places(tmp_path, "a"))
    witness.keep_tries(ID, replace(MARK, at=NOW - timedelta(days=900)))
    for number in range(MOST_NAMES + 20):
        witness.keep_tries(ID, replace(MARK, user=f"u{number}", failures=0, at=NOW))
    assert len(witness.tries(ID)) == MOST_NAMES
    assert witness.tries(ID)["thu"][0].failures == 3


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b'{"thu": 1}', b'{"thu": {}}', b"\xff", b'{"thu": {"failures": "x"}}'],
)
def test_a_file_that_is_none_is_passed_over_and_written_anew(tmp_path: Path, content: bytes) -> None:
    a, b = places(tmp_path, "a", "b")
    FileWitness([b]).keep_tries(ID, MARK)
    try_file(a.folder, ID).write_bytes(content)
    witness = FileWitness([a, b])
    assert witness.tries(ID) == {"thu": (MARK,)}
    witness.keep_tries(ID, replace(MARK, turn=5))
    assert FileWitness([a]).tries(ID)["thu"][0].turn == 5


def test_a_moment_without_its_offset_is_not_compared(tmp_path: Path) -> None:
    (place,) = places(tmp_path, "a")
    FileWitness([place]).keep_tries(ID, MARK)
    file = try_file(place.folder, ID)
    file.write_bytes(file.read_bytes().replace(b"+07:00", b""))
    assert FileWitness([place]).tries(ID) == {}


def test_a_mark_of_a_program_that_counts_no_tries_leaves_them_alone(tmp_path: Path) -> None:
    witness = FileWitness(places(tmp_path, "a"))
    mark = WitnessMark(ID, 7, "ab" * 32, TODAY, 5, NOW)
    witness.write(mark)
    assert witness.tries(ID) == {}
    witness.keep_tries(ID, MARK)
    witness.write(replace(mark, number=6))
    found = witness.read(ID)
    assert found is not None
    assert (witness.tries(ID), found.number) == ({"thu": (MARK,)}, 6)


def test_a_place_that_hangs_holds_up_nobody_for_long(tmp_path: Path) -> None:
    only_with(SystemPart.PIPES_IN_FOLDERS)
    (good,) = places(tmp_path, "a")
    hanging = tmp_path / "share"
    hanging.mkdir()
    os.mkfifo(try_file(hanging, ID))
    witness = FileWitness([Place(hanging), good], patience=0.2)
    witness.keep_tries(ID, MARK)
    assert witness.tries(ID) == {"thu": (MARK,)}
    # Lets the waiting thread go, so that nothing of this test outlives it.
    with try_file(hanging, ID).open("wb"):
        pass
    for thread in threading.enumerate():
        if thread.name == "witness":
            thread.join(5)
