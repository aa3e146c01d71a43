"""One durable, encrypted save of a dossier against one write of the same bytes and its fdatasync."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

from tests.storage.desk_builders import OpenDesk, new_desk, person

SAVES = 600
ROUND = 50
GOAL_RATIO = 4.0
GOAL_TAIL = 3.0


def main(saves: int = SAVES) -> None:
    """Print the table: median and 99th percentile of both, taken in turns in one run."""
    with tempfile.TemporaryDirectory(prefix="bench-save-") as folder:
        desk = new_desk(Path(folder) / "desk")
        try:
            ours, limit, size, cpu = _measure(desk, Path(folder) / "limit", saves)
        finally:
            desk.close()
    _table(ours, limit, size, cpu)


def _measure(desk: OpenDesk, beside: Path, saves: int) -> tuple[list[float], list[float], int, float]:
    log = desk.database.folder.database.with_name("desk.db-wal")
    size = _bytes_of_a_save(desk, log, saves)
    descriptor = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
    ours, limit, cpu = [], [], 0.0
    for number in range(1, saves + 1):
        if number % ROUND == 1:
            # Both files start over together: the log is folded back when the desk is idle, then written anew.
            desk.database.idle_work()
            os.lseek(descriptor, 0, os.SEEK_SET)
        began, busy = perf_counter(), process_time()
        _save(desk, number)
        ours.append(perf_counter() - began)
        cpu += process_time() - busy
        data = os.urandom(size)
        began = perf_counter()
        os.write(descriptor, data)
        os.fdatasync(descriptor)
        limit.append(perf_counter() - began)
    os.close(descriptor)
    return ours, limit, size, cpu / saves


def _bytes_of_a_save(desk: OpenDesk, log: Path, saves: int) -> int:
    _save(desk, saves + ROUND + 1)
    before = log.stat().st_size
    for number in range(saves + 1, saves + ROUND + 1):
        _save(desk, number)
    return (log.stat().st_size - before) // ROUND


def _save(desk: OpenDesk, number: int) -> None:
    name = f"Nguyễn Thị Hòa {number % 97}"
    desk.receive(number, person(name, f"0011900{number:05d}", f"09{number:08d}"))


def _table(ours: list[float], limit: list[float], size: int, cpu: float) -> None:
    def line(name: str, times: list[float]) -> tuple[float, float]:
        median, tail = statistics.median(times), statistics.quantiles(times, n=100)[98]
        print(f"{name:<42}{median * 1e3:>9.3f}{tail * 1e3:>9.3f}{tail / median:>9.1f}x")
        return median, tail

    print(f"save one dossier, {len(ours)} times{'median ms':>24}{'p99 ms':>9}{'p99/med':>10}")
    mine, tail = line("ours: SQLCipher, journal, projection, index", ours)
    base, _ = line(f"limit: write {size} bytes + fdatasync", limit)
    verdict = "met" if mine / base <= GOAL_RATIO else "MISSED"
    print(
        f"ratio {mine / base:.2f} of the limit (goal <= {GOAL_RATIO}: {verdict}); CPU {cpu * 1e3:.2f} ms a save"
    )
    verdict = "met" if tail / mine <= GOAL_TAIL else "MISSED"
    print(f"p99 {tail / mine:.2f} times the median (goal <= {GOAL_TAIL}: {verdict})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SAVES)
