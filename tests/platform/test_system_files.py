"""A file that another program holds is waited for, for a bounded time, and told from one without rights."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desk_app.platform import private_files
from desk_app.platform.held import (
    ACCESS_DENIED,
    LOCK_VIOLATION,
    SHARING_VIOLATION,
    USUAL,
    Patience,
    held_path,
)
from desk_app.platform.private_files import (
    put_in_place,
    read_file,
    remove_file,
    write_whole,
    write_whole_or_over,
)
from desk_app.platform.system_files import SystemFiles, files, long_path
from desk_app.platform.write_trial import is_held
from tests.held_files import (
    HeldFiles,
    Use,
    WaitingTime,
    held,
    locked,
    read_by_others,
    refusal,
    scanned,
    shared_but_not_replaced,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "mark.json"
    made.write_bytes(b"before")
    return made


@pytest.mark.parametrize("code", [ACCESS_DENIED, SHARING_VIOLATION, LOCK_VIOLATION])
@pytest.mark.parametrize("use", list(Use))
def test_a_file_given_back_after_a_second_is_used_as_if_it_had_been_free(
    file: Path, code: int, use: Use
) -> None:
    time = WaitingTime()
    with held(
        lambda path, now: code if (path, now) == (file, use) and time.at < 1 else None, time.patience()
    ):
        if use is Use.READ:
            assert read_file(file) == b"before"
        elif use is Use.WRITE:
            os.close(files().open(file, os.O_RDWR))
        elif use is Use.REPLACE:
            write_whole(file, b"after")
            assert file.read_bytes() == b"after"
        else:
            remove_file(file)
            assert not file.exists()
    assert 1 <= time.at < 1.5
    assert max(time.waits) <= USUAL.longest_pause


def test_a_file_that_stays_held_is_given_up_after_two_seconds_and_nothing_is_left_half(file: Path) -> None:
    time = WaitingTime()
    with held(scanned(file.name), time.patience()), pytest.raises(PermissionError) as refused:
        write_whole(file, b"after")
    assert 2 <= time.at < 2.5
    assert is_held(refused.value, file)
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    assert file.read_bytes() == b"before"


def test_other_troubles_are_told_at_once(tmp_path: Path) -> None:
    time = WaitingTime()
    with held(lambda path, use: None, time.patience()), pytest.raises(FileNotFoundError):
        read_file(tmp_path / "absent")
    with pytest.raises(PermissionError):
        time.patience()(lambda: _raise(PermissionError(13, "no rights")), lambda error: False, OSError)
    assert time.waits == []


def test_a_new_file_that_may_not_be_made_is_not_waited_for(tmp_path: Path) -> None:
    """Access denied under a name that is not there means the folder: nobody holds it."""
    time = WaitingTime()

    class Closed(HeldFiles):
        def _open(self, path: Path, flags: int) -> int:
            raise refusal(ACCESS_DENIED, path)

    with pytest.raises(PermissionError):
        Closed(lambda path, use: None, time.patience()).open(tmp_path / "new", os.O_CREAT | os.O_WRONLY)
    assert time.waits == []


def test_a_new_file_a_scanner_looks_at_gets_its_name_when_it_is_done(tmp_path: Path) -> None:
    time = WaitingTime()
    with held(
        lambda path, use: (
            ACCESS_DENIED if path.suffix == ".new" and use is Use.REPLACE and time.at < 1 else None
        ),
        time.patience(),
    ):
        write_whole(tmp_path / "first", b"content")
    assert (tmp_path / "first").read_bytes() == b"content"
    with held(lambda path, use: ACCESS_DENIED if path.suffix == ".new" and use is Use.REPLACE else None):
        with pytest.raises(PermissionError) as refused:
            write_whole(tmp_path / "second", b"content")
        assert is_held(refused.value, held_path(refused.value, tmp_path / "second"))
    assert [path.name for path in tmp_path.iterdir()] == ["first"]


def test_whoever_is_not_patient_is_told_at_once(file: Path) -> None:
    time = WaitingTime()
    with held(scanned(file.name), time.patience()) as here, pytest.raises(PermissionError):
        here.open(file, os.O_WRONLY, patient=False)
    assert time.waits == []


def test_access_denied_means_held_only_where_a_trial_shows_that_one_may_write(file: Path) -> None:
    denied = refusal(ACCESS_DENIED, file)
    with held(lambda path, use: None):
        assert is_held(denied, file)

    class ReadOnlyDisk(HeldFiles):
        def _open(self, path: Path, flags: int) -> int:
            raise refusal(ACCESS_DENIED, path)

    from desk_app.platform.system_files import use_files

    use_files(ReadOnlyDisk(lambda path, use: None))
    try:
        assert not is_held(denied, file)
        assert is_held(refusal(SHARING_VIOLATION, file), file)
    finally:
        use_files()
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_refusal_of_this_system_is_never_taken_for_a_held_file(file: Path) -> None:
    assert not is_held(PermissionError(13, "no rights", str(file)), file)


def test_what_cannot_be_replaced_is_written_in_its_place(file: Path) -> None:
    for content in (b"longer than before", b"short"):
        with held(shared_but_not_replaced(file.name)) as here:
            write_whole_or_over(file, content)
        assert here.refused
        assert file.read_bytes() == content
    with held(read_by_others(file.name)), pytest.raises(PermissionError):
        write_whole_or_over(file, b"not taken")
    with held(locked(file.name)), pytest.raises(PermissionError):
        write_whole_or_over(file, b"not taken")
    assert file.read_bytes() == b"short"


def test_a_database_library_is_asked_again_while_the_file_is_held(file: Path) -> None:
    time, asked = WaitingTime(), []

    def opened() -> str:
        asked.append(time.at)
        return "open"

    from sqlcipher3 import dbapi2

    with held(lambda path, use: SHARING_VIOLATION if time.at < 0.5 else None, time.patience()) as here:
        assert here.connect(file, opened, dbapi2.Error, lambda error: False) == "open"
    assert len(asked) == 1
    assert asked[0] >= 0.5
    with held(scanned(file.name), time.patience()) as here, pytest.raises(dbapi2.OperationalError):
        here.connect(file, opened, dbapi2.Error, lambda error: False)
    assert len(asked) == 1


def test_this_pc_has_its_own_files_again_afterwards(file: Path) -> None:
    with held(scanned(file.name)) as here:
        assert files() is here
    assert isinstance(files(), SystemFiles)
    assert not isinstance(files(), HeldFiles)
    assert Patience().seconds == 2.0


def test_a_long_path_is_written_so_that_windows_takes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "abspath", str)
    short = Path("C:\\data\\desk.db")
    assert long_path(short) == str(short)
    far = "C:\\" + "\\".join(["thư mục dữ liệu"] * 20)
    assert long_path(Path(far)) == "\\\\?\\" + far
    share = "\\\\server\\chung\\" + "x" * 250
    assert long_path(Path(share)) == "\\\\?\\UNC" + share[1:]
    assert long_path(Path("\\\\?\\" + far)) == "\\\\?\\" + far


def test_a_part_of_another_file_that_no_folder_shows_is_never_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(private_files, "_SYSTEM", "win32")
    made = tmp_path / "made"
    made.write_bytes(b"slip")
    for write in (write_whole, write_whole_or_over):
        with pytest.raises(OSError, match="a part of another file"):
            write(tmp_path / "giấy hẹn.pdf:ẩn", b"slip")
    with pytest.raises(OSError, match="a part of another file"):
        put_in_place(made, tmp_path / "sao lưu.copy:x")
    assert list(tmp_path.iterdir()) == [made]


def _raise(error: OSError) -> None:
    raise error
