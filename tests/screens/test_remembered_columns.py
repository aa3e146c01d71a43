"""A column drawn wider and the order of a list are there again in the next session, at every size of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk_app.qt.look import Look
from desk_app.qt.window_choices import WindowChoices, use_choices
from desk_app.screens.widgets.tables.list_column import ListColumn
from desk_app.screens.widgets.tables.row_table import RowTable
from desk_app.screens.widgets.tables.windowed_rows import Window, WindowedRows


@dataclass(frozen=True)
class Row:
    code: str


COLUMNS: tuple[ListColumn[Row], ...] = (
    ListColumn("Mã", lambda row: row.code, 10),
    ListColumn("Ngược", lambda row: row.code[::-1], 10),
    ListColumn("Còn lại", lambda row: row.code, 10, stretches=True),
)
ROWS = (Row("B1"), Row("A3"), Row("C2"))


@pytest.fixture(autouse=True)
def own_file(tmp_path: Path) -> Iterator[None]:
    """Keep choices in a file of this test."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))
    use_choices(WindowChoices())
    yield
    use_choices(None)


def a_session(qtbot: QtBot, name: str = "list", columns: tuple[ListColumn[Row], ...] = COLUMNS) -> RowTable:
    """Give the list as a session shows it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    use_choices(WindowChoices())
    table = RowTable(WindowedRows(columns), Look(app), "Danh sách")
    table.remember_as(name)
    qtbot.addWidget(table)
    table.resize(800, 300)
    with qtbot.waitExposed(table):
        table.show()

    def fetch(_start: str | None, came: Callable[[Window], None]) -> None:
        came(ROWS)

    table._rows.show_list(fetch)
    return table


def draw(table: RowTable, at: int, by: int) -> int:
    """Draw a column wider with the mouse; gives its width."""
    head = table.horizontalHeader()
    edge = QPoint(head.sectionPosition(at) + head.sectionSize(at) - 1, head.height() // 2)
    QTest.mousePress(head.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(head.viewport(), edge + QPoint(by, 0))
    QTest.mouseRelease(head.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(by, 0))
    return table.columnWidth(at)


def codes(table: RowTable) -> list[str]:
    return [table._rows.row(at).code for at in range(3)]


def test_a_column_drawn_wider_is_as_wide_the_next_time(qtbot: QtBot) -> None:
    first = a_session(qtbot)
    usual = first.columnWidth(1)
    drawn = draw(first, 1, 60)
    assert drawn == usual + 60
    again = a_session(qtbot)
    assert again.columnWidth(1) == pytest.approx(drawn, abs=1)
    assert again.columnWidth(0) == first.columnWidth(0)


def test_the_order_of_a_list_is_there_the_next_time(qtbot: QtBot) -> None:
    first = a_session(qtbot)
    assert codes(first) == ["B1", "A3", "C2"]
    first._sort_by(0)
    first._sort_by(0)
    again = a_session(qtbot)
    assert codes(again) == ["C2", "B1", "A3"]
    assert again.horizontalHeader().isSortIndicatorShown()
    again._sort_by(0)
    assert codes(a_session(qtbot)) == ["B1", "A3", "C2"], "the third click gives the list as it comes"


def test_each_list_is_remembered_for_itself(qtbot: QtBot) -> None:
    a_session(qtbot)._sort_by(1)
    other = a_session(qtbot, "another")
    assert codes(other) == ["B1", "A3", "C2"]


def test_a_list_with_other_columns_than_last_time_is_as_it_comes(qtbot: QtBot) -> None:
    a_session(qtbot)._sort_by(1)
    assert codes(a_session(qtbot, columns=COLUMNS[:2])) == ["B1", "A3", "C2"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"columns": 3}',
        '{"columns": 3, "widths": {"9": 5, "1": 1e9}, "order": [7, true]}',
        '{"columns": 3, "widths": {"1": "wide"}, "order": null}',
    ],
)
def test_what_nobody_understands_leaves_the_list_usable(qtbot: QtBot, text: str) -> None:
    WindowChoices().keep_columns("list", text)
    table = a_session(qtbot)
    assert codes(table) == ["B1", "A3", "C2"]
    assert table.columnWidth(1) <= 200 * table.fontMetrics().horizontalAdvance("0")
