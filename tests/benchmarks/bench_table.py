"""A list of a million dossiers: first page, memory and scrolling, against 36 rows and against a plain list."""

from __future__ import annotations

import os
import subprocess
import sys

ROWS, SCREENFUL = 1_000_000, 36
STEPS = 600
PAGE_GOAL, MEMORY_GOAL_MB, FRAME_MS = 2.0, 15.0, 16.7

_SCRIPT = """
import sys, time
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView

from desk_app.domain.dossier.dossier import Status
from desk_app.domain.time.local_time import VIETNAM
from desk_app.messages import Messages
from desk_app.ports import DossierRow
from desk_app.qt.lasting_singletons import keep_singletons
from desk_app.qt.look import Look
from desk_app.screens.widgets.tables.dossier_columns import dossier_columns
from desk_app.screens.widgets.tables.row_table import RowTable
from desk_app.screens.widgets.tables.windowed_rows import WINDOW, WindowedRows

kind, rows, steps = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
START = datetime(2026, 11, 20, 9, 30, tzinfo=VIETNAM)


class Clock:
    def now(self):
        return START


def row(at):
    return DossierRow(
        f"H26.99.01-{at // 9999:06}-{at % 9999 + 1:04}", "NGUYỄN THỊ ƯỚC", "1.004873",
        "Cấp Giấy xác nhận tình trạng hôn nhân", Status.RECEIVED, START - timedelta(minutes=at), START,
    )


def rss():
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


class Plain(QAbstractTableModel):
    def __init__(self, columns):
        super().__init__()
        self.columns = columns
        self.kept = [row(at) for at in range(rows)]

    def rowCount(self, parent=QModelIndex()):
        return len(self.kept)

    def columnCount(self, parent=QModelIndex()):
        return len(self.columns)

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[index.column()].text(self.kept[index.row()])
        return None


def windowed(columns):
    model = WindowedRows(columns)

    def fetch(start, came):
        first = 0 if start is None else number(start) + 1
        came([row(at) for at in range(first, min(first + WINDOW, rows))])

    model.show_list(fetch)
    return model


def number(code):
    day, run = code.rsplit("-", 2)[1:]
    return int(day) * 9999 + int(run) - 1


keep_singletons()
app = QApplication([])
look = Look(app)
look.dress()
columns = dossier_columns(Messages("vi"), Clock())
warm = RowTable(windowed(columns), look, "warm")
warm.resize(1150, 600)
warm.show()
app.processEvents()
warm.hide()
before, began = rss(), time.perf_counter()
if kind == "plain":
    table = QTableView()
    model = Plain(columns)
    table.setModel(model)
else:
    model = windowed(columns)
    table = RowTable(model, look, "list")
table.resize(1150, 600)
table.show()
app.processEvents()
first = (time.perf_counter() - began) * 1000
bar, times = table.verticalScrollBar(), []
for _ in range(steps):
    step = time.perf_counter()
    bar.setValue(bar.value() + bar.pageStep())
    if model.canFetchMore(QModelIndex()) and bar.value() >= bar.maximum() - bar.pageStep():
        model.fetchMore(QModelIndex())
    table.viewport().repaint()
    times.append((time.perf_counter() - step) * 1000)
times.sort()
p99 = times[min(int(len(times) * 0.99), len(times) - 1)]
print(f"{first:.2f} {rss() - before:.2f} {times[len(times) // 2]:.2f} {p99:.2f} {model.rowCount()}", flush=True)
import os
os._exit(0)
"""


def main(rows: int = ROWS, steps: int = STEPS) -> None:
    """Measure each kind in a process of its own and print the table."""
    seen = {
        f"table of {SCREENFUL} rows": _run("windowed", SCREENFUL, steps),
        f"windowed model, {rows:,} rows": _run("windowed", rows, steps),
        f"plain list and table, {rows:,} rows": _run("plain", rows, steps),
    }
    small = seen[f"table of {SCREENFUL} rows"][0]
    print(f"{'':<38}{'first page ms':>14}{'ratio':>8}{'more MB':>9}{'scroll ms':>11}{'p99 ms':>8}")
    for name, (first, memory, median, p99) in seen.items():
        print(f"{name:<38}{first:>14.1f}{first / small:>8.2f}{memory:>9.1f}{median:>11.2f}{p99:>8.2f}")
    first, memory, _, p99 = seen[f"windowed model, {rows:,} rows"]
    print(
        f"goals: first page <= {PAGE_GOAL} x {SCREENFUL} rows: {_word(first / small <= PAGE_GOAL)}; ", end=""
    )
    print(f"<= {MEMORY_GOAL_MB:.0f} MB more: {_word(memory <= MEMORY_GOAL_MB)}; ", end="")
    print(f"scroll p99 < {FRAME_MS} ms: {_word(p99 < FRAME_MS)}")


def _run(kind: str, rows: int, steps: int) -> tuple[float, float, float, float]:
    """Give first page (ms), memory more (MB), median and p99 of one page of scrolling (ms)."""
    command = [sys.executable, "-c", _SCRIPT, kind, str(rows), str(steps)]
    around = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=around, timeout=600)
    first, memory, median, p99, _ = (float(part) for part in done.stdout.split())
    return first, memory, median, p99


def _word(met: bool) -> str:
    return "met" if met else "MISSED"


if __name__ == "__main__":
    main()
