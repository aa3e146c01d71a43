"""The table of desks, as tall as it has rows, so that the page scrolls as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from desk_app.screens.day_close.desk_columns import DeskRow, desk_columns
from desk_app.screens.widgets.tables.row_table import RowTable
from desk_app.screens.widgets.tables.windowed_rows import Window, WindowedRows
from desk_app.screens.workplace import Workplace

if TYPE_CHECKING:
    from desk_app.services.day.picture import DeskAtDay

MOST_ROWS = 8


class DesksTable(RowTable):
    """One line for each desk of the ward."""

    HIGH = 30

    def __init__(self, workplace: Workplace, name: str) -> None:
        model = WindowedRows(desk_columns(workplace.clock.now))
        super().__init__(model, workplace.look, name)
        self._model = model
        self.setProperty("role", "inside")
        self.show_desks(())

    @property
    def rows(self) -> list[dict[str, str]]:
        """Everything shown, by heading."""
        return [
            {
                column.heading: str(self._model.data(self._model.index(at, place)))
                for place, column in enumerate(self._model.columns)
            }
            for at in range(self._model.rowCount())
        ]

    def show_desks(self, desks: Sequence[DeskAtDay]) -> None:
        """Show these desks."""
        rows: list[DeskRow] = [DeskRow(desk) for desk in desks]

        def fetch(start: str | None, came: Callable[[Window], None]) -> None:
            came(rows)

        self._model.show_list(fetch)
        self._fit()

    def sizeHint(self) -> QSize:
        """Be as tall as the rows need."""
        rows = min(max(self._model.rowCount(), 1), MOST_ROWS)
        height = (
            self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize()
        )
        return QSize(super().sizeHint().width(), height + 2 * self.frameWidth() + 2)

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
