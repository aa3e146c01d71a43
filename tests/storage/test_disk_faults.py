"""Power cuts, full disks and failing writes: what was said to be saved is there, the rest never was."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest

from desk_app.errors import StorageTrouble
from desk_app.ports.dossiers import WorkList
from desk_app.ports.witness import WitnessMark
from desk_app.storage.folder.creating import create_desk
from desk_app.storage.opening import open_database
from desk_app.storage.unit_of_work import SqliteUnitOfWorks
from desk_app.storage.verifying import verify
from tests.process_ends import KILL, KILLED
from tests.storage.desk_at_work import KEY, KnownKeys
from tests.storage.desk_builders import DESK, NOW, TODAY, OpenDesk, SeededIds, code_of, new_desk, person
from tests.storage.small_places import small_disk
from tests.windows.needs import SystemPart, only_with

KILLS = 8
SAVED, TROUBLE = "saved ", "trouble "


def worker(root: Path, saves: int, *before: str) -> subprocess.Popen[str]:
    """Start a process that saves; `before` is a program that starts it."""
    command = [*before, sys.executable, "-m", "tests.storage.desk_at_work", str(root), str(saves)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def said(lines: list[str], word: str) -> list[str]:
    return [line.removeprefix(word).strip() for line in lines if line.startswith(word)]


def fresh_desk(tmp_path: Path) -> Path:
    root = tmp_path / "desk"
    create_desk(root, DESK, KnownKeys(), random=lambda _: KEY)
    return root


def prove(root: Path, acknowledged: list[str]) -> int:
    """Check the desk as a whole: nothing acknowledged is lost, no number doubled; gives how many dossiers it holds."""
    database = open_database(root, KnownKeys())
    try:
        assert not database.read_only
        report = verify(database)
        assert report.problems == ()
        with SqliteUnitOfWorks(database, SeededIds())(write=False) as work:
            assert [code for code in acknowledged if work.dossiers.by_code(code) is None] == []
            lines = work.dossiers.page(WorkList.ALL, NOW, limit=100_000)
        assert [code for code, times in Counter(row.code for row in lines).items() if times > 1] == []
        assert {row.printed for row in lines} <= {True}
        return report.dossiers
    finally:
        database.close()


@pytest.mark.slow
def test_no_kill_loses_an_acknowledged_dossier_or_doubles_a_number(tmp_path: Path) -> None:
    root, draw, acknowledged = fresh_desk(tmp_path), random.Random(11), []
    for _ in range(KILLS):
        with worker(root, 10_000) as clerk:
            assert clerk.stdout is not None
            assert clerk.stdout.readline().strip() == "open"
            threading.Timer(draw.uniform(0.005, 0.25), clerk.send_signal, [KILL]).start()
            lines = clerk.stdout.readlines()
        assert clerk.returncode == KILLED
        # A line cut off by the kill was never said to the end; the dossier it was about may be there or not.
        acknowledged += said([line for line in lines if line.endswith("\n")], SAVED)
        held = prove(root, acknowledged)
        assert len(acknowledged) <= held <= len(acknowledged) + KILLS
    assert acknowledged


def failing_writes() -> list[str]:
    """Give the program that lets one write or sync in twenty fail; none where libfiu is not installed."""
    if not shutil.which("fiu-run"):
        return []
    points = ("posix/io/rw/pwrite", "posix/io/sync/fsync", "posix/io/sync/fdatasync")
    return ["fiu-run", "-x", *(f"-cenable_random name={point},probability=0.02" for point in points)]


@pytest.mark.slow
def test_writes_that_fail_now_and_then_cost_single_saves_and_nothing_else(tmp_path: Path) -> None:
    root = fresh_desk(tmp_path)
    before = failing_writes()
    if before:
        lines = worker(root, 150, *before).communicate()[0].splitlines()
    else:
        lines = _with_a_file_size_limit(root)
    assert lines[-1] == "done"
    assert set(said(lines, TROUBLE)) <= {"storage.not_writable", "storage.disk_full", "storage.locked"}
    assert said(lines, TROUBLE)
    assert said(lines, SAVED)
    assert prove(root, said(lines, SAVED)) >= len(said(lines, SAVED))


def _with_a_file_size_limit(root: Path) -> list[str]:
    """Let every write past a size fail, the nearest thing without libfiu."""
    only_with(SystemPart.SMALL_DISK)
    import resource

    size = 900_000

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    command = [sys.executable, "-m", "tests.storage.desk_at_work", str(root), "150"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, preexec_fn=limit, check=True)
    return done.stdout.splitlines()


def fill_up(desk: OpenDesk) -> tuple[list[str], StorageTrouble]:
    """Save until the disk is full; gives what was saved and what was said then."""
    saved: list[str] = []
    with pytest.raises(StorageTrouble) as trouble:
        for number in range(1, 2_000):
            saved.append(desk.receive(number, person(f"Nguyễn Văn {number}", f"{number:012d}")))
    return saved, trouble.value


def test_a_full_disk_costs_the_last_save_only_and_is_said_with_what_is_left(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 2_048) as mounted:
        desk = new_desk(tmp_path / "disk" / "desk")
        if not mounted:
            with desk.database.plain() as connection:
                connection.exec_driver_sql("PRAGMA max_page_count = 200")
        saved, trouble = fill_up(desk)
        assert trouble.key == "storage.disk_full"
        assert isinstance(trouble.params["free"], int)
        with desk.work(write=False) as work:
            assert work.journal.head().seq == len(saved) > 10
            assert work.dossiers.by_code(code_of(len(saved) + 1)) is None
        assert verify(desk.database).ok
        desk.close()


def test_a_full_disk_is_said_by_the_real_reason_also_when_sqlite_has_rolled_back_itself(
    desk: OpenDesk,
) -> None:
    with desk.database.plain() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageTrouble, match=r"storage\.disk_full"):
        for number in range(1, 200):
            desk.receive(number)
    with desk.database.plain() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    desk.receive(500)
    assert verify(desk.database).ok


def test_another_program_that_holds_the_file_is_waited_for_and_then_named(
    desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk_app.storage.database import engine

    monkeypatch.setattr(engine, "BUSY_MS", 50)
    with desk.database.begin(write=True):
        hasty = OpenDesk(desk.root, desk.keys, open_database(desk.root, desk.keys), SeededIds(4))
        with pytest.raises(StorageTrouble, match=r"storage\.locked"):
            hasty.receive(1)
        hasty.close()
    desk.receive(1)


def test_a_log_thrown_away_by_a_cleaner_is_noticed_by_the_witness(desk: OpenDesk, tmp_path: Path) -> None:
    desk.receive(1)
    desk.database.idle_work()
    for number in (2, 3):
        desk.receive(number)
    with desk.work(write=False) as work:
        head = work.journal.head()
    mark = WitnessMark(DESK.instance_id, head.seq, head.hash, TODAY, 3, NOW)
    cleaned = tmp_path / "after the cleaner"
    shutil.copytree(desk.root, cleaned)
    for ending in ("-wal", "-shm"):
        (cleaned / f"desk.db{ending}").unlink()
    left = open_database(cleaned, desk.keys)
    with SqliteUnitOfWorks(left, SeededIds())(write=False) as work:
        assert work.dossiers.highest_number(TODAY) == 1
        assert work.journal.head().seq < mark.head_seq
    assert verify(left).ok
    assert [key for key, _ in verify(left, mark).problems] == ["verify.witness"]
    left.close()
