"""Every keystroke of a search among very many dossiers, encrypted and plain, against one screen of rows by number."""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

from sqlalchemy import text

from desk_app.storage.database.engine import Database, address_of, make_engine
from desk_app.storage.database.troubles import Naming
from desk_app.storage.unit_of_work import SqliteUnitOfWorks
from tests.benchmarks.many_dossiers import fill_lists
from tests.storage.desk_builders import OpenDesk, SeededIds, new_desk

DOSSIERS = 1_000_000
ROUNDS = 5
FRAME_MS = 16.7
GOAL_ENCRYPTED = 2.0
TYPED = (
    "nguyễn thị hòa",
    "hoa nguyen",
    "vu nghieng",
    "tran van nam",
    "001190012345",
    "0912345678",
    "2345",
    "h26.99.01-150803-0012",
    "150803-0012",
    "0012",
)
NAIVE = "SELECT pk FROM dossiers WHERE lower(name) LIKE '%hoa%' ORDER BY pk DESC LIMIT 50"


class Stroke(NamedTuple):
    """One search: what it took in ms by the clock and, where others use the machine too, of work."""

    ms: float
    typed: str
    work_ms: float


def keystrokes() -> list[str]:
    """Give what stands in the box after every key."""
    return list(dict.fromkeys(text[:end].strip() for text in TYPED for end in range(1, len(text) + 1)))


def main(dossiers: int = DOSSIERS) -> None:
    """Make the desk, measure and print the table."""
    with tempfile.TemporaryDirectory(prefix="bench-search-") as folder:
        desk = new_desk(Path(folder) / "desk")
        fill_lists(desk.database, dossiers)
        encrypted = _measure(desk.work)
        limit = _median(lambda: _rows_by_number(desk), 50)
        naive = _median(lambda: _naive(desk), 1)
        with _plain_twin(desk) as twin:
            plain = _measure(twin)
        desk.close()
    _table(encrypted, plain, limit, naive)


def _measure(works: SqliteUnitOfWorks) -> list[Stroke]:
    """Time every keystroke as the search box runs it: a reading unit of work, at most fifty rows."""
    times = []
    for _ in range(ROUNDS):
        for typed in keystrokes():
            began, busy = perf_counter(), process_time()
            with works(write=False) as work:
                work.dossiers.find(typed, 50)
            times.append(Stroke((perf_counter() - began) * 1e3, typed, (process_time() - busy) * 1e3))
    return times


def _rows_by_number(desk: OpenDesk) -> None:
    with desk.database.begin(write=False) as connection:
        connection.execute(text("SELECT * FROM dossiers ORDER BY pk DESC LIMIT 50")).all()


def _naive(desk: OpenDesk) -> None:
    with desk.database.begin(write=False) as connection:
        connection.execute(text(NAIVE.replace("'%hoa%'", "'%không có%'"))).all()


def _median(work: Callable[[], None], times: int) -> float:
    taken = []
    for _ in range(times):
        began = perf_counter()
        work()
        taken.append((perf_counter() - began) * 1e3)
    return statistics.median(taken)


class _PlainDatabase(Database):
    """A database without a key, which the program itself cannot open."""

    def __init__(self, desk: OpenDesk, file: Path) -> None:
        super().__init__(desk.database.folder, desk.database.label, b"", address=address_of(file, "rw"))

        def connect() -> Any:
            from sqlcipher3 import dbapi2

            return dbapi2.connect(str(file), isolation_level=None, check_same_thread=False)

        self._engine = make_engine(connect, Naming(desk.database.folder))


@contextmanager
def _plain_twin(desk: OpenDesk) -> Iterator[SqliteUnitOfWorks]:
    """Give the same desk without encryption, for the price of it."""
    twin = desk.root / "plain.db"
    with desk.database.plain() as connection:
        connection.exec_driver_sql(f"ATTACH DATABASE '{twin}' AS twin KEY ''")
        connection.exec_driver_sql("SELECT sqlcipher_export('twin')")
        connection.exec_driver_sql("DETACH DATABASE twin")
    database = _PlainDatabase(desk, twin)
    try:
        yield SqliteUnitOfWorks(database, SeededIds())
    finally:
        database.close()


def _table(
    encrypted: list[Stroke],
    plain: list[Stroke],
    limit: float,
    naive: float,
) -> None:
    def line(name: str, strokes: list[Stroke]) -> tuple[float, float, float]:
        values = sorted(stroke.ms for stroke in strokes)
        work = sorted(stroke.work_ms for stroke in strokes)
        at = int(len(values) * 0.99)
        median, tail, worst = statistics.median(values), values[at], max(strokes)
        print(f"{name:<34}{median:>9.2f}{tail:>9.2f}{work[at]:>10.2f}{worst.ms:>9.2f}  {worst.typed}")
        return median, tail, work[at]

    print(
        f"{'search, ' + str(len(keystrokes())) + ' keystrokes':<34}{'median':>9}{'p99':>9}{'p99 work':>10}{'worst ms':>9}"
    )
    median, tail, work = line("ours, encrypted", encrypted)
    plain_median, plain_tail, plain_work = line("ours, not encrypted", plain)
    print(f"{'limit: 50 rows by number':<34}{limit:>9.2f}")
    print(f"{'peer: LIKE on every name':<34}{naive:>9.0f}")
    verdict = "met" if plain_tail < FRAME_MS else "MISSED"
    print(f"p99 {tail:.1f} ms encrypted, {plain_tail:.1f} ms plain (goal plain < {FRAME_MS}: {verdict})")
    ratio = work / plain_work
    print(
        f"encrypted {ratio:.2f} times plain in work at p99, {median / plain_median:.2f} at the median"
        f" (goal <= {GOAL_ENCRYPTED}: {'met' if ratio <= GOAL_ENCRYPTED else 'MISSED'})"
    )
    print(f"median {median / limit:.1f} times the limit, {naive / median:,.0f} times faster than the peer")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else DOSSIERS)
