"""One program at a time owns a data folder, and a dead one owns nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desk_app.errors import Refused, StorageTrouble
from desk_app.storage.folder.folder_lock import FolderLock

HOLDER = """
import sys
from pathlib import Path
from desk_app.storage.folder.folder_lock import FolderLock
lock = FolderLock(Path(sys.argv[1]))
lock.take()
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_program(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Start a program that holds the folder until its input ends."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        yield holder
        holder.kill()


def test_a_second_program_is_refused_and_told_who_holds_the_folder(tmp_path: Path) -> None:
    with another_program(tmp_path) as holder, pytest.raises(Refused) as refused:
        FolderLock(tmp_path).take()
    assert refused.value.key == "desk.already_open"
    assert refused.value.params["pid"] == holder.pid


def test_a_program_that_was_killed_leaves_no_lock_behind(tmp_path: Path) -> None:
    with another_program(tmp_path) as holder:
        holder.kill()
        holder.wait()
        with FolderLock(tmp_path):
            assert (tmp_path / "desk.lock").exists()


def test_a_lock_held_for_long_is_never_stale(tmp_path: Path) -> None:
    with another_program(tmp_path):
        os.utime(tmp_path / "desk.lock", (0, 0))
        with pytest.raises(Refused, match=r"desk\.already_open"):
            FolderLock(tmp_path).take()


def test_two_locks_in_one_program_exclude_each_other_until_one_is_given_back(tmp_path: Path) -> None:
    with FolderLock(tmp_path), pytest.raises(Refused):
        FolderLock(tmp_path).take()
    with FolderLock(tmp_path), FolderLock(tmp_path, turn=True):
        assert (tmp_path / "desk.turn").exists()


def test_what_the_lock_file_says_need_not_be_readable(tmp_path: Path) -> None:
    with FolderLock(tmp_path):
        (tmp_path / "desk.lock").write_bytes(b"\xff")
        with pytest.raises(Refused) as refused:
            FolderLock(tmp_path).take()
    assert refused.value.params == {"pid": "", "user": ""}


def test_a_folder_that_cannot_be_written_is_looked_at_by_anybody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: object, *rest: object) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "open", refuse)
    with FolderLock(tmp_path), FolderLock(tmp_path):
        monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble):
        FolderLock(tmp_path / "absent").take()
