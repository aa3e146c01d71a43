"""A list of any length costs a few windows of rows, and every row can be come back to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex

from desk_app.screens.widgets.tables.windowed_rows import WINDOW, WINDOWS_KEPT, Window, WindowedRows


@dataclass(frozen=True)
class Row:
    code: str


@dataclass(frozen=True)
class CodeColumn:
    heading: str = "Mã"
    letters: int = 10
    stretches: bool = False
    spare: int = 0
    is_number: bool = False

    def text(self, row: Row) -> str:
        return row.code

    def tone(self, row: Row) -> str:
        return "ink"


class LongList:
    """A list that exists only as a rule, and remembers what was asked of it."""

    def __init__(self, length: int) -> None:
        self.length = length
        self.asked: list[str | None] = []
        self.waiting: list[tuple[Callable[[Window], None], Window]] = []

    def fetch(self, start: str | None, came: Callable[[Window], None]) -> None:
        self.asked.append(start)
        first = 0 if start is None else int(start) + 1
        self.waiting.append((came, [Row(str(at)) for at in range(first, min(first + WINDOW, self.length))]))

    def answer(self) -> None:
        waiting, self.waiting = self.waiting, []
        for came, window in waiting:
            came(window)


@pytest.fixture
def model() -> WindowedRows:
    return WindowedRows([CodeColumn()])


def shown(model: WindowedRows, at: int) -> str:
    return str(model.data(model.index(at, 0)))


def read_on(model: WindowedRows, rows: LongList, windows: int) -> None:
    for _ in range(windows):
        if model.canFetchMore(QModelIndex()):
            model.fetchMore(QModelIndex())
            rows.answer()


def test_the_first_window_alone_is_fetched(model: WindowedRows) -> None:
    rows = LongList(1_000_000)
    model.show_list(rows.fetch)
    rows.answer()
    assert model.rowCount() == WINDOW
    assert rows.asked == [None]
    assert shown(model, 0) == "0"


def test_reading_on_fetches_one_window_after_the_other(model: WindowedRows) -> None:
    rows = LongList(1_000_000)
    model.show_list(rows.fetch)
    rows.answer()
    read_on(model, rows, 3)
    assert model.rowCount() == 4 * WINDOW
    assert shown(model, 350) == "350"


def test_memory_holds_a_few_windows_and_fetches_the_others_again(model: WindowedRows) -> None:
    rows = LongList(1_000_000)
    model.show_list(rows.fetch)
    rows.answer()
    read_on(model, rows, WINDOWS_KEPT + 5)
    asked = len(rows.asked)
    assert shown(model, 5) == ""
    assert len(rows.asked) == asked + 1
    rows.answer()
    assert shown(model, 5) == "5"


def test_a_list_ends_where_it_ends(model: WindowedRows) -> None:
    rows = LongList(2 * WINDOW)
    model.show_list(rows.fetch)
    rows.answer()
    read_on(model, rows, 5)
    assert model.rowCount() == 2 * WINDOW
    assert not model.canFetchMore(QModelIndex())


def test_an_answer_to_an_earlier_list_is_thrown_away(model: WindowedRows) -> None:
    slow, quick = LongList(50), LongList(3)
    model.show_list(slow.fetch)
    model.show_list(quick.fetch)
    slow.answer()
    assert model.rowCount() == 0
    quick.answer()
    assert model.rowCount() == 3


def test_the_rows_shown_stay_until_the_new_list_has_come(model: WindowedRows) -> None:
    first, second = LongList(10), LongList(4)
    model.show_list(first.fetch)
    first.answer()
    model.show_list(second.fetch)
    assert model.rowCount() == 10
    second.answer()
    assert model.rowCount() == 4


def test_an_empty_list_is_empty(model: WindowedRows) -> None:
    rows = LongList(0)
    model.show_list(rows.fetch)
    rows.answer()
    assert model.rowCount() == 0
    assert not model.canFetchMore(QModelIndex())
